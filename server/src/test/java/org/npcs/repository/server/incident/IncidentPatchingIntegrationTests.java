package org.npcs.repository.server.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.running.Members.fenwick;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Members;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

@ExtendWith(RunningSandbox.class)
class IncidentPatchingIntegrationTests {

    private final Api nightly = Api.as("fenwick-nightly");
    private final Api current = nightly.header("If-Match", "*");
    private final String key = Samples.localKey();

    @Test
    void anAbsentMemberStaysNullRemovesAndAValueReplaces() {
        Members.storedIncident(key);
        var patched = current.patch(
                fenwick(key), "{\"occurrenceKey\":null,\"awareDate\":\"2026-09-16\",\"child\":{\"ageDays\":98}}");

        var content = patched.json().get("content");
        var expected = Samples.incident(key).put("awareDate", "2026-09-16");
        expected.remove("occurrenceKey");
        expected.withObject("/child").put("ageDays", 98);
        assertThat(content).isEqualTo(expected);
        assertThat(patched.number("/version")).isEqualTo(2);
    }

    @Test
    void aListIsReplacedAsAWhole() {
        Members.storedIncident(key);

        var patched = current.patch(fenwick(key), "{\"caregiverFactors\":[]}");

        assertThat(patched.json().at("/content/caregiverFactors").size()).isZero();
    }

    @Test
    void aPatchThatChangesNothingMakesNoVersion() {
        Members.storedIncident(key);

        assertThat(nightly.patch(fenwick(key), "{}").at("/outcome")).isEqualTo("unchanged");
        assertThat(nightly.patch(fenwick(key), "{\"manner\":null}").at("/outcome"))
                .isEqualTo("unchanged");
    }

    @Test
    void aPatchNeedsTheCurrentVersion() {
        Members.storedIncident(key);

        var none = nightly.patch(fenwick(key), "{\"awareDate\":\"2026-09-16\"}");
        var stale = nightly.patch(fenwick(key) + "?expectedVersion=7", "{\"awareDate\":\"2026-09-16\"}");

        assertThat(none.code()).isEqualTo("precondition-required");
        assertThat(stale.code()).isEqualTo("version-mismatch");
        assertThat(stale.texts("/differingMembers")).containsExactly("/awareDate");
    }

    @Test
    void thePatchedWholeIsJudged() {
        Members.storedIncident(key);

        var refused = current.patch(fenwick(key), "{\"awareDate\":\"2026-01-01\",\"child\":{\"sex\":\"Q\"}}");

        assertThat(refused.code()).isEqualTo("validation-failed");
        assertThat(refused.json().get("findings").size()).isGreaterThanOrEqualTo(2);
        assertThat(nightly.get(fenwick(key)).number("/version")).isEqualTo(1);
    }

    @Test
    void theLocalKeyCannotBePatched() {
        Members.storedIncident(key);

        var other = current.patch(fenwick(key), "{\"localKey\":\"" + Samples.localKey() + "\"}");
        var removed = current.patch(fenwick(key), "{\"localKey\":null}");

        assertThat(other.code()).isEqualTo("invalid-parameter");
        assertThat(removed.code()).isEqualTo("validation-failed");
    }

    @Test
    void aPatchOfWhatIsNotThereIsNotFoundBeforeItsRulesAreJudged() {
        assertThat(current.patch(fenwick(key), "{\"child\":{\"sex\":\"Q\"}}").code())
                .isEqualTo("not-found");
    }

    @Test
    void aPatchMustBeAnObject() {
        Members.storedIncident(key);

        for (var body : new String[] {"[]", "null", "1", "\"x\"", "true"}) {
            var refused = current.patch(fenwick(key), body);
            assertThat(refused.status()).as(body).isBetween(400, 422);
            assertThat(refused.code()).as(body).isIn("validation-failed", "malformed-json");
        }
    }
}
