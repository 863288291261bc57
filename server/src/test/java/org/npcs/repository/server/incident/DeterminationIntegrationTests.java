package org.npcs.repository.server.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.running.Members.fenwick;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Members;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(RunningSandbox.class)
class DeterminationIntegrationTests {

    private final Api nightly = Api.as("fenwick-nightly");
    private final String key = Samples.localKey();

    @Test
    void aNewDeterminationChangesTheKindAndAppearsInTheList() {
        var id = Members.storedIncident(key);

        var appended = append(id, Samples.example("determination-fatality"));

        assertThat(appended.status()).isEqualTo(201);
        assertThat(appended.at("/kind")).isEqualTo("fatality");
        assertThat(appended.number("/version")).isEqualTo(2);
        assertThat(appended.json().at("/content/determinations").size()).isEqualTo(2);
        assertThat(appended.header("ETag")).isEqualTo(appended.at("/etag"));
        assertThat(nightly.get("/v1/incidents/" + id + "/versions/1").at("/kind"))
                .isEqualTo("near-fatality");
    }

    @Test
    void aRetractionLetsTheDeterminationBeforeCountAgain() {
        var id = Members.storedIncident(key);
        append(id, Samples.example("determination-fatality"));

        var retraction = Samples.example("determination-fatality")
                .put("sequence", 3)
                .put("status", "retracted")
                .put("supersedes", 2)
                .put("determinedOn", "2026-11-01");
        var retracted = append(id, retraction);

        assertThat(retracted.status()).as(retracted.body()).isEqualTo(201);
        assertThat(retracted.at("/kind")).isEqualTo("near-fatality");
    }

    @Test
    void aSequenceThatDoesNotFollowTheLastIsRefused() {
        var id = Members.storedIncident(key);

        for (int sequence : new int[] {1, 3, 50}) {
            var refused = append(id, Samples.example("determination-fatality").put("sequence", sequence));
            assertThat(refused.code()).isEqualTo("append-only");
        }
    }

    @Test
    void aStoredDeterminationOrFindingNeitherChangesNorVanishes() {
        Members.storedIncident(key);
        var changed = Samples.incident(key);
        ((ObjectNode) changed.at("/determinations/0")).put("determinedOn", "2026-09-17");
        ((ObjectNode) changed.at("/determinations/0/certification")).put("certifiedOn", "2026-09-17");
        var vanished = Samples.incident(key);
        vanished.remove("findings");

        var refusedChange = nightly.header("If-Match", "*").put(fenwick(key), changed);
        var refusedLoss = nightly.header("If-Match", "*").put(fenwick(key), vanished);
        var refusedPatch = nightly.header("If-Match", "*").patch(fenwick(key), "{\"determinations\":null}");

        assertThat(refusedChange.code()).as(refusedChange.body()).isEqualTo("append-only");
        assertThat(refusedChange.texts("/differingMembers")).containsExactly("/determinations/0");
        assertThat(refusedLoss.code()).isEqualTo("append-only");
        assertThat(refusedLoss.texts("/differingMembers")).containsExactly("/findings/0");
        assertThat(refusedPatch.code()).isEqualTo("append-only");
        assertThat(nightly.get(fenwick(key)).number("/version")).isEqualTo(1);
    }

    @Test
    void aFindingIsAppendedBesideTheStoredOnes() {
        var id = Members.storedIncident(key);

        var appended = nightly.post("/v1/incidents/" + id + "/findings", Samples.example("neglect-finding"));

        assertThat(appended.status()).as(appended.body()).isEqualTo(201);
        assertThat(appended.json().at("/content/findings").size()).isEqualTo(2);
    }

    @Test
    void anUnknownMemberStoredByALenientCallerDoesNotHinderAppending() {
        var id = nightly.header("Prefer", "handling=lenient")
                .put(fenwick(key), Samples.incident(key).put("shoeSize", 21))
                .at("/id");

        var appended = append(id, Samples.example("determination-fatality"));
        var strict = append(
                id, Samples.example("determination-fatality").put("sequence", 3).put("shoeSize", 21));

        assertThat(appended.status()).as(appended.body()).isEqualTo(201);
        assertThat(appended.at("/warnings/0/pointer")).isEqualTo("/shoeSize");
        assertThat(strict.code()).isEqualTo("validation-failed");
    }

    @Test
    void appendingNeedsAnIdempotencyKey() {
        var id = Members.storedIncident(key);

        var refused = nightly.send(
                "POST", "/v1/incidents/" + id + "/determinations", Samples.example("determination-fatality"));

        assertThat(refused.code()).isEqualTo("missing-idempotency-key");
    }

    private Reply append(String id, ObjectNode determination) {
        return nightly.post("/v1/incidents/" + id + "/determinations", determination);
    }
}
