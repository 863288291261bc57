package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Tokens;

/** A member that is bound by the agreement of the one around it shares with researchers as if it had signed itself. */
@ExtendWith(RunningSandbox.class)
class ResearchOfTheEnclosedIntegrationTests {

    private static final String REQUESTS = "/v1/research-requests";

    private final NewMember state = NewMember.enter();
    private final NewMember county = NewMember.enter();

    @Test
    void anOwnerBoundByTheStatesAgreementIsAsked() {
        place();
        var earlier = Agreed.executed(county, "");
        Agreed.executed(
                state,
                ",\"supersedes\":\"" + earlier + "\",\"purposes\":[\"quality-improvement\",\"research\"],"
                        + "\"terms\":[{\"clause\":\"1\",\"elements\":[\"incident\"],\"audience\":\"researchers\",\"level\":\"full\"}]",
                county.code());
        assertThat(county.api().get("/v1/me").at("/agreement/version")).isEqualTo(state.code() + "/1");
        share();

        var filed = Api.as("cedar-researcher")
                .post(
                        REQUESTS,
                        "{\"title\":\"Of the enclosed\",\"question\":\"Who is asked?\",\"ethicsReview\":\"approved\","
                                + "\"storage\":\"secure-enclave\",\"destroyBy\":\"2099-01-31\",\"variables\":[\"eventYear\",\"kind\"],"
                                + "\"jurisdictions\":[\"" + county.code() + "\"]}");
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        var request = REQUESTS + "/" + filed.at("/id");
        var asked = Api.as("steward").post(request + "/transitions", "{\"to\":\"owners-asked\"}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);

        assertThat(Api.as("steward").get(request + "/owners").values("/items", "jurisdiction"))
                .containsExactly(county.code());
    }

    private void place() {
        var placed = Api.as("operator")
                .put(
                        "/v1/jurisdictions/" + county.code() + "?expectedVersion=1",
                        "{\"code\":\"" + county.code() + "\",\"name\":\"Within\",\"kind\":\"county\",\"within\":\""
                                + state.code() + "\"}");
        assertThat(placed.status()).as(placed.body()).isEqualTo(200);
    }

    private void share() {
        county.api()
                .put(
                        county.path("sharing-profile"),
                        "{\"choices\":[{\"elements\":[\"incident.eventDate\"],\"audience\":\"researchers\",\"level\":\"full\"}]}");
        var scopes = "sharing:read sharing:manage";
        var effective = Api.with(Tokens.signed(county.further(scopes), scopes))
                .post(county.path("sharing-profile/transitions"), "{\"to\":\"effective\"}");
        assertThat(effective.status()).as(effective.body()).isEqualTo(200);
    }
}
