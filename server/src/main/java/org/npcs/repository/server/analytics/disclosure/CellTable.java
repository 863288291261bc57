package org.npcs.repository.server.analytics.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The cells of a release by number, in the order of their keys, so that the order of the input changes nothing. */
final class CellTable {

    final List<CountedCell> cells;
    final List<Relation> relations;
    final List<String> members;
    private final List<String> bySize;

    /** Each relation: its total first, then its parts. */
    final int[][] rows;

    /** The relations that each cell stands in. */
    final int[][] rowsOf;

    final long[] counts;

    private final Map<String, Integer> number = new HashMap<>();

    CellTable(Collection<CountedCell> cells, Collection<Relation> relations) {
        var byKey = new TreeMap<String, CountedCell>();
        for (CountedCell cell : cells) {
            if (byKey.put(cell.key(), cell) != null) {
                throw new IllegalArgumentException("a cell stands twice in the release");
            }
        }
        this.cells = List.copyOf(byKey.values());
        this.cells.forEach(cell -> number.put(cell.key(), number.size()));
        counts = this.cells.stream().mapToLong(CountedCell::count).toArray();
        var names = new TreeSet<String>();
        this.cells.forEach(cell -> names.addAll(cell.byMember().keySet()));
        members = List.copyOf(names);
        bySize = bySize();
        this.relations = relations.stream()
                .map(relation -> new Relation(
                        relation.total(), relation.parts().stream().sorted().toList()))
                .distinct()
                .sorted(Comparator.comparing(Relation::total)
                        .thenComparing(relation -> String.join("\n", relation.parts())))
                .toList();
        rows = numbered();
        rowsOf = rowsOf(rows, this.cells.size());
        for (int[] row : rows) {
            requireSum(row);
        }
    }

    int size() {
        return counts.length;
    }

    /** The members with the most records in all cells, the largest first; nobody if they would be everybody. */
    List<String> largest(int members) {
        return this.members.size() <= members ? List.of() : bySize.subList(0, members);
    }

    private List<String> bySize() {
        Map<String, Long> size = new HashMap<>();
        cells.forEach(cell -> cell.byMember().forEach((member, count) -> size.merge(member, (long) count, Long::sum)));
        return members.stream()
                .sorted(Comparator.comparing((String member) -> size.getOrDefault(member, 0L))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private int[][] numbered() {
        var rows = new ArrayList<int[]>();
        for (Relation relation : relations) {
            var row = new int[relation.parts().size() + 1];
            row[0] = number(relation.total());
            for (int part = 1; part < row.length; part++) {
                row[part] = number(relation.parts().get(part - 1));
            }
            rows.add(row);
        }
        return rows.toArray(int[][]::new);
    }

    /** The number of a cell. */
    CellRole role(int cell) {
        return cells.get(cell).role();
    }

    int number(String key) {
        Integer found = number.get(key);
        if (found == null) {
            throw new IllegalArgumentException("a cell is named that is not in the release");
        }
        return found;
    }

    static int[][] rowsOf(int[][] rows, int cells) {
        var lists = new ArrayList<List<Integer>>();
        for (int cell = 0; cell < cells; cell++) {
            lists.add(new ArrayList<>());
        }
        for (int row = 0; row < rows.length; row++) {
            for (int cell : rows[row]) {
                lists.get(cell).add(row);
            }
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** A relation that does not hold would let the gate prove what is not so. */
    private void requireSum(int[] row) {
        var rest = new HashMap<String, Integer>(cells.get(row[0]).byMember());
        for (int part = 1; part < row.length; part++) {
            cells.get(row[part]).byMember().forEach((member, count) -> rest.merge(member, -count, Integer::sum));
        }
        if (rest.values().stream().anyMatch(count -> count != 0)) {
            throw new IllegalArgumentException("a total is not the sum of its parts");
        }
    }
}
