package org.npcs.repository.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.npcs.repository.server.platform.clock.MovableClock;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class RehearsalClockTests {

    private static final Instant START = Instant.parse("2026-12-01T08:00:00Z");

    private final MovableClock clock = new MovableClock(() -> START);
    private final WebTestClient client = WebTestClient.bindToRouterFunction(
                    new RehearsalConfiguration().rehearsals(clock))
            .build();

    @Test
    void theClockGoesOnForEverybody() {
        client.post()
                .uri("/sandbox/clock")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"by\":\"P30DT6H\"}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.now")
                .isEqualTo("2026-12-31T14:00:00Z");

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-12-31T14:00:00Z"));
    }
}
