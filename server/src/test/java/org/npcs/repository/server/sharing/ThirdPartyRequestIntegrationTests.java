package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Waiting;

/** Whoever asks the operator for data of a member is referred to the member, which alone decides. */
@ExtendWith(RunningSandbox.class)
class ThirdPartyRequestIntegrationTests {

    private static final String ASKED = "{\"requester\":\"court\",\"receivedOn\":\"2026-11-27\","
            + "\"dataKinds\":[\"incident-records\"],\"reference\":\"TPR-2026-007\"}";

    private final NewMember owner = NewMember.enter();
    private final Api operator = Api.as("operator");

    @Test
    void theRequestIsReferredAndTheOwnerIsTold() {
        var key = Samples.localKey();
        owner.stored(key);
        owner.api().put(owner.path("webhooks/counsel"), "{\"url\":\"http://127.0.0.1:9/hint\"}");
        var hints = number("SELECT count(*) FROM webhook_delivery WHERE jurisdiction = ?");

        var referred = refer();

        assertThat(referred.status()).as(referred.body()).isEqualTo(201);
        assertThat(referred.at("/state")).isEqualTo("referred");
        assertThat(referred.at("/answer")).isEqualTo("referred-to-owner");
        assertThat(referred.body()).doesNotContain(key);
        assertThat(owner.api()
                        .get(owner.path("changes?noun=third-party-request"))
                        .values("/items", "state"))
                .containsExactly("referred");
        Waiting.until(() -> number("SELECT count(*) FROM webhook_delivery WHERE jurisdiction = ?") > hints);
        assertThat(owner.api().get(owner.path("third-party-requests")).values("/items", "id"))
                .containsExactly(referred.at("/id"));
        assertThat(Database.texts(
                        "SELECT client_id FROM audit_entry WHERE jurisdiction = ? AND noun = 'third_party_request'"
                                + " AND action = 'create'",
                        owner.code()))
                .containsExactly("operator");
    }

    @Test
    void theOwnerAloneDecidesAndBothSeeTheSteps() {
        var referred = refer();
        for (String to : List.of("acknowledged", "answered-by-owner", "declined-by-owner")) {
            assertThat(move(operator, referred, "{\"to\":\"" + to + "\"}").code())
                    .as(to)
                    .isEqualTo("illegal-transition");
        }
        assertThat(move(owner.api(), referred, "{\"to\":\"answered-by-owner\"}").code())
                .as("unseen")
                .isEqualTo("illegal-transition");
        assertThat(move(owner.api(), referred, "{\"to\":\"acknowledged\"}").status())
                .isEqualTo(200);
        assertThat(move(owner.api(), referred, "{\"to\":\"declined-by-owner\"}").at("/state"))
                .isEqualTo("declined-by-owner");
        var closed = move(operator, referred, "{\"to\":\"closed\"}");

        assertThat(closed.values("/steps", "state"))
                .containsExactly("referred", "acknowledged", "declined-by-owner", "closed");
        assertThat(closed.values("/steps", "party")).containsExactly("operator", "owner", "owner", "operator");
        assertThat(closed.values("/steps", "client"))
                .containsExactly("operator", owner.client(), owner.client(), "operator");
        assertThat(read(owner.api(), referred).json().path("steps"))
                .isEqualTo(read(operator, referred).json().path("steps"))
                .isEqualTo(closed.json().path("steps"));
        assertThat(move(owner.api(), referred, "{\"to\":\"acknowledged\"}").code())
                .isEqualTo("illegal-transition");
        assertThatThrownBy(() -> Database.asSuperuser(connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.execute(
                                "UPDATE third_party_request SET state = 'acknowledged', moved_by = 'operator'"
                                        + " WHERE id = '" + referred.at("/id") + "'");
                    }
                }))
                .hasMessageContaining("check constraint");
    }

    @Test
    void theOperatorClosesEarlyOnlyWithAReason() {
        var referred = refer();
        assertThat(move(operator, referred, "{\"to\":\"closed\"}").code()).isEqualTo("invalid-parameter");
        var closed = move(operator, referred, "{\"to\":\"closed\",\"reason\":\"entry-error\"}");
        assertThat(closed.at("/steps/1/reason")).isEqualTo("entry-error");
    }

    @Test
    void anybodyElseFindsNothing() {
        var referred = refer();
        var stranger = NewMember.enter();
        for (Reply reply : List.of(
                stranger.api().get(path(referred)),
                stranger.api().get(owner.path("third-party-requests")),
                stranger.api().post(owner.path("third-party-requests"), ASKED),
                stranger.api().post(path(referred) + "/transitions", "{\"to\":\"acknowledged\"}"),
                stranger.api().get(stranger.path("third-party-requests/" + referred.at("/id"))),
                owner.api().post(owner.path("third-party-requests"), ASKED),
                operator.get(stranger.path("third-party-requests/" + referred.at("/id"))),
                operator.get(owner.path("third-party-requests/" + UUID.randomUUID())),
                operator.post("/v1/jurisdictions/US-QQ/third-party-requests", ASKED))) {
            assertThat(reply.code()).as(reply.body()).isEqualTo("not-found");
        }
        assertThat(operator.get(owner.path("third-party-requests/1%27%20OR%201=1"))
                        .status())
                .isEqualTo(400);
        assertThat(Api.as("alder-nightly")
                        .get(owner.path("third-party-requests"))
                        .code())
                .isEqualTo("insufficient-scope");
    }

    @Test
    void itNamesNobody() {
        for (String spoken : List.of("Jane Roe", "case 4711", "x", "TPR\\u0000")) {
            var refused = operator.post(owner.path("third-party-requests"), ASKED.replace("TPR-2026-007", spoken));
            assertThat(refused.status()).as(spoken).isBetween(400, 422);
            assertThat(refused.body()).doesNotContain("Jane");
        }
        assertThat(operator.post(owner.path("third-party-requests"), ASKED.replace("}", ",\"name\":\"Jane\"}"))
                        .code())
                .isEqualTo("validation-failed");
        assertThat(operator.post(owner.path("third-party-requests"), ASKED.replace("court", "judge"))
                        .code())
                .isEqualTo("validation-failed");
    }

    @Test
    void aRepetitionRefersOnceAndAHoldMayNameIt() {
        var same = Samples.idempotencyKey();
        var first = operator.key(same).post(owner.path("third-party-requests"), ASKED);
        var again = operator.key(same).post(owner.path("third-party-requests"), ASKED);
        assertThat(again.at("/id")).isEqualTo(first.at("/id")).isNotEmpty();
        assertThat(operator.get(owner.path("third-party-requests")).values("/items", "state"))
                .containsExactly("referred");

        var hold = owner.api()
                .post(
                        owner.path("holds"),
                        "{\"scope\":\"member\",\"reason\":\"subpoena\",\"reference\":\"LH-1\",\"orderedOn\":\"2026-11-27\","
                                + "\"thirdPartyRequestId\":\"" + first.at("/id") + "\"}");
        assertThat(hold.at("/thirdPartyRequestId")).as(hold.body()).isEqualTo(first.at("/id"));
        assertThat(operator.get(owner.path("holds")).code()).as("the operator").isEqualTo("not-found");
    }

    private Reply refer() {
        return operator.post(owner.path("third-party-requests"), ASKED);
    }

    private String path(Reply request) {
        return owner.path("third-party-requests/" + request.at("/id"));
    }

    private Reply read(Api by, Reply request) {
        return by.get(path(request));
    }

    private Reply move(Api by, Reply request, String body) {
        return by.post(path(request) + "/transitions", body);
    }

    private long number(String query) {
        return Database.number(query, owner.code());
    }
}
