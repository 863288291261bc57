package org.npcs.repository.server.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** A request is seen by two sides and those who match; what the sides say, by the two sides alone. */
@ExtendWith(RunningSandbox.class)
class SupportRequestIntegrationTests {

    private static final String COLLECTION = "/v1/support-requests";
    private static final Api STEWARD = Api.as("steward");

    private final NewMember asking = NewMember.enter();
    private final NewMember helping = helper("[\"staff-care\"]");
    private final String path = COLLECTION + "/" + ask(asking).at("/id");

    private static NewMember helper(String kinds) {
        var member = NewMember.enter();
        var stated = member.api().put(member.path("support-profile"), "{\"offers\":false,\"helpsWith\":" + kinds + "}");
        assertThat(stated.status()).as(stated.body()).isEqualTo(201);
        return member;
    }

    private static Reply ask(NewMember member) {
        var asked = member.api().post(COLLECTION, Samples.example("support-request"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        return asked;
    }

    private Reply match(NewMember helper) {
        return move(STEWARD, "matched", ",\"helper\":\"" + helper.code() + "\"");
    }

    private Reply move(Api by, String to, String more) {
        return by.post(path + "/transitions", "{\"to\":\"" + to + "\"" + more + "}");
    }

    private Reply write(Api by, String text) {
        return by.post(path + "/messages", "{\"text\":\"" + text + "\"}");
    }

    @Test
    void whoMatchesSeesThatAMemberAsksAndChoosesAHelper() {
        var seen = STEWARD.get(path);
        assertThat(seen.texts("/kinds")).contains("staff-care");
        assertThat(seen.body()).doesNotContain("mailbox", "duty-office");
        assertThat(STEWARD.get("/v1/support-helpers?limit=500").values("/items", "jurisdiction"))
                .contains(helping.code())
                .doesNotContain(asking.code())
                .isSorted();
        assertThat(STEWARD.get("/v1/support-helpers").body()).doesNotContain("offers");
        assertThat(match(helper("[\"media-guidance\"]")).values("/findings", "rule"))
                .containsExactly("SUP-R-002");
        assertThat(match(asking).values("/findings", "rule")).containsExactly("SUP-R-002");
        assertThat(move(STEWARD, "matched", "").values("/findings", "rule")).containsExactly("STR-REQUIRED");
        assertThat(helping.api().get(path).code()).isEqualTo("not-found");
        var matched = match(helping);
        assertThat(matched.at("/state")).as(matched.body()).isEqualTo("matched");
        assertThat(helping.api().get(path).at("/mailbox")).isEqualTo("duty-office@alder.example.gov");
        assertThat(helping.api().get(COLLECTION).values("/items", "id")).containsExactly(matched.at("/id"));
        assertThat(helping.api()
                        .get(helping.path("changes?noun=support-request"))
                        .values("/items", "recordId"))
                .containsExactly(matched.at("/id"));
        assertThat(asking.api().get(asking.path("changes?noun=support-request")).values("/items", "kind"))
                .hasSize(2);
    }

    @Test
    void eachSideTakesItsOwnStepsAlone() {
        assertThat(match(helping).status()).isEqualTo(200);
        var refused = move(helping.api(), "closed", ",\"whatHelped\":[\"visit\"]");
        assertThat(refused.code()).isEqualTo("illegal-transition");
        assertThat(refused.at("/state")).isEqualTo("matched");
        assertThat(refused.texts("/allowed")).containsExactly("requested", "in-progress");
        assertThat(move(STEWARD, "in-progress", "").code()).isEqualTo("illegal-transition");
        assertThat(move(helping.api(), "requested", "").at("/state")).isEqualTo("requested");
        assertThat(helping.api().get(path).code()).as("released").isEqualTo("not-found");
        assertThat(match(helping).status()).isEqualTo(200);
        assertThat(move(helping.api(), "in-progress", "").status()).isEqualTo(200);
        assertThat(move(asking.api(), "closed", "").values("/findings", "pointer"))
                .containsExactly("/whatHelped");
        var closed = move(asking.api(), "closed", ",\"whatHelped\":[\"peer-call\",\"visit\"]");
        assertThat(closed.texts("/whatHelped")).containsExactly("peer-call", "visit");
        assertThat(write(asking.api(), "Thank you for everything.").code()).isEqualTo("illegal-transition");
        assertThat(closed.json().has("closedAt")).isTrue();
    }

    @Test
    void messagesAreForTheTwoSidesAlone() {
        assertThat(write(asking.api(), "Is anybody there?").code()).isEqualTo("illegal-transition");
        match(helping);
        assertThat(write(helping.api(), "We have an hour for you tomorrow morning.")
                        .at("/by"))
                .isEqualTo(helping.code());
        assertThat(write(asking.api(), "That would help us a lot.").status()).isEqualTo(201);
        for (NewMember side : List.of(asking, helping)) {
            assertThat(side.api().get(path + "/messages").values("/items", "by"))
                    .containsExactly(helping.code(), asking.code());
        }
        var third = NewMember.enter();
        for (Api stranger : List.of(third.api(), STEWARD, Api.as("fenwick-lead"))) {
            assertThat(stranger.get(path + "/messages").code()).isEqualTo("not-found");
            assertThat(write(stranger, "What happened there?").code()).isEqualTo("not-found");
        }
        assertThat(third.api().get(path).code()).isEqualTo("not-found");
        assertThat(move(third.api(), "withdrawn", "").code()).isEqualTo("not-found");
        move(helping.api(), "requested", "");
        var next = helper("[\"staff-care\"]");
        match(next);
        assertThat(next.api().get(path + "/messages").values("/items", "by"))
                .as("written to another")
                .isEmpty();
        assertThat(helping.api().get(path + "/messages").code()).isEqualTo("not-found");
    }

    @Test
    void noPolicyLetsTheOperatorReadAMessage() {
        match(helping);
        write(asking.api(), "This is for you alone.");
        assertThat(Database.<Long>asRuntime(connection -> {
                    connection.setAutoCommit(false);
                    try (var statement = connection.createStatement()) {
                        statement.execute("SELECT set_config('app.jurisdiction', 'OPERATOR', true)");
                        var rows = statement.executeQuery("SELECT count(*) FROM support_message");
                        rows.next();
                        return rows.getLong(1);
                    }
                }))
                .isZero();
    }

    @Test
    void nothingOfACaseAndNoPersonIsTaken() {
        match(helping);
        var refused = write(asking.api(), "Ask Dr. Miller, 555-201-3344.");
        assertThat(refused.values("/findings", "rule")).containsExactly("SUP-R-001");
        assertThat(refused.body()).doesNotContain("Miller", "201-3344");
        for (var faulty : List.of(
                Samples.example("support-request").put("incidentId", "0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01"),
                Samples.example("support-request").put("localKey", "X-1"),
                Samples.example("support-request").put("mailbox", "jane.doe@alder.example.gov"))) {
            assertThat(asking.api().post(COLLECTION, faulty).code()).isEqualTo("validation-failed");
        }
    }

    @Test
    void aRequestThatIsRepeatedIsMadeOnce() {
        var once = asking.api().key(Samples.idempotencyKey());
        var first = once.post(COLLECTION, Samples.example("support-request"));
        assertThat(once.post(COLLECTION, Samples.example("support-request")).at("/id"))
                .isEqualTo(first.at("/id"));
        assertThat(asking.api().get(COLLECTION).values("/items", "id")).hasSize(2);
    }

    @Test
    void aHelperThatStepsBackIsAnsweredTheSameWhenItRepeatsThat() {
        match(helping);
        var once = helping.api().key(Samples.idempotencyKey());
        var back = move(once, "requested", "");
        assertThat(back.at("/state")).as(back.body()).isEqualTo("requested");
        assertThat(helping.api().get(path).code()).isEqualTo("not-found");
        match(helper("[\"staff-care\"]"));
        var again = move(once, "requested", "");
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.at("/etag")).isEqualTo(back.at("/etag"));
        assertThat(again.at("/state")).as("not what came after").isEqualTo("requested");
        assertThat(again.json().has("helper")).as("who helps now").isFalse();
    }

    @Test
    void figuresNameNobodyAndAreToldToMembersInFives() {
        for (int i = 0; i < 5; i++) {
            ask(NewMember.enter());
        }
        var exact = STEWARD.get("/v1/support-summary");
        assertThat(exact.number("/requests")).isGreaterThanOrEqualTo(6);
        var told = asking.api().get("/v1/support-summary");
        assertThat(told.number("/requests")).isPositive();
        assertThat(told.number("/requests") % 5).isZero();
        assertThat(told.body()).doesNotContain(asking.code());
        assertThat(Api.as("operator").get("/v1/support-summary").status()).isEqualTo(403);
    }
}
