package org.npcs.repository.conformance.provider.sharing;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Alone;
import org.npcs.repository.conformance.run.Ground;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the second member sees of an incident of the first, which shares its key and the sex of the child. */
final class SharedReading {

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-014", lookFirst = "Whether the purpose is asked of the agreement.")
    void aReadNamesACoveredPurpose(Server server) {
        Expect.problem(server.as(Persona.SECOND_NIGHTLY).get("/v1/shared-records"), 400, "invalid-parameter");
        OneShared.during(server, shared -> {
            String record = "/v1/shared-records/" + shared.id();
            Expect.status(server.as(Persona.SECOND_NIGHTLY).get(record + OneShared.FOR_LEARNING), 200);
            Expect.problem(server.as(Persona.SECOND_NIGHTLY).get(record + "?purpose=oversight"), 404, "not-found");
        });
    }

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-015", lookFirst = "Whether the preview asks the same decision.")
    void whatIsSharedIsWhatWasPreviewed(Server server) {
        OneShared.during(server, shared -> {
            ObjectNode question =
                    server.invented().object().put("audience", "members").put("purpose", "quality-improvement");
            question.putArray("records")
                    .addObject()
                    .put("subject", "incident")
                    .set("content", shared.incident().content());
            Answer previewed = Expect.status(
                    server.as(Persona.FIRST_ADMIN)
                            .post("/v1/jurisdictions/" + server.first() + "/sharing-previews")
                            .json(question)
                            .send(),
                    200);
            Expect.equal("what is shared", previewed.json().at("/records/0/content"), shared.content());
            Expect.that(shared.content().at("/child/ageYears").isMissingNode(), "no age", "an age");
        });
    }

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-016", lookFirst = "Whether the filter looks at what is stored or at what is shown.")
    void whatIsHiddenMatchesNothing(Server server) {
        OneShared.during(server, shared -> {
            Expect.equal("records with the sex that is shown:", 1, shared.alike("incident.child.sex", "2"));
            Expect.equal("records with the age that is hidden:", 0, shared.alike("incident.child.ageYears", "3"));
        });
    }

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-017", lookFirst = "Whether the refusal tells why.")
    void whatIsNotSharedNeverWas(Server server) {
        OneShared.during(server, shared -> {
            String hidden = "/v1/shared-records/" + shared.id() + "?purpose=oversight";
            String unknown = "/v1/shared-records/" + server.invented().identifier() + "?purpose=oversight";
            Answer one = server.as(Persona.SECOND_NIGHTLY).get(hidden);
            Answer other = server.as(Persona.SECOND_NIGHTLY).get(unknown);
            Expect.problem(one, 404, "not-found");
            Expect.equal("the answer", without(other), without(one));
        });
    }

    private static JsonNode without(Answer answer) {
        ObjectNode body = (ObjectNode) answer.json().deepCopy();
        body.remove(List.of("requestId", "instance"));
        return body;
    }

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-018", lookFirst = "Whether the account is written with the reading.")
    void theOwnerAccountsForTheReading(Server server) {
        OneShared.during(server, shared -> {
            JsonNode before = latestReading(server);
            Expect.status(
                    server.as(Persona.SECOND_NIGHTLY).get("/v1/shared-records/" + shared.id() + OneShared.FOR_LEARNING),
                    200);
            JsonNode after = latestReading(server);
            Expect.that(!after.equals(before), "another disclosure after another reading", "none");
            Expect.equal(
                    "the purpose", "quality-improvement", after.path("purpose").asString(""));
            Expect.equal("records:", 1, after.path("records").asInt(0));
            Expect.that(!after.path("clauses").isEmpty(), "a clause", "none");
        });
    }

    private static JsonNode latestReading(Server server) {
        return Expect.status(
                        server.as(Persona.FIRST_ADMIN)
                                .get("/v1/jurisdictions/" + server.first() + "/disclosures?limit=500"),
                        200)
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("way").asString("").equals("read")
                        && one.path("recipient").asString("").equals(server.second()))
                .findFirst()
                .orElse(server.invented().object());
    }

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-019", lookFirst = "Whether the feed compares what is shown.")
    void theFeedTellsWhatIsSeen(Server server) {
        OneShared.during(server, shared -> {
            String cursor = shared.end();
            shared.correct("{\"child\":{\"ageYears\":4}}");
            shared.correct("{\"child\":{\"sex\":\"1\"}}");
            shared.until(content -> content.at("/child/sex").asString("").equals("1"));
            Expect.equal("changes:", 1, shared.kinds(cursor).size());
            cursor = shared.end();
            shared.close();
            shared.until(JsonNode::isMissingNode);
            shared.untilTold(cursor, "withdrawn");
        });
    }
}
