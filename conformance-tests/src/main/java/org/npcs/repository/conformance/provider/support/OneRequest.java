package org.npcs.repository.conformance.provider.support;

import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** A request of the first member, which the second one can help with; it is ended when the check ends. */
final class OneRequest implements AutoCloseable {

    static final String COLLECTION = "/v1/support-requests";
    static final String MAILBOX = "duty-office@conformance.example.org";
    static final Persona ASKING = Persona.FIRST_ADMIN;
    static final Persona HELPING = Persona.SECOND_ADMIN;

    private final Server server;
    private final String id;

    private OneRequest(Server server, String id) {
        this.server = server;
        this.id = id;
    }

    static ObjectNode content(Server server, String kind) {
        ObjectNode content = server.invented()
                .object()
                .put("urgency", "within-days")
                .put("office", "agency-leadership")
                .put("mailbox", MAILBOX);
        content.putArray("kinds").add(kind);
        return content;
    }

    static Answer asked(Server server, ObjectNode content) {
        return server.as(ASKING).post(COLLECTION).json(content).send();
    }

    static OneRequest of(Server server) {
        return of(server, "staff-care");
    }

    static OneRequest of(Server server, String kind) {
        if (server.configuration().clientId(Persona.STEWARD).isEmpty()) {
            throw new Skipped(SkipReason.NO_STEWARD);
        }
        return new OneRequest(
                server, Expect.status(asked(server, content(server, kind)), 201).text("/id"));
    }

    static OneRequest matched(Server server) {
        OneRequest request = of(server);
        request.helperIsReady();
        Expect.status(request.match(), 200);
        return request;
    }

    /** The second member says that it can help with the care of staff, and with nothing else. */
    void helperIsReady() {
        String path = "/v1/jurisdictions/" + server.second() + "/support-profile";
        ObjectNode profile = server.invented().object().put("offers", true);
        profile.putArray("helpsWith").add("staff-care");
        String version = Expect.status(server.as(HELPING).get(path), 200).text("/version");
        Answer stated = server.as(HELPING)
                .put(path + "?expectedVersion=" + version)
                .json(profile)
                .send();
        // A twin may have said the same meanwhile.
        Expect.status(stated, 200, 201, 412);
    }

    String id() {
        return id;
    }

    String path() {
        return COLLECTION + "/" + id;
    }

    Answer read(Persona persona) {
        return server.as(persona).get(path());
    }

    Answer match() {
        return move(
                Persona.STEWARD, server.invented().object().put("to", "matched").put("helper", server.second()));
    }

    Answer move(Persona persona, String to) {
        return move(persona, server.invented().object().put("to", to));
    }

    Answer move(Persona persona, ObjectNode step) {
        return server.as(persona).post(path() + "/transitions").json(step).send();
    }

    Answer close(Persona persona) {
        ObjectNode step = server.invented().object().put("to", "closed");
        step.putArray("whatHelped").add("peer-call");
        return move(persona, step);
    }

    Answer write(Persona persona, String text) {
        return server.as(persona)
                .post(path() + "/messages")
                .json(server.invented().object().put("text", text))
                .send();
    }

    @Override
    public void close() {
        if (move(ASKING, "withdrawn").status() != 200) {
            close(ASKING);
        }
    }
}
