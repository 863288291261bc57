package org.npcs.repository.conformance.provider.learning;

import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** A library item of the first member; it is withdrawn when the check ends. */
final class OneItem implements AutoCloseable {

    static final String COLLECTION = "/v1/library-items";
    static final Persona OWNER = Persona.FIRST_ANALYST;
    static final Persona READER = Persona.SECOND_ANALYST;

    private final Server server;
    private final String id;

    private OneItem(Server server, String id) {
        this.server = server;
        this.id = id;
    }

    static ObjectNode content(Server server) {
        ObjectNode content = server.invented()
                .object()
                .put("kind", "lesson")
                .put("result", "did-not-work")
                .put("title", "Invented lesson of a conformance run")
                .put("summary", "A card was put into every bag, and nobody looked at it.")
                .put("prevention", true)
                .put("evidenceLevel", "not-rated")
                .put("licence", "CC-BY-4.0")
                .put("language", "en")
                .put("reviewBy", "2099-01-31")
                .put("ownerShown", false);
        content.putArray("body").addObject().put("text", "A card was put into every bag.");
        content.putArray("topics").add("safe-sleep");
        content.putArray("interests");
        return content;
    }

    static Answer asked(Server server, ObjectNode content) {
        return server.as(OWNER).post(COLLECTION).json(content).send();
    }

    static OneItem of(Server server, Answer made) {
        return new OneItem(server, Expect.status(made, 201).text("/id"));
    }

    static OneItem drafted(Server server, ObjectNode content) {
        return of(server, asked(server, content));
    }

    static OneItem published(Server server, ObjectNode content) {
        OneItem item = drafted(server, content);
        Expect.equal("the state", "published", item.move("published").text("/state"));
        return item;
    }

    String id() {
        return id;
    }

    String path() {
        return COLLECTION + "/" + id;
    }

    Answer move(String to) {
        return server.as(OWNER)
                .post(path() + "/transitions")
                .json(server.invented().object().put("to", to).put("reason", "new-information"))
                .send();
    }

    Answer rewrite(ObjectNode content) {
        return server.as(OWNER).put(path()).ifMatch("*").json(content).send();
    }

    Answer read(Persona reader) {
        return server.as(reader).get(path());
    }

    @Override
    public void close() {
        move("withdrawn");
    }
}
