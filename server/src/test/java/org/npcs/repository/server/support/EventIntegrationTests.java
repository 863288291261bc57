package org.npcs.repository.server.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** Events are entered by the operator, known to all, and attended by organisations; peers exchange among themselves. */
@ExtendWith(RunningSandbox.class)
class EventIntegrationTests {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Api STEWARD = Api.as("steward");

    private final NewMember member = NewMember.enter();
    private final String path = "/v1/events/summit-" + NEXT.incrementAndGet();

    @Test
    void anEventOfThePastIsStoredOnceAndKnownToAll() {
        assertThat(STEWARD.put(path, Samples.example("event")).status()).isEqualTo(201);
        assertThat(STEWARD.put(path, Samples.example("event")).status()).isEqualTo(200);
        var createOnly = STEWARD.header("If-None-Match", "*");
        assertThat(createOnly.put(path, Samples.example("event")).code()).isEqualTo("already-exists");
        var other = Samples.example("event").put("place", "Denver");
        assertThat(STEWARD.put(path, other).code()).isEqualTo("precondition-required");
        assertThat(STEWARD.header("If-Match", "*").put(path, other).number("/version"))
                .isEqualTo(2);
        assertThat(member.api().get(path).at("/place")).isEqualTo("Denver");
        assertThat(member.api().get("/v1/events?limit=500").values("/items", "key"))
                .contains(path.substring(11));
        assertThat(member.api().put(path, other).status()).isEqualTo(403);
        assertThat(STEWARD.header("If-Match", "*")
                        .put(path, other.put("endsOn", "2018-05-13"))
                        .values("/findings", "rule"))
                .containsExactly("SUP-R-004");
    }

    @Test
    void aMemberStatesAndSeesItselfAndTotalsFromFive() {
        STEWARD.put(path, Samples.example("event"));
        assertThat(attend(member.api(), member.code(), "registered").status()).isEqualTo(201);
        var createOnly = member.api().header("If-None-Match", "*");
        assertThat(attend(createOnly, member.code(), "registered").code()).isEqualTo("already-exists");
        assertThat(attend(member.api(), member.code(), "attended").code()).isEqualTo("illegal-transition");
        assertThat(attend(member.api(), "US-XB", "registered").code()).isEqualTo("not-found");
        assertThat(attend(member.api(), "some-foundation", "registered").code()).isEqualTo("not-found");
        for (int i = 0; i < 3; i++) {
            var other = NewMember.enter();
            attend(other.api(), other.code(), "registered");
        }
        var few = member.api().get(path + "/attendances");
        assertThat(few.values("/items", "organisation")).containsExactly(member.code());
        assertThat(few.json().has("registered")).isFalse();
        assertThat(attend(STEWARD, "some-foundation", "registered").status()).isEqualTo(201);
        assertThat(attend(STEWARD, "US-QZ", "registered").code()).isEqualTo("not-found");
        assertThat(member.api().get(path + "/attendances").number("/registered"))
                .isEqualTo(5);
        var all = STEWARD.get(path + "/attendances");
        assertThat(all.values("/items", "organisation"))
                .hasSize(5)
                .contains("some-foundation", member.code())
                .isSorted();
        assertThat(STEWARD.header("If-Match", "*")
                        .put(path + "/attendances/" + member.code(), "{\"state\":\"attended\"}")
                        .at("/state"))
                .isEqualTo("attended");
        assertThat(STEWARD.get(path + "/attendances").number("/attended")).isEqualTo(1);
    }

    private Reply attend(Api by, String organisation, String state) {
        return by.put(path + "/attendances/" + organisation, "{\"state\":\"" + state + "\"}");
    }

    @Test
    void peersAgreeForThemselvesAloneAndSayWhatTheyLearned() {
        var one = NewMember.enter();
        var other = NewMember.enter();
        var asked = member.api()
                .post(
                        "/v1/peer-exchanges",
                        "{\"kind\":\"visit\",\"topics\":[\"review-practice\"],\"partners\":[\"%s\",\"%s\"]}"
                                .formatted(one.code(), other.code()));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        var at = "/v1/peer-exchanges/" + asked.at("/id");
        assertThat(NewMember.enter().api().get(at).code()).isEqualTo("not-found");
        assertThat(Api.as("steward").get(at).at("/state")).isEqualTo("asked");
        assertThat(move(member.api(), at, "agreed", "").code()).isEqualTo("illegal-transition");
        assertThat(move(other.api(), at, "declined", "").at("/state")).isEqualTo("asked");
        assertThat(move(other.api(), at, "agreed", "").texts("/allowed")).isEmpty();
        assertThat(move(one.api(), at, "agreed", "").texts("/agreedBy")).containsExactly(one.code());
        assertThat(move(one.api(), at, "held", "").at("/state")).isEqualTo("held");
        assertThat(move(one.api(), at, "learned", "").values("/findings", "rule"))
                .containsExactly("STR-REQUIRED");
        move(one.api(), at, "learned", ",\"learned\":[\"idea-to-test\"]");
        var learned = move(member.api(), at, "learned", ",\"learned\":[\"idea-to-test\",\"practice-adopted\"]");
        assertThat(learned.texts("/learned")).containsExactly("idea-to-test", "practice-adopted");
        assertThat(one.api().get("/v1/peer-exchanges").values("/items", "id")).containsExactly(asked.at("/id"));
        assertThat(one.api().get(one.path("changes?noun=peer-exchange")).values("/items", "kind"))
                .startsWith("created");
        var refused = member.api()
                .post(
                        "/v1/peer-exchanges",
                        "{\"kind\":\"call\",\"topics\":[\"policy-and-law\"],\"partners\":[\"%s\",\"US-QZ\",\"US-XB\",\"US-XB\"]}"
                                .formatted(member.code()));
        assertThat(refused.values("/findings", "rule"))
                .containsExactlyInAnyOrder("SUP-R-005", "STR-REFERENCE", "STR-DUPLICATE");
    }

    private static Reply move(Api by, String at, String to, String more) {
        return by.post(at + "/transitions", "{\"to\":\"" + to + "\"" + more + "}");
    }
}
