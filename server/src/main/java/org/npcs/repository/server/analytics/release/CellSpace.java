package org.npcs.repository.server.analytics.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.npcs.repository.contract.definition.AnalysisCatalogue;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.analytics.disclosure.Relation;

/**
 * All cells that a release can have in one period, told or not, and the sums among them. Which there are follows from the
 * catalogue alone: a cell that nobody contributes to is there, too, so that being there tells nothing.
 */
final class CellSpace {

    static final String INCIDENTS = "incidents";
    static final String REVIEWS = "reviews";
    static final String RECOMMENDATIONS = "recommendations";

    private static final AnalysisCatalogue CATALOGUE = Definitions.published().analysis();

    private final Slab slab;
    private final Set<String> cells = new LinkedHashSet<>();
    private final List<Relation> relations = new ArrayList<>();

    private CellSpace(Slab slab) {
        this.slab = slab;
    }

    /** The cells of a period. */
    static CellSpace of(Slab slab, Collection<String> items, List<String> elements) {
        var space = new CellSpace(slab);
        if (slab.length().equals("quarter")) {
            space.trend();
        } else {
            space.incidents(elements);
            space.reviews(List.copyOf(items));
            space.sets(RECOMMENDATIONS, Map.of(), pooled("recommendations"));
        }
        return space;
    }

    Set<String> cells() {
        return cells;
    }

    List<Relation> relations() {
        return relations;
    }

    private void trend() {
        sets(INCIDENTS, Map.of(), pooled("trend"));
        for (String panel : List.of("fixed", "later")) {
            sets(INCIDENTS, Map.of("panel", panel), pooled("trend"));
        }
        each(pooled("trend"), codes -> parts(INCIDENTS, codes, "panel", List.of("fixed", "later")));
    }

    private void incidents(List<String> elements) {
        sets(INCIDENTS, Map.of(), pooled("incidents"));
        for (String step : codes("step")) {
            var whole = Map.of("step", step);
            parts(INCIDENTS, whole, "band", codes("band"));
            sum(
                    key(INCIDENTS, Map.of()),
                    List.of(key(INCIDENTS, whole), key(INCIDENTS, LeafKey.with(whole, "band", "none"))));
        }
        for (String element : elements) {
            sum(
                    key(INCIDENTS, Map.of()),
                    codes("answer").stream()
                            .map(answer -> key(INCIDENTS, Map.of("element", element, "answer", answer)))
                            .toList());
        }
    }

    private void reviews(List<String> items) {
        var sets = new LinkedHashSet<>(pooled("item-prevalence"));
        sets.addAll(pooled("opportunity-themes"));
        sets(REVIEWS, Map.of(), List.copyOf(sets));
        for (String item : items) {
            item(item);
        }
        if (told("agreement")) {
            items.forEach(this::twice);
        }
        for (int i = 0; i < items.size() && told("co-occurrence"); i++) {
            for (int j = i + 1; j < items.size(); j++) {
                pair(items.get(i), items.get(j));
            }
        }
        for (String theme : codes("theme")) {
            each(
                    pooled("opportunity-themes"),
                    codes -> sum(
                            key(REVIEWS, codes),
                            List.of(
                                    key(REVIEWS, LeafKey.with(codes, "theme", theme)),
                                    key(REVIEWS, LeafKey.with(codes, "theme", "not " + theme)))));
            sets(REVIEWS, Map.of("theme", theme), pooled("opportunity-themes"));
        }
    }

    private void item(String item) {
        for (String outcome : List.of("actionable", "not-actionable", "not-rated", "rated")) {
            sets(REVIEWS, Map.of("item", item, "outcome", outcome), pooled("item-prevalence"));
        }
        each(pooled("item-prevalence"), codes -> {
            var of = LeafKey.with(codes, "item", item);
            parts(REVIEWS, LeafKey.with(of, "outcome", "rated"), "outcome", List.of("actionable", "not-actionable"));
            sum(
                    key(REVIEWS, codes),
                    List.of(
                            key(REVIEWS, LeafKey.with(of, "outcome", "rated")),
                            key(REVIEWS, LeafKey.with(of, "outcome", "not-rated"))));
        });
    }

