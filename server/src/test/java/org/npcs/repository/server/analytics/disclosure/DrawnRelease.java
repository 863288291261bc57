package org.npcs.repository.server.analytics.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A release of invented records: each has a member and a value of each dimension, and is counted in tables of up to three dimensions. */
final class DrawnRelease {

    /** A record: its member, then its value of each dimension. */
    record Drawn(int member, int[] values) {}

    final int[] sizes;
    final List<Drawn> records = new ArrayList<>();
    private final Map<String, Map<String, Integer>> cells = new TreeMap<>();
    private final Map<String, Relation> relations = new TreeMap<>();
    private final String prefix;

    DrawnRelease(long seed, int members, int records, int... sizes) {
        this("", seed, members, records, sizes);
    }

    DrawnRelease(String prefix, long seed, int members, int records, int... sizes) {
        this.prefix = prefix;
        this.sizes = sizes.clone();
        var random = new Random(seed);
        for (int i = 0; i < records; i++) {
            var values = new int[sizes.length];
            for (int d = 0; d < sizes.length; d++) {
                values[d] = skewed(random, sizes[d]);
            }
            this.records.add(new Drawn(
                    Math.min(skewed(random, members), random.nextInt(members) + members / 4) % members, values));
        }
    }

    private static int skewed(Random random, int values) {
        return (int) (values * StrictMath.pow(random.nextDouble(), 1.6));
    }

    /** Counts the table over some dimensions, with all its margins. */
    DrawnRelease table(int... dimensions) {
        for (int subset = 0; subset < 1 << dimensions.length; subset++) {
            var chosen = new ArrayList<Integer>();
            for (int d = 0; d < dimensions.length; d++) {
                if ((subset >> d & 1) == 1) {
                    chosen.add(dimensions[d]);
                }
            }
            Collections.sort(chosen);
            count(chosen, 0, new HashMap<>());
        }
        return this;
    }

    DrawnRelease allPairs() {
        for (int a = 0; a < sizes.length; a++) {
            for (int b = a + 1; b < sizes.length; b++) {
                table(a, b);
            }
        }
        return this;
    }

    private void count(List<Integer> dimensions, int at, Map<Integer, Integer> fixed) {
        if (at < dimensions.size()) {
            for (int value = 0; value < sizes[dimensions.get(at)]; value++) {
                fixed.put(dimensions.get(at), value);
                count(dimensions, at + 1, fixed);
            }
            fixed.remove(dimensions.get(at));
            return;
        }
        cells.put(key(fixed), new TreeMap<>());
        for (int dimension : dimensions) {
            var without = new TreeMap<>(fixed);
            without.remove(dimension);
            var parts = new ArrayList<String>();
            for (int value = 0; value < sizes[dimension]; value++) {
                var with = new TreeMap<>(without);
                with.put(dimension, value);
                parts.add(key(with));
            }
            relations.put(key(without) + " by " + dimension, new Relation(key(without), parts));
        }
    }

    private String key(Map<Integer, Integer> fixed) {
        var text = new StringBuilder(prefix + "n|");
        new TreeMap<>(fixed).forEach((dimension, value) -> text.append("d" + dimension + "=v" + value + ","));
        return text.toString();
    }

    /** What is counted now of the records that there are. */
    List<CountedCell> cells() {
        cells.values().forEach(Map::clear);
        for (Drawn drawn : records) {
            for (int subset = 0; subset < 1 << sizes.length; subset++) {
                var fixed = new TreeMap<Integer, Integer>();
                for (int d = 0; d < sizes.length; d++) {
                    if ((subset >> d & 1) == 1) {
                        fixed.put(d, drawn.values()[d]);
                    }
                }
                if (fixed.size() <= 3) {
                    var cell = cells.get(key(fixed));
                    if (cell != null) {
                        cell.merge("m" + drawn.member(), 1, Integer::sum);
                    }
                }
            }
        }
        var list = new ArrayList<CountedCell>();
        cells.forEach((key, byMember) -> list.add(new CountedCell(key, byMember, null)));
        return list;
    }

    List<Relation> relations() {
        return List.copyOf(relations.values());
    }

    @Override
    public String toString() {
        return records.size() + " records in " + Arrays.toString(sizes);
    }
}
