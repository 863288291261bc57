package org.npcs.repository.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Tokens;

/** Where members stand with a notice: told to themselves, counted for the others, ranked for nobody. */
@ExtendWith(RunningSandbox.class)
class NoticeResponseIntegrationTests {

    private static final String SCOPES = "notice:read notice:respond";

    private final NewMember member = NewMember.enter();
    private final Api own = Api.with(Tokens.signed(member.further(SCOPES), SCOPES));
    private OneNotice notice = new OneNotice("");
    private String path = "";

    @BeforeEach
    void issue() {
        notice = OneNotice.issued(OneNotice.content());
        path = member.path("notice-responses/" + notice.number());
    }

    @Test
    void aResponseTakesItsStepsAndNoOthers() {
        var before = own.get(path);
        assertThat(before.at("/state")).isEqualTo("not-seen");
        assertThat(before.number("/version")).isZero();
        assertThat(before.number("/daysSinceIssue")).isZero();
        assertThat(before.at("/overdue")).isEqualTo("false");
        var refused = state("action-done", "");
        assertThat(refused.code()).isEqualTo("illegal-transition");
        assertThat(refused.at("/state")).isEqualTo("not-seen");
        assertThat(refused.texts("/allowed")).containsExactly("acknowledged");
        assertThat(state("acknowledged", "").status()).isEqualTo(201);
        assertThat(state("acknowledged", "").status()).as("the same").isEqualTo(200);
        assertThat(own.header("If-None-Match", "*")
                        .put(path, "{\"state\":\"acknowledged\",\"role\":\"safety-lead\"}")
                        .code())
                .isEqualTo("already-exists");
        assertThat(state("assessing", "").code()).as("without a version").isEqualTo("precondition-required");
        assertThat(state("assessing", "?expectedVersion=1").number("/version")).isEqualTo(2);
        assertThat(state("action-planned", "?expectedVersion=1").code()).isEqualTo("version-mismatch");
        assertThat(state("action-planned", "?expectedVersion=2").number("/version"))
                .isEqualTo(3);
        var done = state("action-done", "?expectedVersion=3");
        assertThat(done.values("/steps", "state"))
                .containsExactly("acknowledged", "assessing", "action-planned", "action-done");
        assertThat(done.values("/steps", "role")).containsOnly("safety-lead");
        assertThat(own.get(member.path("notice-responses?limit=500")).values("/items", "state"))
                .contains("action-done");
    }

    private Reply state(String state, String query) {
        return own.put(path + query, "{\"state\":\"" + state + "\",\"role\":\"safety-lead\"}");
    }

    @Test
    void noStepIsLeftOutHoweverManyThereAre() {
        int steps = 205;
        state("acknowledged", "");
        for (int i = 1; i < steps; i++) {
            var role = i % 2 == 0 ? "safety-lead" : "agency-leader";
            var stated =
                    own.put(path + "?expectedVersion=" + i, "{\"state\":\"acknowledged\",\"role\":\"" + role + "\"}");
            assertThat(stated.status()).as(stated.body()).isEqualTo(200);
        }
        assertThat(own.get(path).values("/steps", "at")).hasSize(steps).isSorted();
    }

    @Test
    void whatIsAdoptedIsPartOfTheNoticeAndANoteNamesNobody() {
        var refused = own.put(path, """
                {"state":"acknowledged","role":"safety-lead","adopted":[{"action":"unknown","how":"adopted"}],
                 "note":"Ask Dr. Miller, 555-201-3344."}
                """);
        assertThat(refused.values("/findings", "rule")).containsExactly("STR-NAMED", "NTC-R-004", "STR-REQUIRED");
        assertThat(refused.values("/findings", "pointer")).containsExactly("/adopted/0/action", "/note", "/noteFor");
        assertThat(refused.body()).doesNotContain("Miller", "201-3344");
    }

    @Test
    void aResponseIsTheMembersAloneAndANoteGoesWhereItChose() {
        own.put(path, """
                {"state":"acknowledged","role":"quality-lead","adopted":[{"action":"room-check","how":"in-place"}],
                 "note":"A word for those who wrote it.","noteFor":"issuer"}
                """);
        for (String stranger : List.of("fenwick-analyst", "steward")) {
            assertThat(Api.as(stranger).get(path).status()).as(stranger).isIn(403, 404);
        }
        var managed = Api.as("steward").get(notice.path() + "/responses");
        assertThat(managed.texts("/notes")).containsExactly("A word for those who wrote it.");
        assertThat(managed.body()).doesNotContain("quality-lead", "in-place");
        assertThat(managed.values("/rows", "jurisdiction"))
                .contains(member.code(), "US-XB")
                .isSorted();
        assertThat(managed.number("/totals/acknowledged")).isEqualTo(1);
        var other = Api.as("fenwick-analyst").get(notice.path() + "/responses");
        assertThat(other.values("/rows", "jurisdiction")).containsExactly("US-XB");
        assertThat(other.texts("/notes")).isEmpty();
        assertThat(other.number("/totals/acknowledged")).isEqualTo(1);
        assertThat(other.json().at("/totals").has("medianDaysToAcknowledge"))
                .as("fewer than five")
                .isFalse();
    }

