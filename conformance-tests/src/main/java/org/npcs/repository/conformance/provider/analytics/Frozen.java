package org.npcs.repository.conformance.provider.analytics;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Figures across members stand still. */
final class Frozen {

    @Requirement(value = "ANA-002", lookFirst = "Whether the answer names the release, in its query and in each row.")
    void anAnswerAcrossMembersNamesTheReleaseThatItUsed(Server server) {
        server.releases().published(server);
        JsonNode answer = Asked.answered(server, "incidents").json();
        String release = answer.at("/query/release").asString("");
        Expect.that(!release.isEmpty(), "the release that answered", "none");
        Expect.that(!answer.at("/query").has("member"), "no member", "one");
        JsonNode known = Expect.status(server.as(Persona.FIRST_ANALYST).get("/v1/releases/" + release), 200)
                .json();
        String state = known.path("state").asString("");
        Expect.that(state.equals("published"), "a published release", "one that is " + state);
        Expect.equal("the instant of the release", known.path("asOf"), answer.path("asOf"));
        for (JsonNode row : answer.path("rows")) {
            Expect.equal("the release of a row", release, row.path("release").asString(""));
        }
    }

    @Requirement(value = "ANA-003", lookFirst = "Facts about the request inside the body, and figures counted anew.")
    void theSameQuestionHasTheSameAnswerByteByByte(Server server) {
        String question = "incidents?by=kind&release=" + server.releases().published(server);
        Answer before = Asked.answered(server, question);
        server.given().accepted();
        Answer after = Asked.answered(server, question);
        Expect.equal("the answer after another incident was stored", before.text(), after.text());
        Answer others = Expect.status(server.as(Persona.SECOND_ANALYST).get(Asked.TABLES + "/" + question), 200);
        Expect.equal("the answer to another member", before.text(), others.text());
    }
}
