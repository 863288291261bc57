package org.npcs.repository.conformance.provider.exchange;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records with a text that is held for redaction. */
final class HeldRecords {

    @Requirement(value = "REV-067", lookFirst = "Whether a batch runs the same screening as a single write.")
    void whatIsHeldIsCountedBesidesItsOutcome(Server server) {
        ObjectNode plain = review(server, "A shared hand-off sheet helps.");
        ObjectNode suspected = review(server, "Ask Quintessa Ferrowhistle at 555-010-0199.");
        JsonNode done = Sent.done(server, List.of(plain, suspected));
        Expect.equal("records created:", 2L, done.at("/counts/created").asLong(0));
        Expect.equal("records held:", 1L, done.at("/counts/heldForRedaction").asLong(-1));
        Expect.equal(
                "what holds of each,",
                List.of("created ", "created held-for-redaction"),
                Sent.results(server, done, "").stream()
                        .map(one -> one.path("outcome").asString("") + " "
                                + one.path("hold").asString(""))
                        .toList());
    }

    private static ObjectNode review(Server server, String lesson) {
        String key = server.given().accepted().key();
        return Sent.record(
                server,
                "review",
                server.given()
                        .reviewContent(key, 1, server.instrument().unrated())
                        .put("lesson", lesson));
    }
}
