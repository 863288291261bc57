package org.npcs.repository.server.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Waiting;

/** The repository offers support after a grave incident, once, and to its owner alone. */
@ExtendWith(RunningSandbox.class)
class SupportOfferIntegrationTests {

    private final NewMember member = NewMember.enter();
    private final String offers = member.path("support-offers");

    @Test
    void aGraveIncidentOfTheseDaysBringsOneOfferThatSaysNothingOfIt() {
        var key = Samples.localKey();
        var stored = store(key, 0);
        offered(1);
        var offer = member.api().get(offers);
        assertThat(offer.values("/items", "state")).containsExactly("offered");
        assertThat(offer.body()).doesNotContain(key, stored.at("/id"), "fatality");
        member.api()
                .header("If-Match", "*")
                .put(member.path("incidents/" + key), incident(key, 0).put("county", "031"));
        store(Samples.localKey(), 1);
        offered(2);
        assertThat(member.api().get(member.path("changes?noun=support-offer")).values("/items", "kind"))
                .containsExactly("created", "created");
    }

    @Test
    void historyAndLesserKindsBringNone() {
        store(Samples.localKey(), 15);
        var lesser = incident(Samples.localKey(), 0);
        lesser.withArray("/determinations").valueStream().forEach(one -> ((tools.jackson.databind.node.ObjectNode) one)
                .put("kind", "other-critical-incident")
                .put("definition", "AZ-CRITICAL"));
        var stored = member.api()
                .put(member.path("incidents/" + lesser.path("localKey").asString()), lesser);
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        store(Samples.localKey(), 14);
        offered(1);
        assertThat(Database.number("SELECT count(*) FROM support_offer_work")).isZero();
        assertThat(member.api().get(offers).values("/items", "state")).hasSize(1);
    }

    @Test
    void aMutedMemberIsOfferedNothing() {
        assertThat(profile("{\"offers\":false,\"helpsWith\":[]}", "").status()).isEqualTo(201);
        assertThat(member.api()
                        .header("If-None-Match", "*")
                        .put(member.path("support-profile"), "{\"offers\":false,\"helpsWith\":[]}")
                        .code())
                .isEqualTo("already-exists");
        store(Samples.localKey(), 0);
        Waiting.until(() -> Database.number("SELECT count(*) FROM support_offer_work") == 0);
        assertThat(member.api().get(offers).values("/items", "id")).isEmpty();
        assertThat(profile("{\"offers\":true,\"helpsWith\":[]}", "").code()).isEqualTo("precondition-required");
        assertThat(profile("{\"offers\":true,\"helpsWith\":[]}", "?expectedVersion=1")
                        .number("/version"))
                .isEqualTo(2);
        store(Samples.localKey(), 0);
        offered(1);
    }

    @Test
    void anOfferExistsForNobodyElse() {
        store(Samples.localKey(), 0);
        offered(1);
        var id = member.api().get(offers).values("/items", "id").get(0);
        for (String stranger : List.of("fenwick-lead", "steward")) {
            assertThat(Api.as(stranger).get(offers).code()).as(stranger).isEqualTo("not-found");
            assertThat(Api.as(stranger)
                            .post(offers + "/" + id + "/transitions", "{\"to\":\"declined\"}")
                            .code())
                    .as(stranger)
                    .isEqualTo("not-found");
        }
        assertThat(Api.as("steward").get("/v1/support-requests?limit=500").values("/items", "jurisdiction"))
                .doesNotContain(member.code());
        for (String tenant : List.of("OPERATOR", "US-XB", "SUPPORT")) {
            assertThat(Database.<Long>asRuntime(connection -> {
                        connection.setAutoCommit(false);
                        try (var statement = connection.createStatement()) {
                            statement.execute("SELECT set_config('app.jurisdiction', '" + tenant + "', true)");
                            var rows = statement.executeQuery("SELECT count(*) FROM support_offer");
                            rows.next();
                            return rows.getLong(1);
                        }
                    }))
                    .as(tenant)
                    .isZero();
        }
    }

    @Test
    void anOfferIsDeclinedOrAcceptedOnceWithTheRequest() {
        store(Samples.localKey(), 0);
        store(Samples.localKey(), 0);
        offered(2);
        var ids = member.api().get(offers).values("/items", "id");
        var declined = member.api().post(offers + "/" + ids.get(0) + "/transitions", "{\"to\":\"declined\"}");
        assertThat(declined.at("/state")).isEqualTo("declined");
        assertThat(ask(ids.get(0)).code()).isEqualTo("illegal-transition");
        var asked = ask(ids.get(1));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        assertThat(asked.body()).doesNotContain("offerId", ids.get(1));
        assertThat(asked.number("/version")).isEqualTo(1);
        assertThat(member.api().get(offers).values("/items", "state")).containsExactly("declined", "accepted");
        var unknown = ask("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01");
        assertThat(unknown.values("/findings", "pointer")).containsExactly("/offerId");
    }

    private Reply ask(String offer) {
        return member.api()
                .post("/v1/support-requests", Samples.example("support-request").put("offerId", offer));
    }

    private Reply profile(String content, String query) {
        return member.api().put(member.path("support-profile" + query), content);
    }

    private void offered(int count) {
        Waiting.until(() -> member.api().get(offers).values("/items", "id").size() == count);
    }

    private Reply store(String key, int daysAgo) {
        var stored = member.api().put(member.path("incidents/" + key), incident(key, daysAgo));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        return stored;
    }

    private static tools.jackson.databind.node.ObjectNode incident(String key, int daysAgo) {
        return Samples.incident(key)
                .put(
                        "awareDate",
                        LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo).toString());
    }
}
