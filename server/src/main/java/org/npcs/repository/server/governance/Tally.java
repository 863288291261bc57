package org.npcs.repository.server.governance;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the seats that are taken say at the end of a stage. What was said for a seat that somebody else has by then, or nobody, does
 * not count.
 *
 * @param seats how many seats are taken
 * @param positions their positions in the call for consensus
 * @param papers their papers in the ballot
 */
record Tally(int seats, List<StoredRecord> positions, List<StoredRecord> papers) {

    static Tally of(Collection<Seat> sitting, List<StoredRecord> positions, List<StoredRecord> papers) {
        var holders = new HashSet<Holder>();
        sitting.forEach(seat -> holders.add(seat.holder()));
        return new Tally(sitting.size(), counted(holders, positions), counted(holders, papers));
    }

    private static List<StoredRecord> counted(Collection<Holder> holders, List<StoredRecord> voices) {
        return voices.stream().filter(voice -> holders.contains(holder(voice))).toList();
    }

    private static Holder holder(StoredRecord voice) {
        return new Holder(String.valueOf(voice.facet("holder")), String.valueOf(voice.facet("team_key")));
    }

    int positions(String said) {
        return count(positions, said);
    }

    int papers(String said) {
        return count(papers, said);
    }

    private static int count(List<StoredRecord> voices, String said) {
        return (int) voices.stream()
                .filter(voice -> said.equals(voice.facet("said")))
                .count();
    }

    TwoThirds twoThirds(String rule) {
        return TwoThirds.of(rule, seats, papers("yes"), papers("no"), papers("abstain"));
    }

    /** What was said, in numbers. */
    ObjectNode votes(boolean ballot) {
        var votes = JsonNodeFactory.instance.objectNode();
        if (ballot) {
            votes.put("yes", papers("yes"))
                    .put("no", papers("no"))
                    .put("abstain", papers("abstain"))
                    .put("notGiven", seats - papers.size());
        }
        return votes.put("agree", positions("agree"))
                .put("standAside", positions("stand-aside"))
                .put("objections", positions("object"));
    }

    /** The seats that did not agree, with their reasons. */
    ArrayNode dissent(boolean ballot) {
        var dissent = JsonNodeFactory.instance.arrayNode();
        (ballot ? papers : positions)
                .stream()
                        .filter(voice -> (ballot ? "no" : "stand-aside").equals(voice.facet("said")))
                        .forEach(voice -> {
                            var one = dissent.addObject()
                                    .put("jurisdiction", voice.facet("holder"))
                                    .put("teamKey", voice.facet("team_key"))
                                    .put("said", voice.facet("said"));
                            if (voice.content().has("reason")) {
                                one.set("reason", voice.content().path("reason"));
                            }
                        });
        return dissent;
    }
}
