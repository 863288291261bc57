package org.npcs.repository.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.running.Members.fenwick;
import static org.npcs.repository.server.running.Members.move;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Members;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two versions of an instrument are alive: what was begun under the old one is finished under it, nothing new begins. */
@ExtendWith(RunningSandbox.class)
class EndedInstrumentVersionIntegrationTests {

    private static final String LAST_DAY = "2026-10-31";

    private final String name = "ended-" + UUID.randomUUID().toString().substring(0, 8);
    private final String key = Samples.localKey();
    private final Api reviewer = Api.as("fenwick-reviewer");

    @BeforeEach
    void aVersionWhoseLastDayIsPastAndItsSuccessor() {
        var version = (ObjectNode) new JsonMapper()
                .readTree(Api.anonymous()
                        .get("/v1/instruments/fixture-3/versions/1")
                        .body());
        version.remove(java.util.List.of("meta", "links", "etag", "hash", "fixture"));
        publish(version.deepCopy().put("effectiveUntil", LAST_DAY));
        publish(version.put("version", "2").put("effectiveFrom", "2026-10-01"));
        Members.acceptedIncident(key);
    }

    @Test
    void aReviewBegunUnderTheOldVersionIsFinishedUnderIt() {
        var stored = reviewer.put(fenwick(key) + "/reviews/1", review("1", LAST_DAY));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        var address = "/v1/reviews/" + stored.at("/id");

        for (String state : new String[] {"open", "rating", "submitted"}) {
            move("fenwick-reviewer", address, state);
        }
        move("fenwick-lead", address, "finalised");

        assertThat(reviewer.get(address).at("/content/instrumentVersion")).isEqualTo("1");
    }

    @Test
    void aReviewOpenedAfterTheLastDayNeedsTheNextVersion() {
        var refused = reviewer.put(fenwick(key) + "/reviews/1", review("1", "2026-11-01"));

        assertThat(refused.code()).isEqualTo("validation-failed");
        assertThat(refused.body()).contains("REV-R-003");
        assertThat(reviewer.put(fenwick(key) + "/reviews/1", review("2", "2026-11-01"))
                        .status())
                .isEqualTo(201);
    }

    private ObjectNode review(String version, String openedOn) {
        return FixtureInstrument.review(key)
                .put("instrument", name)
                .put("instrumentVersion", version)
                .put("openedOn", openedOn);
    }

    private void publish(ObjectNode version) {
        var published =
                Api.as("operator").post("/v1/instruments/" + name + "/versions", version.put("instrument", name));
        assertThat(published.status()).as(published.body()).isEqualTo(201);
    }
}
