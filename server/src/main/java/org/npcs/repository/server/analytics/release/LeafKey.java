package org.npcs.repository.server.analytics.release;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The canonical keys of cells: unit, codes by dimension in alphabetical order, and the period. */
final class LeafKey {

    private LeafKey() {}

    /** A cell without its period, such as {@code incidents|ageBand=LT1,kind=fatality}. */
    static String of(String unit, Map<String, String> codes) {
        return unit
                + '|'
                + new TreeMap<>(codes)
                        .entrySet().stream()
                                .map(code -> code.getKey() + '=' + code.getValue())
                                .collect(Collectors.joining(","));
    }

    /** The cell of a period. */
    static String at(String leaf, Slab slab) {
        return leaf + '|' + slab.id();
    }

    /** Codes with one more. */
    static Map<String, String> with(Map<String, String> codes, String dimension, String code) {
        var more = new TreeMap<>(codes);
        more.put(dimension, code);
        return more;
    }
}
