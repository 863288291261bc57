package org.npcs.repository.server.analytics.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.BundleVersion;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.contract.definition.StatedFigures;
import org.npcs.repository.server.analytics.table.Stated;

/**
 * Numbers that members state together: those of a measure, of a care bundle, or of learning. They are taken over from an earlier release
 * as a whole or not at all.
 *
 * @param table the table that tells them
 * @param name the measure or bundle
 * @param shares whether what is counted is a part of what it is counted of
 * @param rows the codes of the rows
 */
record StatedGroup(String table, String name, boolean shares, List<Map<String, String>> rows) {

    static final String N = "n";
    static final String OF = "of";
    static final String REST = "rest";

    /** What no identifier of a quarter has. */
    private static final String BETWEEN = "/";

    private static final List<StatedGroup> ALL = made();

    /** All groups; which there are follows from what is published. */
    static List<StatedGroup> all() {
        return ALL;
    }

    private static List<StatedGroup> made() {
        var all = new ArrayList<StatedGroup>();
        for (Measure measure : StatedFigures.measures()) {
            all.add(new StatedGroup(
                    StatedFigures.OUTCOMES,
                    measure.id(),
                    StatedFigures.share(measure.id()),
                    List.of(Map.of("measure", measure.id()))));
        }
        for (BundleVersion bundle : StatedFigures.bundles()) {
            all.add(new StatedGroup(
                    StatedFigures.BUNDLE,
                    bundle.bundle(),
                    true,
                    StatedFigures.elements(bundle.bundle()).stream()
                            .map(element -> Map.of("bundle", bundle.bundle(), "bundleElement", element))
                            .toList()));
        }
        all.add(new StatedGroup(
                StatedFigures.LEARNING,
                "answers",
                true,
                List.of(Map.of("attempt", "first"), Map.of("attempt", "later"))));
        return List.copyOf(all);
    }

    /** Whether what a row of any table counts is a part of what it is counted of. */
    static boolean part(AnalysisTable table, Map<String, String> codes) {
        return !table.id().equals(StatedFigures.OUTCOMES) || StatedFigures.share(codes.getOrDefault("measure", ""));
    }

    /** The cells of a row of a table that tells what is stated. */
    static CellKeys keys(AnalysisTable table, Map<String, String> codes) {
        return new CellKeys(cell(table.id(), codes, N), cell(table.id(), codes, OF));
    }

    private static String cell(String table, Map<String, String> codes, String part) {
        return LeafKey.of(table, LeafKey.with(codes, "part", part));
    }

    /** A cell of a row without its period. */
    String cell(Map<String, String> codes, String part) {
        return cell(table, codes, part);
    }

    /** Under which key the numbers of a year are contributed. */
    String key(String period) {
        return table + BETWEEN + name + BETWEEN + period;
    }

    /** Members state outcomes of fiscal years, too; what is observed by month or cohort is told of the calendar year alone. */
    boolean toldOf(Slab year) {
        return table.equals(StatedFigures.OUTCOMES) || !year.fiscal();
    }

    /** Whether a contribution is of what is stated. */
    static boolean stated(String contribution) {
        return contribution.contains(BETWEEN);
    }

    /** The period of a contribution of what is stated. */
    static String period(String contribution) {
        return contribution.substring(contribution.lastIndexOf(BETWEEN) + 1);
    }

    /** The contributions that statements make, by key. Numbers beyond what can be counted are left out, as if they were not stated. */
    static Map<String, Map<String, Integer>> contributions(List<Stated> statements) {
        var byKey = new TreeMap<String, Map<String, Integer>>();
        for (Stated one : statements) {
            all().stream()
                    .filter(group -> group.table.equals(one.table()) && group.rows.contains(one.codes()))
                    .filter(group -> one.n() <= Integer.MAX_VALUE && one.of() <= Integer.MAX_VALUE)
                    .filter(group -> !group.shares || one.n() <= one.of())
                    .findFirst()
                    .ifPresent(group -> {
                        var cells = byKey.computeIfAbsent(group.key(one.period()), key -> new TreeMap<>());
                        cells.put(group.cell(one.codes(), N), (int) one.n());
                        cells.put(group.cell(one.codes(), OF), (int) one.of());
                    });
        }
        return byKey;
    }

    /** Counts of a contribution that do not overlap: what is counted, and what is left of the whole or the other number. */
    static Map<String, Integer> apart(Map<String, Integer> cells, boolean shares) {
        var apart = new LinkedHashMap<String, Integer>();
        cells.forEach((cell, count) -> {
            if (!cell.contains("part=" + OF) || !shares) {
                apart.put(cell, count);
            } else {
                apart.put(cell, count - cells.getOrDefault(cell.replace("part=" + OF, "part=" + N), 0));
            }
        });
        return apart;
    }

    /** Whether the cells of a contribution have shares. */
    static boolean shares(String contribution) {
        return all().stream().anyMatch(group -> group.shares && contribution.startsWith(group.key("")));
    }
}
