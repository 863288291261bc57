package org.npcs.repository.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server carries the list of what it is made of (CycloneDX), and of nothing that only tests need. */
class BillOfMaterialsTests {

    @Test
    void whatTheServerIsMadeOfIsListedWithVersionsAndDigests() throws IOException {
        try (var file = BillOfMaterialsTests.class.getResourceAsStream("/META-INF/sbom/npcs-server.cdx.json")) {
            var bill = JsonMapper.shared().readTree(Objects.requireNonNull(file));
            assertThat(bill.path("bomFormat").asString("")).isEqualTo("CycloneDX");
            assertThat(bill.path("components").valueStream().map(one -> text(one, "name")))
                    .contains("spring-webflux", "r2dbc-postgresql", "tink", "npcs-api-spec")
                    .doesNotContain("wiremock-standalone", "junit-jupiter-api", "assertj-core");
            assertThat(bill.path("components").valueStream()).allSatisfy(one -> {
                assertThat(text(one, "version")).isNotEmpty();
                assertThat(text(one, "purl")).startsWith("pkg:maven/");
            });
        }
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }
}
