package org.npcs.repository.server.analytics.release;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.StatedFigures;
import org.npcs.repository.server.analytics.disclosure.Proof;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Says who is in the numbers of a release, as counts of members; no member is named, and no group of one or two is told. */
final class Manifests {

    /** Groups of fewer members are not told apart. */
    private static final int LEAST_MEMBERS = 3;

    /** Who states nothing is not told apart among fewer that do. */
    private static final int LEAST_STATING = 5;

    private static final int SMALL = 50;
    private static final int MEDIUM = 200;

    private final Pool pool;
    private final Slabs slabs;

    Manifests(Pool pool, Slabs slabs) {
        this.pool = pool;
        this.slabs = slabs;
    }

    /** The manifest, without the facts of an answer. */
    ObjectNode of(
            Release release,
            Proof proof,
            List<ObjectNode> tables,
            int notSharing,
            List<String> carriedOver,
            String digest) {
        var manifest = JsonNodeFactory.instance
                .objectNode()
                .put("release", release.id())
                .put("asOf", release.asOf().toString())
                .put("members", pool.owners().size());
        manifest.set("membersByClass", classes());
        manifest.put("membersNotSharing", notSharing);
        manifest.set("periods", periods());
        manifest.set("withheld", withheld());
        manifest.put("rules", release.rules());
        manifest.set("proof", proof(proof));
        var listed = manifest.putArray("tables");
        for (ObjectNode table : tables) {
            var id = table.path("table").asString("");
            var one = listed.addObject()
                    .put("table", id)
                    .put("methodVersion", table.path("methodVersion").asString(""))
                    .put("rows", table.path("rows").size())
                    .put("digest", table.path("digest").asString(""))
                    .put(
                            "carriedOver",
                            carriedOver.stream()
                                    .filter(key -> StatedGroup.stated(key) ? key.startsWith(id + "/") : !stated(id))
                                    .count());
            long stating = StatedEdition.stating(pool, id);
            if (stating >= LEAST_STATING) {
                one.put("statingMembers", stating);
            }
        }
        var instruments = manifest.putArray("instruments");
        Definitions.published()
                .instrumentVersions(OwnerCounting.INSTRUMENT)
                .forEach(version -> instruments.add(version.instrument() + '/' + version.version()));
        return manifest.put("digest", digest);
    }

    private static boolean stated(String table) {
        return Definitions.published()
                .analysis()
                .table(table)
                .filter(StatedFigures::tell)
                .isPresent();
    }

    static ObjectNode proof(Proof proof) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("printedCells", proof.printedCells())
                .put("hiddenCells", proof.hiddenCells())
                .put("widenedCells", proof.widened())
                .put("narrowestInterval", proof.narrowestInterval())
                .put("rounds", proof.rounds())
                .put("attackerDigest", proof.attackerDigest());
    }

    private ArrayNode classes() {
        var classes = new TreeMap<String, Integer>();
        for (String owner : pool.owners()) {
            classes.merge(pool.facts(owner).kind() + ' ' + sizeClass(owner), 1, Integer::sum);
        }
        var told = JsonNodeFactory.instance.arrayNode();
        int others = 0;
        for (Map.Entry<String, Integer> one : classes.entrySet()) {
            if (one.getValue() < LEAST_MEMBERS) {
                others += one.getValue();
            } else {
                var names = one.getKey().split(" ");
                told.addObject()
                        .put("kind", names[0])
                        .put("sizeClass", names[1])
                        .put("members", one.getValue());
            }
        }
        if (others >= LEAST_MEMBERS) {
            told.addObject().put("kind", "other").put("sizeClass", "other").put("members", others);
        }
        return told;
    }

    private String sizeClass(String owner) {
        int incidents = pool.of(owner).values().stream()
                .mapToInt(cells -> cells.getOrDefault(LeafKey.of(CellSpace.INCIDENTS, Map.of()), 0))
                .sum();
        return incidents <= SMALL ? "small" : incidents <= MEDIUM ? "medium" : "large";
    }

    /** How many reported, were silent and joined; numbers of one or two members are told as none. */
    private ArrayNode periods() {
        var told = JsonNodeFactory.instance.arrayNode();
        var seen = new TreeSet<String>();
        for (Slab slab : slabs.quarters()) {
            int reporting = 0;
            int joined = 0;
            for (String owner : pool.owners()) {
                if (pool.reported(owner, slab.id())) {
                    reporting++;
                    joined += seen.add(owner) ? 1 : 0;
                }
            }
            told.addObject()
                    .put("period", slab.id())
                    .put("periodStart", slab.start().toString())
                    .put("periodEnd", slab.end().toString())
                    .put("membersReporting", reporting)
                    .put("membersSilent", pool.owners().size() - reporting)
                    .put("membersJoined", joined);
        }
        return told;
    }

    private ArrayNode withheld() {
        var byDimension = new TreeMap<String, Integer>();
        pool.owners()
                .forEach(owner -> pool.facts(owner).withheld().forEach(one -> byDimension.merge(one, 1, Integer::sum)));
        var told = JsonNodeFactory.instance.arrayNode();
        byDimension.forEach((dimension, members) -> told.addObject()
                .put("dimension", dimension)
                .put(
                        "element",
                        Definitions.published()
                                .analysis()
                                .dimension(dimension)
                                .orElseThrow()
                                .element())
                .put("members", members < LEAST_MEMBERS ? 0 : members));
        return told;
    }
}
