package org.npcs.repository.conformance.provider;

import org.npcs.repository.conformance.http.Answer;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record that a check made.
 *
 * @param id identifier given by the server
 * @param path address by its natural key
 * @param key local key of the incident
 * @param etag entity tag
 * @param version version
 * @param content what was sent
 */
public record Stored(String id, String path, String key, String etag, int version, ObjectNode content) {

    static Stored of(Answer answer, String path, String key, ObjectNode content) {
        return new Stored(
                answer.text("/id"),
                path,
                key,
                answer.text("/etag"),
                answer.json().path("version").asInt(0),
                content);
    }
}
