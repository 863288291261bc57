package org.npcs.repository.conformance.provider.governance;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Ground;
import org.npcs.repository.conformance.run.Together;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is told, how far it came, and what came of it. */
@Together(Ground.TEAMS)
final class Communications {

    private static final String COLLECTION = "/v1/communications";
    private static final String ANSWER = "Days until the first visit.";

    private static ObjectNode content(Server server, String kind) {
        return server.invented()
                .object()
                .put("kind", kind)
                .put("title", "Invented communication")
                .put("text", "It is there during a conformance run.");
    }

    private static ObjectNode asking(Server server) {
        ObjectNode content = content(server, "all-members");
        content.putArray("asks").addObject().put("ask", "which-measure").put("question", "Which measure do you watch?");
        return content;
    }

    private static Answer draft(Server server, ObjectNode content) {
        return server.as(Persona.OPERATOR).post(COLLECTION).json(content).send();
    }

    private static String drafted(Server server, ObjectNode content) {
        return COLLECTION + "/" + Expect.status(draft(server, content), 201).text("/id");
    }

    private static Answer step(Server server, String path, ObjectNode step) {
        return server.as(Persona.OPERATOR)
                .post(path + "/transitions")
                .json(step)
                .send();
    }

    private static String sent(Server server, ObjectNode content) {
        String path = drafted(server, content);
        Expect.status(step(server, path, server.invented().object().put("to", "sent")), 200);
        return path;
    }

    private static ObjectNode answer(Server server, String text) {
        ObjectNode answer = server.invented().object();
        answer.putArray("answers").addObject().put("ask", "which-measure").put("answer", text);
        return answer;
    }

    private static Answer acknowledge(Server server, String path, String text) {
        return server.as(Persona.FIRST_LEAD)
                .put(path + "/acknowledgement")
                .json(answer(server, text))
                .send();
    }

    private static JsonNode delivery(Server server, Persona reader, String path, String member) {
        return Pages.items(server.as(reader), path + "/deliveries?limit=100", 100).stream()
                .filter(one -> one.path("jurisdiction").asString("").equals(member))
                .findFirst()
                .orElse(server.invented().object());
    }

    @Requirement(value = "GVN-039", lookFirst = "Whether recipients are computed from seats and roles.")
    void nobodyIsForgotten(Server server) {
        OneGroup group = OneGroup.of(server);
        String advisor = Advisors.serving(group);
        ObjectNode stated = content(server, "committee").put("committee", group.key());
        ObjectNode chosen = stated.deepCopy();
        chosen.putArray("recipients").addObject().put("capacity", "seat").put("jurisdiction", server.first());
        Executive.refused(draft(server, chosen), "GOV-R-035");
        List<String> told = group.read(drafted(server, stated))
                .path("recipients")
                .valueStream()
                .map(one -> one.path("jurisdiction")
                        .asString(one.path("organisation").asString("")))
                .toList();
        for (Executive.Position seat : group.seats()) {
            Expect.that(told.contains(seat.jurisdiction()), "the seat " + seat.jurisdiction(), told.toString());
        }
        Expect.that(told.contains(advisor), "the advisor", told.toString());
    }

    @Requirement(value = "GVN-040", lookFirst = "Whether active members are read when it is sent.")
    void allMembersHaveIt(Server server) {
        OneGroup.of(server);
        String path = sent(server, content(server, "all-members"));
        for (String member : List.of(server.first(), server.second())) {
            Expect.equal(
                    "the delivery to " + member,
                    "delivered",
                    delivery(server, Persona.OPERATOR, path, member)
                            .path("state")
                            .asString(""));
        }
        JsonNode without = group(server, path).path("withoutDelivery");
        for (String member : List.of(server.first(), server.second())) {
            Expect.that(
                    without.isArray()
                            && without.valueStream()
                                    .noneMatch(one -> one.asString("").equals(member)),
                    "a list of members without it that has neither of the two",
                    without.toString());
        }
    }

