package org.npcs.repository.server.analytics.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.analytics.table.Leaf;
import org.npcs.repository.server.analytics.table.Series;

/** The counts of one owner by quarter and cell, as the catalogue names them. */
final class OwnersCounts {

    private final Series series;
    private final Map<String, Map<String, Integer>> stated = new TreeMap<>();
    private final Map<String, Map<String, Integer>> byQuarter = new TreeMap<>();

    OwnersCounts(Series series) {
        this.series = series;
    }

    /** Takes counts of a unit; codes count as figures across members tell them. */
    void add(String unit, List<Leaf> leaves) {
        for (Leaf leaf : leaves) {
            var codes = new HashMap<String, String>();
            leaf.values().forEach((dimension, code) -> codes.put(dimension, code(dimension, code)));
            byQuarter
                    .computeIfAbsent(Slab.quarter(leaf.month()).id(), quarter -> new TreeMap<>())
                    .merge(LeafKey.of(unit, inOrder(codes)), Math.toIntExact(leaf.n()), Integer::sum);
        }
    }

    private String code(String dimension, String code) {
        if (dimension.equals("item") || dimension.equals("otherItem")) {
            return series.of(code);
        }
        return Definitions.published()
                .analysis()
                .dimension(dimension)
                .map(known -> known.pooled(code))
                .orElse(code);
    }

    /** A pair has no order of its own: the item that stands first in the instrument is the first. */
    private Map<String, String> inOrder(Map<String, String> codes) {
        var one = codes.get("item");
        var other = codes.get("otherItem");
        if (one != null && other != null) {
            var order = new ArrayList<>(series.all());
            if (order.indexOf(one) > order.indexOf(other)) {
                codes.put("item", other);
                codes.put("otherItem", one);
            }
        }
        return codes;
    }

    /** Takes what is stated, by the key under which it is contributed. */
    void add(Map<String, Map<String, Integer>> statements) {
        stated.putAll(statements);
    }

    /** The counts of each quarter, and what is stated. */
    Map<String, Map<String, Integer>> contributions() {
        var all = new TreeMap<>(byQuarter);
        all.putAll(stated);
        return all;
    }

    /** The cells of a period, with those that follow from others. */
    static Map<String, Integer> cells(Map<String, Map<String, Integer>> byQuarter, Slab slab, Series series) {
        var sums = new LinkedHashMap<String, Integer>();
        for (String quarter : slab.quarters()) {
            byQuarter.getOrDefault(quarter, Map.of()).forEach((leaf, n) -> sums.merge(leaf, n, Integer::sum));
        }
        new DerivedCells(sums, series).add();
        return sums;
    }
}