    /** Whether releases tell a table in periods of this length. */
    private boolean told(String table) {
        return CATALOGUE.table(table).orElseThrow().periods().contains(slab.length());
    }

    private void twice(String item) {
        var twice = Map.of("item", item, "agreement", "twice");
        parts(REVIEWS, twice, "agreement", codes("agreement"));
        sum(
                key(REVIEWS, Map.of()),
                List.of(key(REVIEWS, twice), key(REVIEWS, Map.of("item", item, "agreement", "once"))));
    }

    /** The four ways in which two items can be actionable or not; only the first is told. */
    private void pair(String one, String other) {
        var both = key(REVIEWS, Map.of("item", one, "otherItem", other));
        var first = key(REVIEWS, Map.of("item", one, "otherItem", "not " + other));
        var second = key(REVIEWS, Map.of("item", other, "otherItem", "not " + one));
        var neither = key(REVIEWS, Map.of("item", "not " + one, "otherItem", "not " + other));
        sum(key(REVIEWS, Map.of("item", one, "outcome", "actionable")), List.of(both, first));
        sum(key(REVIEWS, Map.of("item", other, "outcome", "actionable")), List.of(both, second));
        sum(key(REVIEWS, Map.of()), List.of(both, first, second, neither));
    }

    /** The cells of sets of dimensions; each is a part of the one without one of its dimensions. */
    private void sets(String unit, Map<String, String> fixed, List<List<String>> sets) {
        for (List<String> set : sets) {
            for (String left : set) {
                var others = set.stream().filter(one -> !one.equals(left)).toList();
                each(List.of(others), codes -> {
                    var whole = new LinkedHashMap<>(codes);
                    whole.putAll(fixed);
                    parts(unit, whole, left, codes(left));
                });
            }
            if (set.isEmpty()) {
                cells.add(key(unit, fixed));
            }
        }
    }

    private static void each(List<List<String>> sets, Consumer<Map<String, String>> work) {
        combinationsOf(sets).forEach(work);
    }

    /** All codes of the dimensions of each set, each with each. */
    static List<Map<String, String>> combinationsOf(List<List<String>> sets) {
        return sets.stream().flatMap(set -> combinations(set).stream()).toList();
    }

    /** All codes of some dimensions, each with each. */
    static List<Map<String, String>> combinations(List<String> set) {
        List<Map<String, String>> all = List.of(Map.of());
        for (String dimension : set) {
            var next = new ArrayList<Map<String, String>>();
            all.forEach(codes -> codes(dimension).forEach(code -> next.add(LeafKey.with(codes, dimension, code))));
            all = next;
        }
        return all;
    }

    private void parts(String unit, Map<String, String> whole, String dimension, List<String> codes) {
        // What is told of a part of another dimension has this name in it already, such as "outcome=rated".
        var rest = new LinkedHashMap<>(whole);
        rest.remove(dimension);
        sum(
                key(unit, whole),
                codes.stream()
                        .map(code -> key(unit, LeafKey.with(rest, dimension, code)))
                        .toList());
    }

    private void sum(String total, List<String> parts) {
        cells.add(total);
        cells.addAll(parts);
        relations.add(new Relation(total, parts));
    }

    private String key(String unit, Map<String, String> codes) {
        return LeafKey.at(LeafKey.of(unit, codes), slab);
    }

    private static List<String> codes(String dimension) {
        return CATALOGUE.dimension(dimension).orElseThrow().codes();
    }

    private static List<List<String>> pooled(String table) {
        return CATALOGUE.table(table).map(AnalysisTable::pooled).orElseThrow();
    }
}
