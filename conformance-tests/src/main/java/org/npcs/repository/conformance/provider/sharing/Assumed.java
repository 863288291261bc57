package org.npcs.repository.conformance.provider.sharing;

import java.util.List;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions under an agreement that is a draft and a profile that is not stored, so that nothing of the member is touched. */
final class Assumed {

    private final Server server;
    private final String agreement;
    private final ObjectNode profile;

    private Assumed(Server server, String agreement) {
        this.server = server;
        this.agreement = agreement;
        this.profile = server.invented().object();
        profile.putArray("choices");
    }

    /** An agreement that allows members quarters of event dates by one clause, and the child in full by another. */
    static Assumed agreed(Server server) {
        ObjectNode content = Agreements.content(server).put("kind", "data-sharing");
        content.withArray("/clauses")
                .addObject()
                .put("id", "2")
                .put("title", "Two")
                .put("text", "The child may be seen.");
        term(content, "1", "incident.eventDate").put("level", "coarsened").put("coarsening", "quarter");
        term(content, "2", "incident.child").put("level", "full");
        term(content, "2", "review.lesson").put("level", "full");
        return new Assumed(server, Agreements.draft(server, content).text("/id"));
    }

    private static ObjectNode term(ObjectNode content, String clause, String element) {
        ObjectNode term = content.withArray("/terms").addObject().put("clause", clause);
        term.putArray("elements").add(element);
        return term.put("audience", "members");
    }

    Assumed choosing(String element, String level, String coarsening) {
        ObjectNode choice = profile.withArray("/choices").addObject();
        choice.putArray("elements").add(element);
        choice.put("audience", "members").put("level", level);
        if (!coarsening.isEmpty()) {
            choice.put("coarsening", coarsening);
        }
        return this;
    }

    /** What is decided on an element for members. */
    JsonNode decision(String element, String purpose) {
        ObjectNode question = question(purpose);
        question.putArray("elements").add(element);
        List<JsonNode> decisions = ask("access-explanations", question)
                .json()
                .path("decisions")
                .valueStream()
                .filter(one -> one.path("element").asString("").equals(element))
                .toList();
        Expect.equal("decisions on " + element, 1, decisions.size());
        return decisions.get(0);
    }

    Answer preview(JsonNode content) {
        return preview("incident", content);
    }

    Answer preview(String subject, JsonNode content) {
        ObjectNode question = question("quality-improvement");
        question.putArray("records").addObject().put("subject", subject).set("content", content);
        return ask("sharing-previews", question);
    }

    Answer simulate() {
        ObjectNode question = server.invented().object().put("agreementId", agreement);
        question.set("profile", profile);
        return ask("sharing-simulations", question);
    }

    Answer join(List<ObjectNode> notices) {
        ObjectNode question = server.invented().object().put("agreementId", agreement);
        question.set("profile", profile);
        notices.forEach(question.putArray("notices")::add);
        return ask("public-join-checks", question);
    }

    private ObjectNode question(String purpose) {
        ObjectNode question =
                server.invented().object().put("audience", "members").put("purpose", purpose);
        question.put("agreementId", agreement).set("profile", profile);
        return question;
    }

    private Answer ask(String noun, ObjectNode question) {
        return Expect.status(
                server.as(Persona.FIRST_ADMIN)
                        .post("/v1/jurisdictions/" + server.first() + "/" + noun)
                        .json(question)
                        .send(),
                200);
    }
}
