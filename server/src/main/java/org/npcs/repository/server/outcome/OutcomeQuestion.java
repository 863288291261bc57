package org.npcs.repository.server.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.server.exchange.period.Period;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/**
 * Which outcomes are asked for; null for what was left open.
 *
 * @param measure only this measure
 * @param domain only measures of this domain
 * @param period only this period
 * @param calendar calendar of the periods
 * @param length length of the periods
 * @param from a day in the first period
 * @param to a day in the last period
 * @param together how many successive periods are taken together
 * @param asOf instant of the past
 */
public record OutcomeQuestion(
        @Nullable String measure,
        @Nullable String domain,
        @Nullable String period,
        String calendar,
        String length,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        int together,
        @Nullable Instant asOf) {

    /** Refuses a question for a period and for a span at once. */
    public OutcomeQuestion {
        if (period != null && (from != null || to != null)) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter(from == null ? "to" : "from")
                    .detail("Ask for a period, or for the periods between two days."));
        }
    }

    /**
     * The measures that are asked for, in the order of their identifiers.
     *
     * @throws ProblemException {@code invalid-parameter} for a measure or a domain that is not published
     */
    List<Measure> measures() {
        var all = Definitions.published().outcomes().newest();
        require("measure", measure, all.stream().map(Measure::id).toList());
        require(
                "domain",
                domain,
                Definitions.published().codeSystem("outcome-domain").orElseThrow().codes().stream()
                        .map(code -> code.code())
                        .toList());
        return all.stream()
                .filter(one -> measure == null || one.id().equals(measure))
                .filter(one -> domain == null || one.domain().equals(domain))
                .toList();
    }

    /** A period and those before it that are taken together with it, in their order. */
    List<Period> together(Period last) {
        var periods = new ArrayDeque<>(List.of(last));
        while (periods.size() < together) {
            var first = periods.getFirst();
            periods.addFirst(first.calendar().at(first.length(), first.start().minusDays(1)));
        }
        return List.copyOf(periods);
    }

    private static void require(String parameter, @Nullable String value, List<String> known) {
        if (value != null && !known.contains(value)) {
            throw ProblemException.of(
                    ProblemCode.INVALID_PARAMETER, d -> d.parameter(parameter).allowed(known));
        }
    }
}
