package org.npcs.repository.conformance.provider.audit;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** The chain as an owner computes it, and heads as an owner keeps them. */
final class Chain {

    @Requirement(
            value = "AUD-004",
            lookFirst = "Whether the digest covers the entry as it is served, absent members absent.")
    void anOwnerComputesTheChain(Server server) {
        Trail trail = new Trail(server);
        server.given().incident();
        trail.head();
        List<String> digests = digests(trail);
        Expect.that(!digests.isEmpty(), "entries that are chained", "none");
    }

    @Requirement(value = "AUD-005", lookFirst = "Which bytes are signed: header, a dot and payload, as they are sent.")
    void aHeadIsSignedAndOfTheChain(Server server) {
        Trail trail = new Trail(server);
        // Two, so that the head is not the first entry of all.
        server.given().incident();
        server.given().incident();
        Answer head = trail.head();
        JsonNode keys = Expect.status(server.as(Persona.ANYBODY).get("/v1/audit-keys"), 200)
                .json();
        JsonNode payload = Statement.signed(keys, head.text("/statement"));
        for (String member : List.of("jurisdiction", "digest", "at")) {
            Expect.equal(
                    "the signed " + member,
                    head.text("/" + member),
                    payload.path(member).asString(""));
        }
        int sequence = head.json().path("sequence").asInt(0);
        Expect.equal("the signed sequence", sequence, payload.path("sequence").asInt(-1));
        List<String> there = trail.links("").stream()
                .filter(link -> link.path("sequence").asInt(0) == sequence)
                .map(link -> link.path("digest").asString(""))
                .toList();
        Expect.equal("the digest of the entry at this place", List.of(head.text("/digest")), there);
    }

    @Requirement(
            value = "AUD-006",
            lookFirst = "Whether the signature of a given head is verified before it is compared.")
    void verificationComparesWithTheGivenHead(Server server) {
        Trail trail = new Trail(server);
        String kept = trail.head().text("/statement");
        server.given().incident();
        JsonNode found = Expect.status(trail.verified(kept), 200).json();
        Expect.that(found.path("holds").asBoolean(false), "a chain that holds", "one that does not");
        Expect.that(
                found.path("compared")
                        .valueStream()
                        .anyMatch(one -> one.path("what").asString("").equals("given-head")
                                && one.path("agrees").asBoolean(false)),
                "a comparison with the given head",
                "none that agrees");
        String forged = kept.substring(0, kept.lastIndexOf('.') + 1) + "A".repeat(86);
        Expect.problem(trail.verified(forged), 400, "invalid-parameter");
    }

    /** The digests of the whole trail, each of which was computed. */
    private static List<String> digests(Trail trail) {
        List<String> digests = new ArrayList<>();
        String before = "0".repeat(64);
        for (JsonNode link : trail.links("")) {
            if (link.path("chained").asBoolean(false)) {
                Expect.equal(
                        "the place", digests.size() + 1, link.path("sequence").asInt(0));
                before = Statement.digest(before, link.path("entry"));
                Expect.equal(
                        "the digest at " + (digests.size() + 1),
                        before,
                        link.path("digest").asString(""));
                digests.add(before);
            }
        }
        return digests;
    }
}
