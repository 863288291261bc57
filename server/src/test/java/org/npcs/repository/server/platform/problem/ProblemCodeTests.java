package org.npcs.repository.server.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class ProblemCodeTests {

    private final ProblemCatalogue catalogue = new ProblemCatalogue();

    @Test
    void theCodesAreThoseOfTheCatalogueAndNoOthers() {
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::code).collect(Collectors.toSet()))
                .isEqualTo(catalogue.pages().stream()
                        .map(page -> page.get("code").asString())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void statusAndRetryabilityAreThoseOfTheCatalogue(ProblemCode code) {
        var page = catalogue.page(code.code()).orElseThrow();

        assertThat(page.get("status").asInt()).isEqualTo(code.status());
        assertThat(page.get("retryable").asBoolean()).isEqualTo(code.retryable());
        assertThat(page.get("title").asString()).isNotBlank();
        assertThat(page.get("causes").size()).isPositive();
        assertThat(page.get("fix").asString()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void aProblemPointsToItsPageAndItsRequest(ProblemCode code) {
        var wait = code.retryable() ? Long.valueOf(3) : null;
        var bytes = new ProblemDocument(catalogue, new JsonMapper()).bytes(ProblemException.of(code), "REQUEST", wait);
        var document = new JsonMapper().readTree(bytes);

        assertThat(document.get("type").asString()).isEqualTo("/v1/errors/" + code.code());
        assertThat(document.get("status").asInt()).isEqualTo(code.status());
        assertThat(document.get("instance").asString()).endsWith("REQUEST");
        assertThat(document.has("retryAfterSeconds")).isEqualTo(code.retryable());
    }
}
