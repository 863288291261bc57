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
class IncidentWritingIntegrationTests {

    private final Api nightly = Api.as("fenwick-nightly");
    private final String key = Samples.localKey();

    @Test
    void aFirstPutCreatesVersionOneForTheOwnerOfTheToken() {
        var stored = nightly.put(fenwick(key), Samples.incident(key));

        assertThat(stored.status()).isEqualTo(201);
        assertThat(stored.at("/outcome")).isEqualTo("created");
        assertThat(stored.number("/version")).isEqualTo(1);
        assertThat(stored.at("/jurisdiction")).isEqualTo("US-XB");
        assertThat(stored.at("/state")).isEqualTo("provisional");
        assertThat(stored.at("/kind")).isEqualTo("near-fatality");
        assertThat(stored.header("Location")).isEqualTo("/v1/incidents/" + stored.at("/id"));
        assertThat(stored.header("ETag")).isEqualTo(stored.at("/etag"));
        assertThat(stored.header("Cache-Control")).contains("private").contains("no-store");
        assertThat(stored.header("X-Request-Id")).isEqualTo(stored.at("/meta/requestId"));
    }

    @Test
    void aReadReturnsTheContentExactlyAsItWasSent() {
        var sent = Samples.incident(key);
        var id = nightly.put(fenwick(key), sent).at("/id");

        assertThat(nightly.get("/v1/incidents/" + id).json().get("content")).isEqualTo(sent);
        assertThat(nightly.get(fenwick(key)).json().get("content")).isEqualTo(sent);
    }

    @Test
    void anEqualPutChangesNothingAndNeedsNoPrecondition() {
        var first = nightly.put(fenwick(key), Samples.incident(key));

        var again = nightly.put(fenwick(key), Samples.incident(key));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/outcome")).isEqualTo("unchanged");
        assertThat(again.number("/version")).isEqualTo(1);
        assertThat(again.at("/etag")).isEqualTo(first.at("/etag"));
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
    }

    @Test
    void aChangeThatNamesNoVersionIsRefused() {
        Members.storedIncident(key);

        var refused = nightly.put(fenwick(key), changed());

        assertThat(refused.status()).isEqualTo(428);
        assertThat(refused.code()).isEqualTo("precondition-required");
        assertThat(refused.number("/currentVersion")).isEqualTo(1);
    }

    @Test
    void aStaleVersionIsRefusedWithTheMembersThatDiffer() {
        Members.storedIncident(key);
        nightly.put(fenwick(key) + "?expectedVersion=1", changed());

        var byNumber = nightly.put(fenwick(key) + "?expectedVersion=1", Samples.incident(key));
        var byTag = nightly.header("If-Match", "\"1-0000000000000000\"").put(fenwick(key), Samples.incident(key));

        for (var refused : new org.npcs.repository.server.running.Reply[] {byNumber, byTag}) {
            assertThat(refused.status()).isEqualTo(412);
            assertThat(refused.code()).isEqualTo("version-mismatch");
            assertThat(refused.number("/currentVersion")).isEqualTo(2);
            assertThat(refused.texts("/differingMembers")).containsExactly("/publicNoticeDate");
            assertThat(refused.at("/lastWriter")).isEqualTo("fenwick-nightly");
        }
    }

    @Test
    void aChangeFromTheCurrentVersionMakesTheNextUnderTheSameIdentifier() {
        var first = nightly.put(fenwick(key), Samples.incident(key));

        var byTag =
                nightly.header("If-Match", first.at("/etag")).put(fenwick(key) + "?reason=new-information", changed());
        var byStar = nightly.header("If-Match", "*").put(fenwick(key), Samples.incident(key));

        assertThat(byTag.status()).isEqualTo(200);
        assertThat(byTag.at("/outcome")).isEqualTo("updated");
        assertThat(byTag.number("/version")).isEqualTo(2);
        assertThat(byTag.at("/id")).isEqualTo(first.at("/id"));
        assertThat(byTag.at("/reason")).isEqualTo("new-information");
        assertThat(byStar.number("/version")).isEqualTo(3);
        assertThat(byStar.at("/etag")).isNotEqualTo(first.at("/etag"));
    }

    @Test
    void createOnlyRefusesAnIncidentThatIsThere() {
        var createOnly = nightly.header("If-None-Match", "*");

        assertThat(createOnly.put(fenwick(key), Samples.incident(key)).status()).isEqualTo(201);
        assertThat(createOnly.put(fenwick(key), Samples.incident(key)).code()).isEqualTo("already-exists");
        assertThat(createOnly.put(fenwick(key), changed()).code()).isEqualTo("already-exists");
    }

    @Test
    void aVersionOfAnIncidentThatIsNotThereCannotMatch() {
        var byStar = nightly.header("If-Match", "*").put(fenwick(key), Samples.incident(key));
        var byNumber = nightly.put(fenwick(key) + "?expectedVersion=1", Samples.incident(key));
        var none = nightly.put(fenwick(key) + "?expectedVersion=0", Samples.incident(key));

        assertThat(byStar.code()).isEqualTo("version-mismatch");
        assertThat(byNumber.code()).isEqualTo("version-mismatch");
        assertThat(none.status()).isEqualTo(201);
    }

    @Test
    void theKeysOfAddressAndBodyMustBeEqual() {
        var refused = nightly.put(fenwick(key), Samples.incident(Samples.localKey()));

        assertThat(refused.code()).isEqualTo("invalid-parameter");
        assertThat(nightly.get(fenwick(key)).code()).isEqualTo("not-found");
    }

    @Test
    void aMinimalAnswerLeavesOutTheContent() {
        var stored = nightly.header("Prefer", "return=minimal").put(fenwick(key), Samples.incident(key));

        assertThat(stored.json().has("content")).isFalse();
        assertThat(stored.number("/version")).isEqualTo(1);
        assertThat(stored.header("Preference-Applied")).isEqualTo("return=minimal");
    }

    @Test
    void anUnknownMemberIsAFindingUnlessTheCallerIsLenient() {
        var sent = Samples.incident(key).put("shoeSize", 21);

        var refused = nightly.put(fenwick(key), sent);
        var passed = nightly.header("Prefer", "handling=lenient").put(fenwick(key), sent);

        assertThat(refused.code()).isEqualTo("validation-failed");
        assertThat(refused.at("/findings/0/pointer")).isEqualTo("/shoeSize");
        assertThat(passed.status()).isEqualTo(201);
        assertThat(passed.at("/warnings/0/pointer")).isEqualTo("/shoeSize");
        assertThat(passed.header("Preference-Applied")).isEqualTo("handling=lenient");
    }

    @Test
    void whatALenientCallerSendsIsKeptAndComparedExactly() {
        var sent = Samples.incident(key)
                .toString()
                .replaceFirst("\\{", "{\"ratio\":0.10,\"huge\":12345678901234567890.5,");
        var lenient = nightly.header("Prefer", "handling=lenient");

        assertThat(lenient.put(fenwick(key), sent).status()).isEqualTo(201);
        assertThat(lenient.put(fenwick(key), sent).at("/outcome")).isEqualTo("unchanged");
        assertThat(nightly.get(fenwick(key)).body()).contains("\"ratio\":0.10", "12345678901234567890.5");
    }

    private tools.jackson.databind.node.ObjectNode changed() {
        return Samples.incident(key).put("publicNoticeDate", "2026-09-20");
    }
}
