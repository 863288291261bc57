package org.npcs.repository.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.npcs.repository.server.platform.RepositorySettings;

class QuotasTests {

    private final Quotas quotas = new Quotas(new RepositorySettings(
            "test",
            "https://repository.example",
            List.of("https://issuer.example"),
            null,
            "Ask.",
            null,
            "nobody",
            "0123456789abcdef0123456789abcdef",
            new RepositorySettings.Database("r2dbc:postgresql://127.0.0.1/npcs", "runtime", "", 2),
            3,
            null,
            3650));

    @Test
    void eachClientHasAQuotaOfItsOwn() {
        for (int i = 0; i < 3; i++) {
            quotas.spend("busy");
        }

        assertThatThrownBy(() -> quotas.spend("busy")).hasMessage("rate-limited");
        quotas.spend("quiet");
        assertThat(quotas.left("busy").remaining()).isZero();
        assertThat(quotas.left("busy").resetSeconds()).isEqualTo(60);
        assertThat(quotas.left("quiet").remaining()).isEqualTo(2);
        assertThat(quotas.left("quiet").limit()).isEqualTo(3);
    }
}
