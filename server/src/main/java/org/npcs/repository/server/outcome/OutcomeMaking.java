package org.npcs.repository.server.outcome;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.contract.measure.ObservationCheck;
import org.npcs.repository.server.exchange.period.Period;
import org.npcs.repository.server.outcome.Outcome.Number;
import org.npcs.repository.server.outcome.Outcome.Statement;
import org.npcs.repository.server.outcome.Outcome.Status;
import tools.jackson.databind.JsonNode;

/** Makes outcomes of what was read of a member. */
final class OutcomeMaking {

    private final OwnNumbers numbers;
    private final LocalDate seen;

    /**
     * Outcomes of these numbers.
     *
     * @param seen the day up to which something could have been seen
     */
    OutcomeMaking(OwnNumbers numbers, LocalDate seen) {
        this.numbers = numbers;
        this.seen = seen;
    }

    /** The outcome of successive periods: of the sums of their numbers, and of none when one of them has no numbers. */
    Outcome of(Measure measure, List<Period> periods) {
        var each = periods.stream().map(period -> of(measure, period)).toList();
        var last = each.get(each.size() - 1);
        if (each.size() == 1) {
            return last;
        }
        var gap = each.stream().filter(one -> !one.counted()).findFirst();
        if (gap.isPresent()) {
            return outcome(last.measure(), periods, gap.get().status(), Number.NONE, Number.NONE, null);
        }
        if (each.stream().map(one -> one.measure().version()).distinct().count() > 1) {
            return outcome(last.measure(), periods, Status.VERSIONS_DIFFER, Number.NONE, Number.NONE, null);
        }
        return outcome(
                last.measure(),
                periods,
                Status.AVAILABLE,
                Sums.number(each, Outcome::numerator),
                Sums.number(each, Outcome::denominator),
                Sums.statement(each));
    }

    private Outcome of(Measure measure, Period period) {
        return measure.computed() ? computed(measure, period) : stated(measure, period);
    }

    private Outcome computed(Measure measure, Period period) {
        var cases = Objects.requireNonNull(measure.numerator().caseDefinition());
        var row = numbers.denominators()
                .get(period.id() + "/"
                        + Objects.requireNonNull(measure.denominator().denominator()));
        var denominator = row == null
                ? Number.NONE
                : new Number(
                        row.content().path("value").asLong(0),
                        "stated-denominator",
                        null,
                        row.content().path("source").asString(null));
        if (numbers.silent(period)) {
            return outcome(measure, List.of(period), Status.NOTHING_REPORTED, Number.NONE, denominator, null);
        }
        var numerator = new Number(numbers.count(cases, period), "incidents", null, null);
        return outcome(
                measure,
                List.of(period),
                row == null ? Status.DENOMINATOR_MISSING : Status.AVAILABLE,
                numerator,
                denominator,
                null);
    }

    private Outcome stated(Measure newest, Period period) {
        var row = numbers.observations().get(newest.id() + "/" + period.id());
        if (row == null || row.state().equals(Observation.RETRACTED)) {
            var status = row == null ? Status.NOT_OBSERVED : Status.RETRACTED;
            return outcome(newest, List.of(period), status, Number.NONE, Number.NONE, null);
        }
        var content = row.content();
        var measure = Definitions.published()
                .outcomes()
                .measure(newest.id(), content.path("measureVersion").asString(""))
                .orElse(newest);
        return outcome(
                measure,
                List.of(period),
                Status.AVAILABLE,
                part(content, measure.numerator().part()),
                part(content, measure.denominator().part()),
                new Statement(
                        content.path("status").asString(""),
                        content.path("coverage").asString(""),
                        ObservationCheck.warnings(measure, content)));
    }

    private static Number part(JsonNode content, @Nullable String part) {
        for (JsonNode one : content.path("parts")) {
            if (one.path("part").asString("").equals(part)) {
                var source = content.path("source");
                return new Number(
                        one.path("value").asLong(0),
                        source.path("kind").asString(null),
                        source.path("edition").asString(null),
                        null);
            }
        }
        return Number.NONE;
    }

    /** No value without both numbers, whatever the status would be. */
    private Outcome outcome(
            Measure measure,
            List<Period> periods,
            Status status,
            Number numerator,
            Number denominator,
            @Nullable Statement statement) {
        var counted = numerator.value();
        var whole = denominator.value();
        var ended = seen.isAfter(periods.get(periods.size() - 1).end());
        if (status != Status.AVAILABLE || counted == null || whole == null || whole == 0) {
            var why = status != Status.AVAILABLE
                    ? status
                    : whole == null || counted == null ? Status.DENOMINATOR_MISSING : Status.DENOMINATOR_ZERO;
            return new Outcome(measure, periods, ended, why, numerator, denominator, null, null, statement);
        }
        return new Outcome(
                measure,
                periods,
                ended,
                status,
                numerator,
                denominator,
                Valuation.value(measure, counted, whole),
                Valuation.interval(measure, counted, whole),
                statement);
    }
}
