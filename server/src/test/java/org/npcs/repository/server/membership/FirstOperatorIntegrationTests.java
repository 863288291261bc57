package org.npcs.repository.server.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Tokens;
import reactor.test.StepVerifier;

/** A new installation begins with the client that its settings name. */
@ExtendWith(RunningSandbox.class)
class FirstOperatorIntegrationTests {

    @Test
    void theNamedClientMayBegin() {
        var clientId = "first-" + UUID.randomUUID();
        StepVerifier.create(operators().present(clientId)).expectNext(true).verifyComplete();
        var me = Api.with(Tokens.signed(
                        clientId, "membership:read membership:manage definition:manage sharing:read sharing:manage"))
                .get("/v1/me");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.at("/client/kind")).isEqualTo("operator");
        assertThat(me.texts("/scopes"))
                .containsExactly(
                        "definition:manage", "membership:manage", "membership:read", "sharing:manage", "sharing:read");
    }

    @Test
    void aSecondStartChangesNothing() {
        var clientId = "first-" + UUID.randomUUID();
        StepVerifier.create(operators().present(clientId)).expectNext(true).verifyComplete();
        StepVerifier.create(operators().present(clientId)).expectNext(false).verifyComplete();
    }

    @Test
    void aClientOfAMemberIsNotPromoted() {
        StepVerifier.create(operators().present("alder-nightly"))
                .expectErrorSatisfies(refused -> assertThat(refused)
                        .hasMessageStartingWith("npcs.operator-client: ")
                        .hasMessageNotContaining("alder"))
                .verify();
        assertThat(Api.as("alder-nightly").get("/v1/me").at("/client/kind")).isEqualTo("member");
    }

    private static FirstOperator operators() {
        return RunningSandbox.bean(FirstOperator.class);
    }
}
