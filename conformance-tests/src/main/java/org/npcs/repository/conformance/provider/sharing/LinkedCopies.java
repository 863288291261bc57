package org.npcs.repository.conformance.provider.sharing;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.TwoCopies;
import org.npcs.repository.conformance.run.Alone;
import org.npcs.repository.conformance.run.Ground;
import tools.jackson.databind.JsonNode;

/** Owners of copies of one event show each other what they choose, while they are linked. */
final class LinkedCopies {

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-070", lookFirst = "Whether the decisions of both owners are asked with each reading.")
    void aLinkedCopyIsSeenWhileBothHaveLinkedIt(Server server) {
        OneShared.during(server, shared -> {
            TwoCopies copies = TwoCopies.of(server, shared.incident());
            String candidate = copies.suspected(server);
            Expect.status(TwoCopies.decide(server, Persona.SECOND_NIGHTLY, candidate, "same-event"), 200);
            Expect.equal(
                    "what one owner alone has linked,", 0, read(server, copies).size());
            JsonNode copy = linked(server, copies, candidate);
            Expect.equal(
                    "whose copy it is,",
                    server.first(),
                    copy.path("jurisdiction").asString(""));
            Expect.equal("what is seen of it,", shared.content(), copy.path("content"));
            Expect.problem(
                    server.as(Persona.SECOND_NIGHTLY)
                            .get(Paths.incident(copies.ours().id()) + "/linked-copies" + OneShared.FOR_LEARNING),
                    404,
                    "not-found");
            Expect.status(TwoCopies.decide(server, Persona.SECOND_NIGHTLY, candidate, "unlinked"), 200);
            Expect.equal("what was parted,", 0, read(server, copies).size());
        });
    }

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-071", lookFirst = "Whether the reading and its account are one statement.")
    void theReadingOfALinkedCopyIsAccountedFor(Server server) {
        OneShared.during(server, shared -> {
            TwoCopies copies = TwoCopies.of(server, shared.incident());
            String candidate = copies.suspected(server);
            Expect.status(TwoCopies.decide(server, Persona.SECOND_NIGHTLY, candidate, "same-event"), 200);
            linked(server, copies, candidate);
            told(server, copies);
        });
    }

    /** The copy, once the first member has agreed as well. */
    private static JsonNode linked(Server server, TwoCopies copies, String candidate) {
        Expect.status(TwoCopies.decide(server, Persona.FIRST_NIGHTLY, candidate, "same-event"), 200);
        OneShared.await(server, () -> read(server, copies).size() == 1, "the linked copy to be seen");
        return read(server, copies).get(0);
    }

    private static JsonNode read(Server server, TwoCopies copies) {
        return Expect.status(
                        server.as(Persona.SECOND_NIGHTLY)
                                .get(Paths.incident(copies.theirs().id()) + "/linked-copies" + OneShared.FOR_LEARNING),
                        200)
                .json()
                .path("copies");
    }

    private static void told(Server server, TwoCopies copies) {
        boolean told = Expect.status(
                        server.as(Persona.FIRST_COUNSEL)
                                .get("/v1/jurisdictions/" + server.first() + "/disclosures?incidentId="
                                        + copies.ours().id()),
                        200)
                .json()
                .path("items")
                .valueStream()
                .anyMatch(one -> one.path("way").asString("").equals("linked")
                        && one.path("recipient").asString("").equals(server.second()));
        Expect.that(told, "the reading in the account of its owner", "none");
    }
}
