package org.npcs.repository.conformance.provider.platform;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.node.ObjectNode;

/** What belongs to another member does not exist. */
final class OtherMembers {

    @Requirement(value = "SEC-004", lookFirst = "Handlers that load the record first and ask for the owner afterwards.")
    void anIncidentOfAnotherMemberIsLikeAMissingOne(Server server) {
        Stored incident = server.given().incident();
        var stranger = server.as(Persona.SECOND_NIGHTLY);
        String missing = Paths.incident(server.invented().identifier().toString());
        alike(stranger.get(Paths.incident(incident.id())), stranger.get(missing));
        alike(
                stranger.get(incident.path()),
                stranger.get(Paths.incident(server.first(), server.invented().key())));
        Answer put = stranger.put(incident.path())
                .ifMatch("*")
                .json(incident.content())
                .send();
        ObjectNode other = server.invented().incident(server.invented().key());
        Answer nowhere = stranger.put(
                        Paths.incident(server.first(), other.path("localKey").asString("")))
                .ifMatch("*")
                .json(other)
                .send();
        alike(put, nowhere);
        Expect.status(server.as(Persona.FIRST_NIGHTLY).get(incident.path()), 200);
    }

    @Requirement(value = "SEC-004", lookFirst = "Whether reviews ask for the owner as incidents do.")
    void aReviewOfAnotherMemberIsLikeAMissingOne(Server server) {
        Stored review = server.given().review();
        var stranger = server.as(Persona.SECOND_NIGHTLY);
        alike(
                stranger.get(Paths.review(review.id())),
                stranger.get(Paths.review(server.invented().identifier().toString())));
        Expect.status(server.as(Persona.FIRST_NIGHTLY).get(Paths.review(review.id())), 200);
    }

    @Requirement(value = "SEC-009", lookFirst = "Mappers that copy an owner out of the body or of a header.")
    void theOwnerComesFromTheCredential(Server server) {
        ObjectNode content = server.invented().incident(server.invented().key());
        String key = content.path("localKey").asString("");
        content.put("jurisdiction", server.second()).put("owner", server.second());
        Answer answer = server.as(Persona.FIRST_NIGHTLY)
                .put(Paths.incident(server.first(), key))
                .header("Prefer", "handling=lenient")
                .json(content)
                .send();
        Expect.equal("the owner", server.first(), Expect.status(answer, 201).text("/jurisdiction"));
        Expect.status(server.as(Persona.SECOND_NIGHTLY).get(Paths.incident(server.second(), key)), 404);

        ObjectNode other = server.invented().incident(server.invented().key());
        String otherKey = other.path("localKey").asString("");
        Answer acting = server.as(Persona.FIRST_NIGHTLY)
                .put(Paths.incident(server.second(), otherKey))
                .header("Acting-For", server.second())
                .json(other)
                .send();
        Expect.refused(acting);
        Expect.status(server.as(Persona.SECOND_NIGHTLY).get(Paths.incident(server.second(), otherKey)), 404);
    }

    private static void alike(Answer foreign, Answer missing) {
        Expect.problem(foreign, 404, "not-found");
        Expect.equal("the answer for a missing one:", anonymous(missing), anonymous(foreign));
    }

    private static String anonymous(Answer answer) {
        ObjectNode body = answer.object();
        body.remove("requestId");
        body.remove("instance");
        return answer.status() + " " + body;
    }
}
