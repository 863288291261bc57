package org.npcs.repository.conformance.provider.learning;

import java.util.Locale;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** A curriculum of the first steward with two questions, retired when a check ends. */
final class OneCurriculum {

    private final Server server;
    private final String key;

    OneCurriculum(Server server) {
        if (server.configuration().clientId(Persona.STEWARD).isEmpty()) {
            throw new Skipped(SkipReason.NO_STEWARD);
        }
        this.server = server;
        this.key = "conf-" + server.invented().letters(14).toLowerCase(Locale.ROOT);
    }

    static OneCurriculum published(Server server, String kind) {
        OneCurriculum one = new OneCurriculum(server);
        ObjectNode content = one.content();
        ((ObjectNode) content.path("pattern")).put("kind", kind);
        Expect.status(one.write(content), 201);
        Expect.status(one.move("published"), 200);
        return one;
    }

    ObjectNode content() {
        ObjectNode content = server.invented()
                .object()
                .put("title", "Invented curriculum of a conformance run")
                .put("summary", "What a run asks of a server.")
                .put("language", "en-US")
                .put("licence", "CC0-1.0")
                .put("reviewBy", "2099-12-31");
        content.putObject("pattern").put("kind", "weekly");
        ObjectNode choice = content.putArray("items")
                .addObject()
                .put("key", "place")
                .put("kind", "multiple-choice")
                .put("text", "Where does a baby sleep most safely?");
        option(choice, "a", "In a cot of its own.");
        option(choice, "b", "On a sofa.");
        choice.putArray("correct").add("a");
        choice.put("explanation", "A firm place is not shared in sleep.");
        ObjectNode either = content.withArray("/items")
                .addObject()
                .put("key", "look")
                .put("kind", "true-false")
                .put("text", "What was told was seen.");
        option(either, "true", "True");
        option(either, "false", "False");
        either.putArray("correct").add("false");
        either.put("explanation", "Ask to see the place, each time.");
        return content;
    }

    private static void option(ObjectNode item, String key, String text) {
        item.withArray("/options").addObject().put("key", key).put("text", text);
    }

    String key() {
        return key;
    }

    String path() {
        return "/v1/curricula/" + key;
    }

    Answer write(ObjectNode content) {
        return server.as(Persona.STEWARD).put(path()).json(content).send();
    }

    Answer rewrite(ObjectNode content) {
        return server.as(Persona.STEWARD).put(path()).ifMatch("*").json(content).send();
    }

    Answer move(String to) {
        return server.as(Persona.STEWARD)
                .post(path() + "/transitions")
                .json(server.invented().object().put("to", to).put("reason", "new-information"))
                .send();
    }

    /** What the first member reads. */
    Answer read(String below) {
        return server.as(Persona.FIRST_ANALYST).get(path() + below);
    }
}
