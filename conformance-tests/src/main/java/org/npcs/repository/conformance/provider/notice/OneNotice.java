package org.npcs.repository.conformance.provider.notice;

import java.util.List;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** A notice of a check: drafted by the operator, passed by two stewards, closed when the check ends. */
public final class OneNotice implements AutoCloseable {

    static final String COLLECTION = "/v1/safety-notices";
    /** Title of each notice of a run. */
    public static final String TITLE = "Invented notice of a conformance run";

    static final String ACTION = "Look at the place where the infant sleeps.";

    static final List<String> QUESTIONS = List.of(
            "serious-risk", "feasible-actions", "unintended-effects", "burden", "equity", "measure", "respond-by");

    private final Server server;
    private final String id;

    private OneNotice(Server server, String id) {
        this.server = server;
        this.id = id;
    }

    static ObjectNode content(Server server) {
        ObjectNode content = server.invented()
                .object()
                .put("title", TITLE)
                .put("hazard", "Infants died where they slept. The place was seldom looked at in visits.")
                .put("population", "Families with an infant under one year.")
                .put("balancingMeasure", "Removals of infants within 30 days of a visit.")
                .put("respondBy", "2099-01-31")
                .put("audience", "all-members")
                .put("decision", "EC-CONF-1");
        content.putArray("risks").add("death");
        content.putArray("actions")
                .addObject()
                .put("key", "room-check")
                .put("text", ACTION)
                .put("feasibility", "It fits into the visit.")
                .put("unintendedEffects", "It may feel like a search.")
                .put("burden", "About five minutes.")
                .put("equity", "Families without room need a crib.")
                .put("measure", "Share of visits with the place seen.");
        return content;
    }

    /** Asks for a draft, whatever becomes of it. */
    static Answer asked(Server server, ObjectNode content) {
        for (Persona persona : List.of(Persona.STEWARD, Persona.SECOND_STEWARD)) {
            if (server.configuration().clientId(persona).isEmpty()) {
                throw new Skipped(SkipReason.NO_STEWARD);
            }
        }
        if (server.configuration().clientId(Persona.OPERATOR).isEmpty()) {
            throw new Skipped(SkipReason.NO_OPERATOR);
        }
        return server.as(Persona.OPERATOR).post(COLLECTION).json(content).send();
    }

    static OneNotice drafted(Server server, ObjectNode content) {
        return new OneNotice(server, Expect.status(asked(server, content), 201).text("/id"));
    }

    /** Makes one that waits for its two reviews. */
    public static OneNotice atGate(Server server) {
        OneNotice notice = drafted(server, content(server));
        Expect.status(notice.move("gate"), 200);
        return notice;
    }

    /** Makes one that is issued to all members. */
    public static OneNotice issued(Server server) {
        return issued(server, content(server));
    }

    static OneNotice issued(Server server, ObjectNode content) {
        OneNotice notice = drafted(server, content);
        Expect.status(notice.move("gate"), 200);
        notice.pass();
        Expect.status(notice.move("issued"), 200);
        return notice;
    }

    /** Returns its identifier. */
    public String id() {
        return id;
    }

    String path() {
        return COLLECTION + "/" + id;
    }

    Answer read(Persona persona) {
        return server.as(persona).get(path());
    }

    Answer managed() {
        return Expect.status(read(Persona.OPERATOR), 200);
    }

    /** Returns the number that it got when it was issued. */
    public String number() {
        return managed().text("/number");
    }

    /** Moves it on. */
    public Answer move(String to) {
        return step(server.invented().object().put("to", to));
    }

    /** Ends it with a reason. */
    public Answer end(String to) {
        return step(server.invented().object().put("to", to).put("reason", "new-information"));
    }

    private Answer step(ObjectNode step) {
        return server.as(Persona.OPERATOR)
                .post(path() + "/transitions")
                .json(step)
                .send();
    }

    Answer put(ObjectNode content) {
        return server.as(Persona.OPERATOR)
                .put(path())
                .ifMatch("*")
                .json(content)
                .send();
    }

    private Answer review(Persona persona, List<String> questions, List<String> notMet) {
        ObjectNode review = server.invented()
                .object()
                .put("version", managed().json().path("version").asInt(1));
        review.putArray("answers");
        questions.forEach(question -> review.withArray("/answers")
                .addObject()
                .put("question", question)
                .put("answer", notMet.contains(question) ? "not-met" : "met"));
        return server.as(persona).post(path() + "/gate-reviews").json(review).send();
    }

    /** A review that answers these questions alone. */
    Answer answered(Persona persona, List<String> questions) {
        return review(persona, questions, List.of());
    }

    /** A review by which some questions are not met. */
    Answer review(Persona persona, List<String> notMet) {
        return review(persona, QUESTIONS, notMet);
    }

    Answer review(Persona persona) {
        return review(persona, List.of());
    }

    /** Lets both stewards pass it. */
    public void pass() {
        Expect.status(review(Persona.STEWARD), 201);
        Expect.status(review(Persona.SECOND_STEWARD), 201);
    }

    /** Asks nobody for anything any longer; ending twice changes nothing. */
    @Override
    public void close() {
        end("withdrawn");
    }
}
