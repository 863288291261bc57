package org.npcs.repository.conformance.provider;

import java.time.LocalDate;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import tools.jackson.databind.node.ObjectNode;

/** Steps that bring a record into being. Where one fails, the check that needs it is inconclusive. */
public final class Given {

    private final Server server;

    Given(Server server) {
        this.server = server;
    }

    /** Stores an incident of the first member. */
    public Stored incident() {
        return incident(server.invented().incident(server.invented().key()));
    }

    /** Stores an incident of the first member on a day. */
    public Stored incident(LocalDate event) {
        return incident(server.invented().incident(server.invented().key(), event));
    }

    /** Stores an incident of the first member. */
    public Stored incident(ObjectNode content) {
        return incident(Persona.FIRST_NIGHTLY, server.first(), content);
    }

    /** Stores an incident of a member. */
    public Stored incident(Persona persona, String jurisdiction, ObjectNode content) {
        String key = content.path("localKey").asString("");
        String path = Paths.incident(jurisdiction, key);
        Answer answer = server.as(persona).put(path).json(content).send();
        made("PUT of a new incident", answer, 201);
        return Stored.of(answer, path, key, content);
    }

    /** Stores an incident of the first member and accepts it. */
    public Stored accepted() {
        Stored incident = incident();
        move(Persona.FIRST_NIGHTLY, Paths.incident(incident.id()), "accepted");
        return incident;
    }

    /** Stores a review of a new incident of the first member, with no ratings. */
    public Stored review() {
        return review(accepted(), 1, server.instrument().unrated());
    }

    /** Stores a review of a new incident that has all ratings it needs. */
    public Stored ratedReview() {
        return review(accepted(), 1, server.instrument().rated());
    }

    /** Stores a review of an incident of the first member. */
    public Stored review(Stored incident, int number, ObjectNode ratings) {
        ObjectNode content = reviewContent(incident.key(), number, ratings);
        String path = Paths.review(server.first(), incident.key(), number);
        Answer answer =
                server.as(Persona.FIRST_REVIEWER).put(path).json(content).send();
        made("PUT of a new review", answer, 201);
        return Stored.of(answer, path, incident.key(), content);
    }

    /** Returns the content of a review. */
    public ObjectNode reviewContent(String key, int number, ObjectNode ratings) {
        ObjectNode content = server.invented().object();
        content.put("incidentLocalKey", key).put("number", number);
        content.setAll(ratings);
        content.put("depth", "full");
        return content;
    }

    /** Moves a review through states, as the reviewer. */
    public void moveReview(Stored review, String... states) {
        for (String state : states) {
            move(Persona.FIRST_REVIEWER, Paths.review(review.id()), state);
        }
    }

    /** Stores a review and brings it to its end. */
    public Stored finalisedReview() {
        Stored review = ratedReview();
        moveReview(review, "open", "rating", "submitted");
        move(Persona.FIRST_LEAD, Paths.review(review.id()), "finalised");
        return review;
    }

    private void move(Persona persona, String path, String state) {
        Answer answer = server.as(persona)
                .post(path + "/transitions")
                .json(server.invented().object().put("to", state))
                .send();
        made("the step to " + state, answer, 200);
    }

    private static void made(String what, Answer answer, int status) {
        if (answer.status() != status) {
            throw new Inconclusive(what + " was needed and answered " + Expect.described(answer));
        }
    }
}
