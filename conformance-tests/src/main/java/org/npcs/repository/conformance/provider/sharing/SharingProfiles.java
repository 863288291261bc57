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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the owner has chosen: one element for members with a linked copy is opened and closed again, everything else stays as it was. */
final class SharingProfiles {

    private static final String ELEMENT = "incident.manner";

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-007", lookFirst = "Whether what was sent counts before the confirmation.")
    void openingAwaitsTheSecondPersonAndClosingDoesNot(Server server) {
        close(server);
        Answer opened = choose(server, "full");
        Expect.equal("the state", "awaiting-second", opened.text("/state"));
        Expect.that(!counts(opened), "the opening to wait", "that it counts");
        Answer confirmed = Expect.status(move(server, Persona.FIRST_COUNSEL, "effective"), 200);
        Expect.equal("the state", "effective", confirmed.text("/state"));
        Expect.that(counts(confirmed), "the opening to count", "that it waits");
        Answer closed = close(server);
        Expect.equal("the state", "effective", closed.text("/state"));
        Expect.that(!counts(closed), "the closing to count at once", "that it waits");
    }

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-008", lookFirst = "Whether the sender of the profile is remembered.")
    void theSenderDoesNotConfirm(Server server) {
        close(server);
        choose(server, "full");
        Expect.problem(move(server, Persona.FIRST_ADMIN, "effective"), 409, "second-person-needed");
        Answer dropped = Expect.status(move(server, Persona.FIRST_ADMIN, "dropped"), 200);
        Expect.that(!counts(dropped), "nothing to count of what was dropped", "that it counts");
    }

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-010", lookFirst = "Whether elements are compared with the dictionary.")
    void whatNobodyChoseForIsATask(Server server) {
        Answer closed = close(server);
        List<String> open = unchosen(closed);
        Expect.that(!open.contains(ELEMENT), "no task for what was chosen", "one");
        ArrayNode before = (ArrayNode) closed.json().at("/content/choices").deepCopy();
        try {
            Answer without = store(server, withoutElement(server, before));
            Expect.that(unchosen(without).contains(ELEMENT), "a task for what nobody chose for", "none");
            Expect.that(!counts(without), "it to be closed", "open");
        } finally {
            if (store(server, before).text("/state").equals("awaiting-second")) {
                move(server, Persona.FIRST_COUNSEL, "effective");
            }
        }
    }

    /** The same choices for all elements but one. */
    private static ArrayNode withoutElement(Server server, ArrayNode choices) {
        ArrayNode kept = server.invented().object().putArray("choices");
        for (JsonNode choice : choices) {
            ObjectNode one = ((ObjectNode) choice).deepCopy();
            ArrayNode elements = one.putArray("elements");
            choice.path("elements").forEach(element -> {
                if (!element.asString("").equals(ELEMENT)) {
                    elements.add(element);
                }
            });
            if (!elements.isEmpty()) {
                kept.add(one);
            }
        }
        return kept;
    }

    @Requirement(value = "SHR-013", lookFirst = "Whether the owner comes from the credential.")
    void othersFindNoProfile(Server server) {
        Expect.problem(server.as(Persona.SECOND_ADMIN).get(profile(server)), 404, "not-found");
        ObjectNode question =
                server.invented().object().put("audience", "members").put("purpose", "quality-improvement");
        Answer explained = server.as(Persona.SECOND_ADMIN)
                .post("/v1/jurisdictions/" + server.first() + "/access-explanations")
                .json(question)
                .send();
        Expect.problem(explained, 404, "not-found");
    }

    private static Answer close(Server server) {
        return choose(server, "none");
    }

    private static Answer choose(Server server, String level) {
        return choose(server, List.of(ELEMENT), "linked-member", level);
    }

    /** Chooses for some elements; what the owner has chosen for others stays. */
    static Answer choose(Server server, List<String> elements, String audience, String level) {
        ArrayNode choices = choices(server, elements, audience);
        ObjectNode choice = choices.addObject();
        elements.forEach(choice.putArray("elements")::add);
        choice.put("audience", audience).put("level", level);
        return store(server, choices);
    }

    /** The choices of the owner as they are, without those for some elements. */
    private static ArrayNode choices(Server server, List<String> elements, String audience) {
        ArrayNode kept = server.invented().object().putArray("choices");
        for (JsonNode choice :
                server.as(Persona.FIRST_ADMIN).get(profile(server)).json().at("/content/choices")) {
            if (!elements.contains(choice.at("/elements/0").asString(""))
                    || !choice.path("audience").asString("").equals(audience)) {
                kept.add(choice);
            }
        }
        return kept;
    }

    private static Answer store(Server server, ArrayNode choices) {
        Answer stored = server.as(Persona.FIRST_ADMIN).get(profile(server));
        String version = stored.status() == 404 ? "" : "?expectedVersion=" + stored.text("/version");
        ObjectNode body = server.invented().object();
        body.set("choices", choices);
        return Expect.status(
                server.as(Persona.FIRST_ADMIN)
                        .put(profile(server) + version)
                        .json(body)
                        .send(),
                200,
                201);
    }

    static Answer move(Server server, Persona by, String to) {
        return server.as(by)
                .post(profile(server) + "/transitions")
                .json(server.invented().object().put("to", to))
                .send();
    }

    private static boolean counts(Answer answer) {
        return answer.json()
                .path("effective")
                .valueStream()
                .anyMatch(one -> one.path("element").asString("").equals(ELEMENT)
                        && one.path("audience").asString("").equals("linked-member")
                        && one.path("level").asString("").equals("full"));
    }

    private static List<String> unchosen(Answer answer) {
        return answer.json()
                .path("unchosen")
                .valueStream()
                .map(one -> one.path("element").asString(""))
                .toList();
    }

    private static String profile(Server server) {
        return "/v1/jurisdictions/" + server.first() + "/sharing-profile";
    }
}
