package org.npcs.repository.server.analytics.release;

import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.analytics.table.Series;

/** Cells that follow from others of the same owner and period: what is left of a whole, and the wholes of parts. */
final class DerivedCells {

    private static final String REVIEWS = CellSpace.REVIEWS;

    private final Map<String, Integer> counts;
    private final Series series;

    DerivedCells(Map<String, Integer> counts, Series series) {
        this.counts = counts;
        this.series = series;
    }

    void add() {
        var items = series.all();
        for (String item : items) {
            CellSpace.combinationsOf(pooled("item-prevalence")).forEach(codes -> ratings(codes, item));
            twice(item);
        }
        for (int i = 0; i < items.size(); i++) {
            for (int j = i + 1; j < items.size(); j++) {
                pair(items.get(i), items.get(j));
            }
        }
        for (String theme : codes("theme")) {
            CellSpace.combinationsOf(pooled("opportunity-themes"))
                    .forEach(codes -> put(
                            LeafKey.with(codes, "theme", "not " + theme),
                            at(codes) - at(LeafKey.with(codes, "theme", theme))));
        }
        for (String step : codes("step")) {
            int whole = sum(CellSpace.INCIDENTS, Map.of("step", step), "band");
            set(CellSpace.INCIDENTS, Map.of("step", step), whole);
            set(CellSpace.INCIDENTS, Map.of("step", step, "band", "none"), incidents() - whole);
        }
    }

    private void ratings(Map<String, String> codes, String item) {
        var of = LeafKey.with(codes, "item", item);
        int rated = at(LeafKey.with(of, "outcome", "actionable")) + at(LeafKey.with(of, "outcome", "not-actionable"));
        put(LeafKey.with(of, "outcome", "rated"), rated);
        put(LeafKey.with(of, "outcome", "not-rated"), at(codes) - rated);
    }

    private void twice(String item) {
        int twice = sum(REVIEWS, Map.of("item", item), "agreement");
        put(Map.of("item", item, "agreement", "twice"), twice);
        put(Map.of("item", item, "agreement", "once"), at(Map.of()) - twice);
    }

    private void pair(String one, String other) {
        int both = at(Map.of("item", one, "otherItem", other));
        int first = at(Map.of("item", one, "outcome", "actionable")) - both;
        int second = at(Map.of("item", other, "outcome", "actionable")) - both;
        put(Map.of("item", one, "otherItem", "not " + other), first);
        put(Map.of("item", other, "otherItem", "not " + one), second);
        put(Map.of("item", "not " + one, "otherItem", "not " + other), at(Map.of()) - both - first - second);
    }

    private int sum(String unit, Map<String, String> codes, String dimension) {
        return codes(dimension).stream()
                .mapToInt(code -> counts.getOrDefault(LeafKey.of(unit, LeafKey.with(codes, dimension, code)), 0))
                .sum();
    }

    private int incidents() {
        return counts.getOrDefault(LeafKey.of(CellSpace.INCIDENTS, Map.of()), 0);
    }

    private int at(Map<String, String> codes) {
        return counts.getOrDefault(LeafKey.of(REVIEWS, codes), 0);
    }

    private void put(Map<String, String> codes, int n) {
        set(REVIEWS, codes, n);
    }

    private void set(String unit, Map<String, String> codes, int n) {
        if (n != 0) {
            counts.put(LeafKey.of(unit, codes), n);
        }
    }

    private static List<String> codes(String dimension) {
        return Definitions.published()
                .analysis()
                .dimension(dimension)
                .orElseThrow()
                .pooledCodes();
    }

    private static List<List<String>> pooled(String table) {
        return Definitions.published()
                .analysis()
                .table(table)
                .map(AnalysisTable::pooled)
                .orElseThrow();
    }
}
