package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;
import org.npcs.repository.server.running.Waiting;

/** A correction reaches every member that received what was corrected, and the owner sees that it did. */
@ExtendWith(RunningSandbox.class)
class CorrectionIntegrationTests {

    private static final String PURPOSE = "?purpose=quality-improvement";
    private static final String SCOPES = "sharing:read sharing:manage";

    private final NewMember owner = NewMember.enter();
    private final NewMember recipient = NewMember.enter();
    private final NewMember stranger = NewMember.enter();
    private final Api counsel = Api.with(Tokens.signed(owner.further(SCOPES), SCOPES));
    private final String key = Samples.localKey();
    private String incident = "";
    private String shared = "";

    @BeforeEach
    void share() {
        Agreed.executedWith(
                owner, "[{\"clause\":\"1\",\"elements\":[\"incident\"],\"audience\":\"members\",\"level\":\"full\"}]");
        owner.api()
                .put(
                        owner.path("sharing-profile"),
                        "{\"choices\":[{\"elements\":[\"incident.localKey\",\"incident.child.sex\"],"
                                + "\"audience\":\"members\",\"level\":\"full\"}]}");
        assertThat(counsel.post(owner.path("sharing-profile/transitions"), "{\"to\":\"effective\"}")
                        .status())
                .isEqualTo(200);
        incident = owner.stored(key);
        owner.api().post("/v1/incidents/" + incident + "/transitions", "{\"to\":\"accepted\"}");
        Waiting.until(() -> found().json().path("items").size() == 1);
        shared = found().at("/items/0/id");
    }

    @Test
    void whoReceivedItIsToldAndOthersSeeAChange() {
        correct("1");

        assertThat(kinds(recipient)).containsExactly("superseded");
        assertThat(kinds(stranger)).containsExactly("changed");
        var open = corrections();
        assertThat(open.values("/items", "recipient")).containsExactly(recipient.code());
        assertThat(open.at("/items/0/recordId")).isEqualTo(incident);
        assertThat(open.json().at("/items/0").has("fetchedAt")).isFalse();
        assertThat(open.at("/items/0/receivedAt")).isLessThan(open.at("/items/0/supersededAt"));

        assertThat(recipient.api().get("/v1/shared-records/" + shared + PURPOSE).at("/content/child/sex"))
                .isEqualTo("1");
        var closed = corrections();
        assertThat(closed.at("/items/0/fetchedAt")).isGreaterThan(closed.at("/items/0/supersededAt"));
        assertThat(closed.at("/items/0/receivedAt")).isEqualTo(open.at("/items/0/receivedAt"));
        assertThat(kinds(recipient)).as("the feed stays as it was").containsExactly("superseded");
    }

    @Test
    void theNextCorrectionIsANewOne() {
        correct("1");
        recipient.api().get("/v1/shared-records/" + shared + PURPOSE);
        correct("2");
        assertThat(kinds(recipient)).containsExactly("superseded");
        assertThat(corrections().json().at("/items/0").has("fetchedAt")).isFalse();
        assertThat(corrections().json().path("items")).hasSize(1);
    }

    @Test
    void afterTwoYearsNobodyIsCalledBack() {
        Database.asSuperuser(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(
                        "UPDATE receipt SET last_at = last_at - interval '25 months' WHERE jurisdiction = '"
                                + owner.code() + "'");
            }
        });
        correct("1");
        assertThat(kinds(recipient)).containsExactly("changed");
        assertThat(corrections().json().path("items")).isEmpty();
    }

    @Test
    void recipientsLearnNothingOfEachOther() {
        stranger.api().get("/v1/shared-records/" + shared + PURPOSE);
        correct("1");
        assertThat(recipient.api().get(owner.path("corrections")).code()).isEqualTo("not-found");
        assertThat(feed(recipient).body())
                .doesNotContain(stranger.code())
                .doesNotContain(owner.code())
                .doesNotContain(incident);
        assertThat(receiptsSeenBy(recipient)).containsExactly(recipient.code());
        assertThat(receiptsSeenBy(owner)).containsExactlyInAnyOrder(recipient.code(), stranger.code());
        var other = NewMember.enter();
        assertThat(receiptsSeenBy(other)).isEmpty();
    }

    @Test
    void theAccountIsPagedAndAsksForOneIncident() {
        stranger.api().get("/v1/shared-records/" + shared + PURPOSE);
        correct("1");
        var first = owner.api().get(owner.path("corrections?limit=1"));
        assertThat(first.json().path("complete").asBoolean()).isFalse();
        var second = owner.api().get(owner.path("corrections?limit=1&cursor=" + first.at("/nextCursor")));
        assertThat(List.of(first.at("/items/0/recipient"), second.at("/items/0/recipient")))
                .containsExactlyInAnyOrder(recipient.code(), stranger.code());
        assertThat(second.json().path("complete").asBoolean()).isTrue();
        assertThat(owner.api()
                        .get(owner.path("corrections?incidentId=" + incident))
                        .values("/items", "recipient"))
                .hasSize(2);
        assertThat(owner.api()
                        .get(owner.path("corrections?incidentId=" + owner.stored(Samples.localKey())))
                        .json()
                        .path("items"))
                .isEmpty();
    }

    private List<String> receiptsSeenBy(NewMember member) {
        return Database.asRuntime(connection -> {
            connection.setAutoCommit(false);
            Database.texts(connection, "SELECT open_session(?, 'x', 'x', '')::text", member.code());
            return Database.texts(
                    connection, "SELECT DISTINCT recipient FROM receipt WHERE record_id = ?::uuid", incident);
        });
    }

    private void correct(String sex) {
        var version = owner.api().get("/v1/incidents/" + incident).number("/version");
        var corrected = owner.api()
                .patch(
                        owner.path("incidents/" + key) + "?reason=entry-error&expectedVersion=" + version,
                        "{\"child\":{\"sex\":\"" + sex + "\"}}");
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        Waiting.until(() -> Database.texts("SELECT content FROM shared_record WHERE record_id = ?::uuid", incident)
                .get(0)
                .contains("\"sex\":\"" + sex + "\""));
    }

    private Reply found() {
        return recipient.api().get("/v1/shared-records" + PURPOSE + "&element=incident.localKey&value=" + key);
    }

    private Reply corrections() {
        return counsel.get(owner.path("corrections"));
    }

    private Reply feed(NewMember member) {
        var cursor = "";
        var page = member.api().get("/v1/shared-changes" + PURPOSE + "&limit=500");
        while (!page.json().path("complete").asBoolean()) {
            cursor = page.at("/nextCursor");
            page = member.api().get("/v1/shared-changes" + PURPOSE + "&limit=500&cursor=" + cursor);
        }
        return page;
    }

    private List<String> kinds(NewMember member) {
        return feed(member)
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("id").asString("").equals(shared))
                .map(one -> one.path("kind").asString(""))
                .toList();
    }
}
