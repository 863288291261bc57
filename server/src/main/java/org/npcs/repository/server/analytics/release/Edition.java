package org.npcs.repository.server.analytics.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.analytics.disclosure.Controlled;
import org.npcs.repository.server.analytics.disclosure.CountedCell;
import org.npcs.repository.server.analytics.disclosure.DisclosureControl;
import org.npcs.repository.server.analytics.disclosure.DisclosureRules;
import org.npcs.repository.server.analytics.disclosure.Printed;
import org.npcs.repository.server.analytics.disclosure.Proof;
import org.npcs.repository.server.analytics.disclosure.Relation;
import org.npcs.repository.server.analytics.disclosure.Revision;
import org.npcs.repository.server.analytics.table.Series;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A release put together: all cells of all its periods, with all sums among them, under control as a whole.
 *
 * @param slabs its periods
 * @param fixed owners that reported every quarter of which there are records
 * @param controlled how each cell is told
 * @param stated what members state, which hangs together with none of these cells
 * @param counts counts by member of each cell with its period
 */
record Edition(
        Slabs slabs,
        Set<String> fixed,
        Controlled controlled,
        StatedEdition stated,
        Map<String, Map<String, Integer>> counts) {

    /**
     * Puts a release together.
     *
     * @param earlier how cells were told by the release before it
     * @throws org.npcs.repository.server.analytics.disclosure.NotReleasable when no safe form is found
     */
    static Edition of(
            Base base,
            Pool pool,
            Series series,
            List<String> elements,
            Map<String, Printed> earlier,
            DisclosureRules rules) {
        var last = base.end();
        var start = pool.quarters().stream()
                .map(Slab::quarter)
                .map(Slab::start)
                .filter(day -> day.isBefore(last))
                .findFirst()
                .orElse(Slab.quarter(last).start());
        var slabs = Slabs.between(start, last);
        var span = slabs.quarters().stream().map(Slab::id).toList();
        var fixed = pool.fixed(span);
        var cells = new ArrayList<CountedCell>();
        var relations = new ArrayList<Relation>();
        var known = new java.util.HashSet<String>();
        var told = new HashMap<String, Map<String, Integer>>();
        for (Slab slab : slabs.all()) {
            var counts = pool.cells(slab, series, fixed);
            var space = CellSpace.of(slab, series.all(), elements);
            var silent = silent(slab, counts, rules);
            for (String key : space.cells()) {
                if (silent.stream().anyMatch(key::startsWith)) {
                    continue;
                }
                var leaf = key.substring(0, key.lastIndexOf('|'));
                var byOwner = counts.getOrDefault(leaf, Map.of());
                cells.add(new CountedCell(key, byOwner, kept(earlier.get(key), byOwner), CellRoles.of(leaf)));
                known.add(key);
                told.put(key, byOwner);
            }
            space.relations().stream()
                    .filter(one -> silent.stream().noneMatch(one.total()::startsWith))
                    .forEach(relations::add);
        }
        relations.addAll(overTime(slabs, known));
        var stated = StatedEdition.of(base, pool, earlier, rules);
        told.putAll(stated.counts());
        var controlled = together(DisclosureControl.control(cells, relations, rules), stated.controlled());
        return new Edition(slabs, fixed, controlled, stated, told);
    }

    /** What was under control apart as one, with the proof of all of it. */
    private static Controlled together(Controlled counted, List<Controlled> stated) {
        var printed = new TreeMap<>(counted.printed());
        var why = new TreeMap<>(counted.why());
        var proof = counted.proof();
        var digests = JsonNodeFactory.instance.arrayNode().add(proof.attackerDigest());
        for (Controlled one : stated) {
            printed.putAll(one.printed());
            why.putAll(one.why());
            digests.add(one.proof().attackerDigest());
            proof = new Proof(
                    proof.printedCells() + one.proof().printedCells(),
                    proof.hiddenCells() + one.proof().hiddenCells(),
                    Math.min(proof.narrowestInterval(), one.proof().narrowestInterval()),
                    Math.max(proof.rounds(), one.proof().rounds()),
                    proof.widened() + one.proof().widened(),
                    StrictJson.sha256(digests),
                    proof.safe() && one.proof().safe());
        }
        return new Controlled(printed, why, proof);
    }

    /**
     * Units of which nothing is told in a year because the whole may not be told. They hang together with nothing that is told, so that
     * there is nothing to attack.
     */
    private static List<String> silent(Slab slab, Map<String, Map<String, Integer>> counts, DisclosureRules rules) {
        return slab.length().equals("year")
                ? Stream.of(CellSpace.REVIEWS, CellSpace.RECOMMENDATIONS)
                        .map(unit -> unit + '|')
                        .filter(whole -> !DisclosureControl.tellable(counts.getOrDefault(whole, Map.of()), rules))
                        .toList()
                : List.of();
    }

    /** A range that moves tells of the records that moved it, so that it stays while it holds. */
    static @org.jspecify.annotations.Nullable Printed kept(
            @org.jspecify.annotations.Nullable Printed before, Map<String, Integer> byOwner) {
        long count = byOwner.values().stream().mapToLong(Integer::longValue).sum();
        return before == null || !before.hasFigure()
                ? null
                : Revision.kept(before, count).orElse(null);
    }

    /** Years are the sums of their quarters, wherever the quarters are cells, too. */
    private static List<Relation> overTime(Slabs slabs, Set<String> known) {
        var relations = new ArrayList<Relation>();
        for (Slab year : slabs.years()) {
            known.stream()
                    .filter(key -> key.endsWith('|' + year.id()))
                    .map(key -> key.substring(0, key.lastIndexOf('|')))
                    .sorted()
                    .forEach(leaf -> {
                        var parts = year.quarters().stream()
                                .map(quarter -> leaf + '|' + quarter)
                                .toList();
                        if (known.containsAll(parts)) {
                            relations.add(new Relation(LeafKey.at(leaf, year), parts));
                        }
                    });
        }
        return relations;
    }
}
