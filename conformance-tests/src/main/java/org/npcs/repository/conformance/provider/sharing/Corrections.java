package org.npcs.repository.conformance.provider.sharing;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Alone;
import org.npcs.repository.conformance.run.Ground;
import tools.jackson.databind.JsonNode;

/** The second member received an incident of the first, which is corrected afterwards. */
final class Corrections {

    private static final String CORRECTED = "{\"child\":{\"sex\":\"1\"}}";

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-053", lookFirst = "Whether it is kept who received which version.")
    void whoReceivedItIsTold(Server server) {
        OneShared.during(server, shared -> {
            String cursor = shared.end();
            shared.correct(CORRECTED);
            shared.untilTold(cursor, "superseded");
        });
    }

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-054", lookFirst = "Whether readings are compared with what is shown now.")
    void theOwnerSeesWhoFetchedIt(Server server) {
        OneShared.during(server, shared -> {
            shared.correct(CORRECTED);
            OneShared.await(server, () -> !of(server, shared).isMissingNode(), "the account to tell of the correction");
            JsonNode before = of(server, shared);
            Expect.equal(
                    "the recipient", server.second(), before.path("recipient").asString(""));
            Expect.that(
                    before.has("receivedAt") && before.has("supersededAt") && !before.has("fetchedAt"),
                    "a correction that was not fetched",
                    before.toString());
            Expect.status(
                    server.as(Persona.SECOND_NIGHTLY).get("/v1/shared-records/" + shared.id() + OneShared.FOR_LEARNING),
                    200);
            Expect.that(of(server, shared).has("fetchedAt"), "that it was fetched", "that it was not");
        });
    }

    private static JsonNode of(Server server, OneShared shared) {
        return Expect.status(
                        server.as(Persona.FIRST_ADMIN)
                                .get("/v1/jurisdictions/" + server.first() + "/corrections?incidentId="
                                        + shared.incident().id()),
                        200)
                .json()
                .at("/items/0");
    }
}