    @Test
    void adoptionIsToldForFiveMembersAndMore() {
        var others = IntStream.range(0, 5).mapToObj(i -> NewMember.enter()).toList();
        var wide = OneNotice.issued(OneNotice.content());
        others.forEach(one -> {
            var answered = Api.with(Tokens.signed(one.further(SCOPES), SCOPES))
                    .put(
                            one.path("notice-responses/" + wide.id()),
                            "{\"state\":\"acknowledged\",\"role\":\"other\",\"adopted\":[{\"action\":\"room-check\",\"how\":\"adapted\"}]}");
            assertThat(answered.status()).as(answered.body()).isEqualTo(201);
        });
        var seen = own.get(OneNotice.COLLECTION + "/" + wide.id() + "/responses");
        assertThat(seen.at("/totals/adopted/0/how")).isEqualTo("adapted");
        assertThat(seen.number("/totals/adopted/0/members")).isEqualTo(5);
        assertThat(seen.json().at("/totals").has("medianDaysToAcknowledge")).isTrue();
    }

    @Test
    void fewOthersAreNotCounted() {
        var content = OneNotice.content().put("audience", "by-kind");
        content.putArray("audienceKinds").add("tribal-nation");
        var nation = NewMember.enter();
        var placed = Api.as("operator")
                .put(
                        "/v1/jurisdictions/" + nation.code() + "?expectedVersion=1",
                        "{\"code\":\"" + nation.code() + "\",\"name\":\"Invented nation\",\"kind\":\"tribal-nation\"}");
        assertThat(placed.status()).as(placed.body()).isEqualTo(200);
        var small = OneNotice.issued(content);
        var seen = Api.with(Tokens.signed(nation.further(SCOPES), SCOPES)).get(small.path() + "/responses");
        assertThat(seen.json().has("totals")).isFalse();
        assertThat(seen.at("/totalsWithheld")).isEqualTo("too-few-members");
        assertThat(Api.as("steward").get(small.path() + "/responses").number("/totals/audience"))
                .isLessThan(6);
        assertThat(own.get(member.path("notice-responses/" + small.id())).code())
                .isEqualTo("not-found");
    }

    @Test
    void aResponseStaysWhenTheNoticeIsAmendedAndEndsWithIt() {
        assertThat(state("acknowledged", "").status()).isEqualTo(201);
        Api.as("operator")
                .header("If-Match", "*")
                .put(notice.path(), OneNotice.content().put("title", "Infants on sofas"));
        notice.passed();
        notice.done("amended");
        var stays = own.get(path);
        assertThat(stays.at("/state")).isEqualTo("acknowledged");
        assertThat(stays.number("/edition")).isEqualTo(1);
        assertThat(stays.number("/currentEdition")).isEqualTo(2);
        assertThat(state("acknowledged", "?expectedVersion=1").number("/edition"))
                .as("said anew of the new edition")
                .isEqualTo(2);
        assertThat(notice.end("closed").status()).isEqualTo(200);
        var refused = state("assessing", "?expectedVersion=2");
        assertThat(refused.code()).isEqualTo("illegal-transition");
        assertThat(refused.at("/state")).isEqualTo("closed");
    }

    @Test
    void eachRequestLeavesOneEntryInTheTrail() {
        var stated = state("acknowledged", "");
        var read = own.get(path);
        var listed = own.get(member.path("notice-responses"));
        var requests =
                Database.texts("SELECT request_id FROM audit_entry WHERE jurisdiction = '" + member.code() + "'");
        for (Reply reply : List.of(stated, read, listed)) {
            assertThat(requests).as(reply.body()).containsOnlyOnce(reply.header("X-Request-Id"));
        }
    }

    @Test
    void twinsMakeOneResponse() {
        var calls = IntStream.range(0, 6)
                .mapToObj(i -> own.sendLater("PUT", path, "{\"state\":\"acknowledged\",\"role\":\"other\"}"))
                .toList();
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
        assertThat(calls.stream()
                        .map(CompletableFuture::join)
                        .map(Reply::status)
                        .sorted())
                .containsExactly(200, 200, 200, 200, 200, 201);
        assertThat(own.get(path).number("/version")).isEqualTo(1);
    }
}
