package org.npcs.repository.server.analytics.charting;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.CaseDefinition;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.analytics.chart.SeriesKind;
import org.npcs.repository.server.analytics.table.Asked;
import org.npcs.repository.server.analytics.table.Series;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/**
 * What is followed over time.
 *
 * @param cases the cases that are counted; null for an item
 * @param whole the cases of which they are a part; null where there is no whole
 * @param item the item that is actionable or not; null for cases
 * @param denominator what a rate is taken of; null where it is none
 */
record Measure(
        @Nullable CaseDefinition cases,
        @Nullable CaseDefinition whole,
        @Nullable String item,
        @Nullable Code denominator) {

    /** Rates are for so many units of exposure. */
    static final double PER = 100_000;

    /** The items of the instrument over its versions. */
    static final Series ITEMS = Series.of(Asked.INSTRUMENT, true);

    /**
     * The measure that was meant.
     *
     * @throws ProblemException {@code invalid-parameter}, {@code unknown-case}
     */
    static Measure of(SeriesAsked asked) {
        if ((asked.measure() == null) == (asked.item() == null)) {
            throw invalid(
                    "measure", "A chart is of a case definition in `measure` or of an item in `item`.", List.of());
        }
        if (asked.item() != null && (asked.of() != null || asked.denominator() != null)) {
            throw invalid("item", "An item is a share of the reviews in which it is rated.", List.of());
        }
        if (asked.of() != null && asked.denominator() != null) {
            throw invalid("denominator", "A chart is of a share with `of` or of a rate with `denominator`.", List.of());
        }
        return new Measure(
                cases("measure", asked.measure()),
                cases("of", asked.of()),
                item(asked.item()),
                denominator(asked.denominator()));
    }

    private static @Nullable CaseDefinition cases(String parameter, @Nullable String id) {
        var catalogue = Definitions.published().analysis();
        return id == null
                ? null
                : catalogue
                        .caseDefinition(id)
                        .orElseThrow(() -> ProblemException.of(ProblemCode.UNKNOWN_CASE, d -> d.parameter(parameter)
                                .allowed(catalogue.caseDefinitions().stream()
                                        .map(CaseDefinition::id)
                                        .toList())));
    }

    private static @Nullable String item(@Nullable String id) {
        if (id != null && !ITEMS.all().contains(id)) {
            throw invalid("item", null, ITEMS.all());
        }
        return id;
    }

    private static @Nullable Code denominator(@Nullable String id) {
        var codes = Definitions.published().codeSystem("denominator").orElseThrow();
        return id == null
                ? null
                : codes.find(id)
                        .orElseThrow(() -> invalid(
                                "denominator",
                                null,
                                codes.codes().stream().map(Code::code).toList()));
    }

    private static ProblemException invalid(String parameter, @Nullable String detail, List<String> allowed) {
        return ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> {
            d.parameter(parameter).allowed(allowed);
            if (detail != null) {
                d.detail(detail);
            }
        });
    }

    SeriesKind kind() {
        if (denominator != null) {
            return SeriesKind.RATE;
        }
        return cases != null && whole == null ? SeriesKind.COUNT : SeriesKind.PROPORTION;
    }

    /** The measure in words. */
    String name() {
        return cases == null ? ITEMS.label(Objects.requireNonNull(item)) : cases.name();
    }

    String valueLabel() {
        if (denominator != null) {
            return "Incidents per 100,000: " + denominator.label();
        }
        if (cases == null) {
            return "Share of rated final reviews in which the item is actionable";
        }
        return whole == null ? "Incidents" : "Share of: " + whole.name();
    }

    /** The date by which records fall into periods unless another one is asked for. */
    String dateBasis() {
        return cases == null ? "finalised" : "event";
    }
}
