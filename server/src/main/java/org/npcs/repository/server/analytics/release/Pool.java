package org.npcs.repository.server.analytics.release;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.npcs.repository.server.analytics.release.SqlReleaseWork.Contribution;
import org.npcs.repository.server.analytics.table.Series;

/** What all owners contribute to a release: counts by owner, quarter and cell, and facts about each owner. */
final class Pool {

    private final Map<String, Map<String, Map<String, Integer>>> byOwner = new TreeMap<>();
    private final Map<String, Map<String, Map<String, Integer>>> stated = new TreeMap<>();
    private final Map<String, OwnerFacts> facts = new TreeMap<>();

    static Pool of(Collection<Contribution> contributions) {
        var pool = new Pool();
        for (Contribution one : contributions) {
            if (one.quarter().isEmpty()) {
                pool.facts.put(one.owner(), OwnerFacts.of(one.cells()));
                pool.byOwner.computeIfAbsent(one.owner(), owner -> new TreeMap<>());
            } else if (StatedGroup.stated(one.quarter())) {
                pool.stated
                        .computeIfAbsent(one.quarter(), key -> new TreeMap<>())
                        .put(one.owner(), one.counts());
            } else {
                pool.byOwner
                        .computeIfAbsent(one.owner(), owner -> new TreeMap<>())
                        .put(one.quarter(), one.counts());
            }
        }
        return pool;
    }

    Set<String> owners() {
        return byOwner.keySet();
    }

    OwnerFacts facts(String owner) {
        return facts.getOrDefault(owner, new OwnerFacts("", List.of(), List.of()));
    }

    Map<String, Map<String, Integer>> of(String owner) {
        return byOwner.getOrDefault(owner, Map.of());
    }

    /** Quarters of which anybody has records, the oldest first. */
    List<String> quarters() {
        var quarters = new TreeSet<String>();
        byOwner.values().forEach(own -> quarters.addAll(own.keySet()));
        return List.copyOf(quarters);
    }

    /** Counts of a quarter by cell and owner, as far as the cells part the records of a unit without overlap. */
    Map<String, Map<String, Integer>> partition(String quarter) {
        var cells = new HashMap<String, Map<String, Integer>>();
        byOwner.forEach((owner, own) -> own.getOrDefault(quarter, Map.of()).forEach((leaf, n) -> {
            if (leaf.matches("(incidents|reviews)\\|kind=[^,]*")) {
                cells.computeIfAbsent(leaf, key -> new HashMap<>()).put(owner, n);
            }
        }));
        return cells;
    }

    /** What members state under a key, by owner. */
    Map<String, Map<String, Integer>> stated(String key) {
        return stated.getOrDefault(key, Map.of());
    }

    /** The owners that state anything of a group. */
    Set<String> statedOf(StatedGroup group) {
        var owners = new TreeSet<String>();
        stated.forEach((key, byMember) -> {
            if (key.startsWith(group.key(""))) {
                owners.addAll(byMember.keySet());
            }
        });
        return owners;
    }

    /** What was contributed under keys of which each is taken over as a whole: quarters of records, and what is stated together. */
    List<String> contributed() {
        return Stream.concat(quarters().stream(), stated.keySet().stream()).toList();
    }

    /** Counts under such a key by cell and owner, without overlap. */
    Map<String, Map<String, Integer>> parted(String key) {
        if (!StatedGroup.stated(key)) {
            return partition(key);
        }
        var cells = new HashMap<String, Map<String, Integer>>();
        stated(key).forEach((owner, own) -> StatedGroup.apart(own, StatedGroup.shares(key))
                .forEach((leaf, n) ->
                        cells.computeIfAbsent(leaf, any -> new HashMap<>()).put(owner, n)));
        return cells;
    }

    /** Whether an owner reported a quarter: by records, or by the statement that there are none. */
    boolean reported(String owner, String quarter) {
        return of(owner).containsKey(quarter) || facts(owner).attested(quarter);
    }

    /** The owners that reported every one of some quarters. */
    Set<String> fixed(List<String> quarters) {
        var fixed = new TreeSet<String>();
        for (String owner : owners()) {
            if (quarters.stream().allMatch(quarter -> reported(owner, quarter))) {
                fixed.add(owner);
            }
        }
        return fixed;
    }

    /** The cells of a period by owner. */
    Map<String, Map<String, Integer>> cells(Slab slab, Series series, Set<String> fixed) {
        var byCell = new LinkedHashMap<String, Map<String, Integer>>();
        for (String owner : owners()) {
            var own = OwnersCounts.cells(of(owner), slab, series);
            own.forEach((leaf, n) -> put(byCell, leaf, owner, n));
            if (slab.length().equals("quarter")) {
                own.forEach((leaf, n) -> panel(byCell, leaf, owner, n, fixed.contains(owner)));
            }
        }
        return byCell;
    }

    /** The trend is told of the fixed panel apart. */
    private static void panel(
            Map<String, Map<String, Integer>> byCell, String leaf, String owner, int n, boolean fixed) {
        if (leaf.equals("incidents|") || leaf.matches("incidents\\|kind=[^,]*")) {
            var codes = leaf.substring("incidents|".length());
            var panelled = Keys.codes(codes);
            panelled.put("panel", fixed ? "fixed" : "later");
            put(byCell, LeafKey.of(CellSpace.INCIDENTS, panelled), owner, n);
        }
    }

    private static void put(Map<String, Map<String, Integer>> byCell, String leaf, String owner, int n) {
        if (n > 0) {
            byCell.computeIfAbsent(leaf, key -> new TreeMap<>()).put(owner, n);
        }
    }

    /** Reading of keys. */
    private static final class Keys {

        static Map<String, String> codes(String text) {
            var codes = new TreeMap<String, String>();
            for (String one : text.split(",")) {
                int equals = one.indexOf('=');
                if (equals > 0) {
                    codes.put(one.substring(0, equals), one.substring(equals + 1));
                }
            }
            return codes;
        }
    }
}
