package org.npcs.repository.server.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.Samples;

/** Curricula that tests write and publish. */
final class Curriculums {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Curriculums() {}

    static String path(String key) {
        return "/v1/curricula/" + key;
    }

    static String drafted() {
        var key = "drawn-" + NEXT.incrementAndGet();
        var made = Api.as("steward").put(path(key), Samples.example("curriculum"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return key;
    }

    static Reply move(String key, String to) {
        return Api.as("steward")
                .post(path(key) + "/transitions", "{\"to\":\"" + to + "\",\"reason\":\"new-information\"}");
    }

    static String published() {
        var key = drafted();
        assertThat(move(key, "published").at("/publishedVersion")).isEqualTo("1");
        return key;
    }
}
