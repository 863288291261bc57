package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Waiting;

/** A preview tells exactly what would become of records that depend on each other and on what is stored. */
@ExtendWith(RunningSandbox.class)
class PreviewIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void aPreviewStoresNothingAndTellsWhatItsApplicationDoes() {
        assertThat(new Batch().incidents(0, 2).sentBy(member).status()).isEqualTo(201);
        var miscoded = Batch.incident(Batch.key(9));
        miscoded.withObject("/content/child").put("sex", "QQ");
        var stale = Batch.incident("BAT-STALE").put("expectedVersion", 7);
        var before = changes();
        var preview = preview(new Batch()
                .add(Batch.review(Batch.key(5)))
                .incidents(0, 700)
                .add(Batch.review("NOT-HERE-1"))
                .add(stale)
                .add(miscoded));

        assertThat(preview.at("/state")).as(preview.body()).isEqualTo("previewed");
        assertThat(preview.status()).isEqualTo(201);
        var counts = preview.json().at("/counts").toString();
        assertThat(counts)
                .isEqualTo(
                        "{\"received\":704,\"pending\":0,\"created\":699,\"updated\":0,\"unchanged\":2,\"waiting\":1,"
                                + "\"rejected\":2,\"heldForRedaction\":0}");
        assertThat(changes()).isEqualTo(before);
        var results = results(preview, "");
        var causes = causes(preview);

        var applied = transition(preview, "received");

        assertThat(applied.at("/state")).as(applied.body()).isEqualTo("received");
        Waiting.until(() -> submission(preview).at("/state").equals("accepted-with-rejections"));
        assertThat(submission(preview).json().at("/counts").toString()).isEqualTo(counts);
        assertThat(outcomes(results(preview, ""))).isEqualTo(outcomes(results));
        assertThat(causes(preview).json().at("/items")).isEqualTo(causes.json().at("/items"));
        assertThat(changes()).isEqualTo(before + 699);
    }

    @Test
    void aPreviewThatIsCancelledLeavesNothing() {
        var preview = preview(new Batch().incidents(0, 3));

        assertThat(transition(preview, "cancelled").at("/state")).isEqualTo("cancelled");

        assertThat(results(preview, "").json().at("/items").size()).isZero();
        assertThat(transition(preview, "received").code()).isEqualTo("illegal-transition");
        assertThat(changes()).isZero();
    }

    @Test
    void moreRecordsThanAllowedAreRefused() {
        assertThat(preview(new Batch().incidents(0, 10_001)).code()).isEqualTo("body-too-large");
    }

    private static String outcomes(Reply results) {
        var all = new StringBuilder();
        results.json().at("/items").forEach(item -> all.append(item.path("index"))
                .append(item.path("outcome"))
                .append(item.path("causes"))
                .append('\n'));
        return all.toString();
    }

    private Reply preview(Batch batch) {
        return Batch.send(member.api(), member.path("submissions?wait=30&mode=preview"), batch.lines());
    }

    private Reply submission(Reply sent) {
        return member.api().get("/v1/submissions/" + sent.at("/id"));
    }

    private Reply results(Reply sent, String query) {
        return member.api().get("/v1/submissions/" + sent.at("/id") + "/results?limit=500" + query);
    }

    private Reply causes(Reply sent) {
        return member.api().get("/v1/submissions/" + sent.at("/id") + "/causes");
    }

    private Reply transition(Reply sent, String to) {
        return member.api().post("/v1/submissions/" + sent.at("/id") + "/transitions", "{\"to\":\"" + to + "\"}");
    }

    private long changes() {
        return Database.number("SELECT count(*) FROM change WHERE jurisdiction = ?", member.code());
    }
}
