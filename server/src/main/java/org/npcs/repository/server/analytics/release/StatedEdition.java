package org.npcs.repository.server.analytics.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.StatedFigures;
import org.npcs.repository.server.analytics.disclosure.CellRole;
import org.npcs.repository.server.analytics.disclosure.CellStatus;
import org.npcs.repository.server.analytics.disclosure.Controlled;
import org.npcs.repository.server.analytics.disclosure.CountedCell;
import org.npcs.repository.server.analytics.disclosure.DisclosureControl;
import org.npcs.repository.server.analytics.disclosure.DisclosureRules;
import org.npcs.repository.server.analytics.disclosure.NotReleasable;
import org.npcs.repository.server.analytics.disclosure.Printed;
import org.npcs.repository.server.analytics.disclosure.Relation;

/**
 * What members state, year by year. No sum joins one group with another, nor with what is counted of records, so that each group is under
 * control by itself; the largest members of a group are its coalition.
 *
 * @param years calendar years and federal fiscal years that are told
 * @param controlled how the cells are told, group by group
 * @param counts counts by member of each cell with its period
 */
record StatedEdition(List<Slab> years, List<Controlled> controlled, Map<String, Map<String, Integer>> counts) {

    private static final int YEARS_TOLD = 3;
    private static final int OCTOBER = 10;

    static StatedEdition of(Base base, Pool pool, Map<String, Printed> earlier, DisclosureRules rules) {
        var controlled = new ArrayList<Controlled>();
        var counts = new HashMap<String, Map<String, Integer>>();
        var years = years(base.end());
        for (StatedGroup group : StatedGroup.all()) {
            for (Slab year : years) {
                if (group.toldOf(year)) {
                    var cells = cells(group, year, pool);
                    counts.putAll(cells);
                    controlled.add(controlled(group, year, cells, earlier, rules));
                }
            }
        }
        return new StatedEdition(years, controlled, counts);
    }

    /** The last years that have ended, those of the calendar first. */
    private static List<Slab> years(LocalDate last) {
        int calendar = last.getMonthValue() == 12 ? last.getYear() : last.getYear() - 1;
        int fiscal = last.getMonthValue() >= OCTOBER - 1 ? last.getYear() : last.getYear() - 1;
        return Stream.concat(told(calendar).mapToObj(Slab::year), told(fiscal).mapToObj(Slab::fiscalYear))
                .toList();
    }

    private static IntStream told(int last) {
        return IntStream.rangeClosed(last - YEARS_TOLD + 1, last);
    }

    /** The counts by member of each cell of a group, what is left of a whole among them; a cell of nobody is there, too. */
    private static Map<String, Map<String, Integer>> cells(StatedGroup group, Slab year, Pool pool) {
        var cells = new LinkedHashMap<String, Map<String, Integer>>();
        for (Map<String, String> codes : group.rows()) {
            var of = group.cell(codes, StatedGroup.OF);
            var n = group.cell(codes, StatedGroup.N);
            cells.put(LeafKey.at(of, year), new TreeMap<>());
            cells.put(LeafKey.at(n, year), new TreeMap<>());
            pool.stated(group.key(year.id())).forEach((owner, own) -> {
                put(cells, LeafKey.at(of, year), owner, own.getOrDefault(of, 0));
                put(cells, LeafKey.at(n, year), owner, own.getOrDefault(n, 0));
            });
            if (group.shares()) {
                var rest = LeafKey.at(group.cell(codes, StatedGroup.REST), year);
                cells.put(rest, new TreeMap<>());
                pool.stated(group.key(year.id()))
                        .forEach((owner, own) ->
                                put(cells, rest, owner, own.getOrDefault(of, 0) - own.getOrDefault(n, 0)));
            }
        }
        return cells;
    }

    private static void put(Map<String, Map<String, Integer>> cells, String key, String owner, int count) {
        if (count > 0) {
            cells.getOrDefault(key, new TreeMap<>()).put(owner, count);
        }
    }

    private static Controlled controlled(
            StatedGroup group,
            Slab year,
            Map<String, Map<String, Integer>> counts,
            Map<String, Printed> earlier,
            DisclosureRules rules) {
        var cells = counts.entrySet().stream()
                .map(cell -> new CountedCell(
                        cell.getKey(),
                        cell.getValue(),
                        Edition.kept(earlier.get(cell.getKey()), cell.getValue()),
                        cell.getKey().contains("part=" + StatedGroup.REST) ? CellRole.UNTOLD : CellRole.TOLD))
                .toList();
        var relations = new ArrayList<Relation>();
        if (group.shares()) {
            for (Map<String, String> codes : group.rows()) {
                relations.add(new Relation(
                        LeafKey.at(group.cell(codes, StatedGroup.OF), year),
                        List.of(
                                LeafKey.at(group.cell(codes, StatedGroup.N), year),
                                LeafKey.at(group.cell(codes, StatedGroup.REST), year))));
            }
        }
        try {
            return DisclosureControl.control(cells, relations, rules);
        } catch (NotReleasable unsafe) {
            return silent(cells, relations, rules);
        }
    }

    /** A group for which no safe form is found is not told; the others stay as they are. */
    private static Controlled silent(List<CountedCell> cells, List<Relation> relations, DisclosureRules rules) {
        var nobody = DisclosureControl.control(
                cells.stream()
                        .map(cell -> new CountedCell(cell.key(), Map.of(), null, cell.role()))
                        .toList(),
                relations,
                rules);
        var printed = new TreeMap<String, Printed>();
        var why = new TreeMap<String, String>();
        nobody.printed().forEach((key, one) -> {
            printed.put(key, Printed.hidden(CellStatus.SUPPRESSED_DOMINANCE));
            why.put(key, "no safe form of its group is found");
        });
        return new Controlled(printed, why, nobody.proof());
    }

    /** The members that state anything of a table. */
    static long stating(Pool pool, String table) {
        return StatedGroup.all().stream()
                .filter(group -> group.table().equals(table))
                .flatMap(group -> pool.statedOf(group).stream())
                .distinct()
                .count();
    }

    /** The years of which a table is told. */
    List<Slab> of(String table) {
        return years.stream()
                .filter(year -> table.equals(StatedFigures.OUTCOMES) || !year.fiscal())
                .toList();
    }
}