    private static JsonNode group(Server server, String path) {
        return Expect.status(server.as(Persona.FIRST_LEAD).get(path + "/deliveries"), 200)
                .json();
    }

    @Requirement(value = "GVN-041", lookFirst = "Whether answers are told to other members.")
    void deliveriesAreFollowed(Server server) {
        OneGroup.of(server);
        String path = sent(server, asking(server));
        Expect.status(server.as(Persona.FIRST_LEAD).get(path), 200);
        Expect.equal("the state", "read", state(server, path));
        Expect.status(acknowledge(server, path, ANSWER), 200);
        Expect.equal("the state", "acknowledged", state(server, path));
        JsonNode managed = delivery(server, Persona.OPERATOR, path, server.first());
        Expect.equal("the answer", ANSWER, managed.at("/answers/0/answer").asString(""));
        JsonNode others = delivery(server, Persona.SECOND_ADMIN, path, server.first());
        Expect.that(!others.has("answers"), "no answers of others", others.toString());
    }

    private static String state(Server server, String path) {
        return Expect.status(server.as(Persona.FIRST_LEAD).get(path + "/acknowledgement"), 200)
                .text("/state");
    }

    @Requirement(value = "GVN-042", lookFirst = "Whether the outcome is asked for.")
    void loopsAreClosedWithAnOutcome(Server server) {
        OneGroup.of(server);
        String path = sent(server, asking(server));
        ObjectNode close = server.invented().object().put("to", "closed");
        Executive.refused(step(server, path, close), "GOV-R-037");
        Expect.status(step(server, path, close.put("outcome", "Two measures were taken up.")), 200);
        Expect.problem(acknowledge(server, path, ANSWER), 409, "illegal-transition");
    }

    @Requirement(value = "GVN-043", lookFirst = "Whether references are looked up among the proposals that are open.")
    void nothingOpenIsToldOutside(Server server) {
        OneProposal proposal = OneProposal.called(server);
        ObjectNode outside = content(server, "external");
        outside.putArray("references").add(proposal.read().text("/id"));
        Answer refused = draft(server, outside);
        Executive.refused(refused, "GOV-R-036");
        Expect.equal("the place", "/references/0", refused.text("/findings/0/pointer"));
        Expect.status(draft(server, outside.deepCopy().put("kind", "committee")), 201);
        Expect.status(proposal.step("adopted-by-consensus"), 200);
        Expect.status(draft(server, outside), 201);
    }

    @Requirement(value = "GVN-044", lookFirst = "Whether response times are asked for in the name of their member.")
    void nobodyElseSeesResponseTimes(Server server) {
        OneGroup.of(server);
        String path = "/v1/jurisdictions/" + server.first() + "/response-times";
        sent(server, asking(server));
        Answer own = Expect.status(server.as(Persona.FIRST_LEAD).get(path), 200);
        Expect.that(own.json().path("asked").asInt(0) > 0, "what was asked", own.text("/asked"));
        for (Persona other : List.of(Persona.SECOND_ADMIN, Persona.OPERATOR)) {
            Expect.problem(server.as(other).get(path), 404, "not-found");
        }
    }

    @Requirement(value = "GVN-045", lookFirst = "Whether texts are screened before they are stored.")
    void textsPointToNobody(Server server) {
        OneGroup group = OneGroup.of(server);
        String text = "Call 555-201-3344 to learn what is done.";
        silent(
                server.as(Persona.OPERATOR)
                        .post("/v1/meetings")
                        .json(group.meeting(group.now()).put("place", text))
                        .send(),
                "/place");
        String minutes = group.held(1) + "/minutes";
        silent(group.first(minutes, server.invented().object().put("text", text)), "/text");
        silent(draft(server, content(server, "all-members").put("text", text)), "/text");
        silent(acknowledge(server, sent(server, asking(server)), text), "/answers/0/answer");
    }

    private static void silent(Answer refused, String pointer) {
        OneGroup.refused(refused, "GOV-R-001", pointer);
        Expect.that(!refused.text().contains("201-3344"), "a refusal without the text", "the text in it");
    }
}
