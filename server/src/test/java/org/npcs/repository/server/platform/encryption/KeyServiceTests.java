package org.npcs.repository.server.platform.encryption;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.client.HttpClient;

class KeyServiceTests {

    @RegisterExtension
    static final WireMockExtension VAULT = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final byte[] KEYSET = "a keyset".getBytes(StandardCharsets.UTF_8);
    private static final String NEWEST = base64("k".repeat(32));
    private static final String OLDER = base64("o".repeat(32));

    @TempDir
    private Path folder;

    @Test
    void aFileWrapsWithItsNewestKeyAndOpensWhatOlderOnesWrapped() throws Exception {
        var before = Objects.requireNonNull(file(OLDER).wrap("US-XB", KEYSET).block());
        var both = file(NEWEST + "\n" + OLDER + "\n");

        assertThat(both.unwrap("US-XB", before).block()).isEqualTo(KEYSET);
        var after = Objects.requireNonNull(both.wrap("US-XB", KEYSET).block());
        assertThat(file(NEWEST).unwrap("US-XB", after).block()).isEqualTo(KEYSET);
        assertThatThrownBy(() -> both.unwrap("US-XA", after).block())
                .as("another owner")
                .isNotNull();
        assertThatThrownBy(() -> file(OLDER).unwrap("US-XB", after).block())
                .as("another file")
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "visible, not Base64"})
    void aFileWithoutGoodKeysIsRefusedWithoutItsContent(String content) {
        assertThatThrownBy(() -> file(content))
                .hasMessageStartingWith("npcs.keys.service: ")
                .hasMessageNotContaining("visible");
    }

    @Test
    void aTransitEngineIsAskedForTheOwnersKeyWithTheOwnerAsAssociatedData() throws Exception {
        answers("encrypt", okJson("{\"data\":{\"ciphertext\":\"vault:v1:abc\"}}"));
        answers("decrypt", okJson("{\"data\":{\"plaintext\":\"" + base64("a keyset") + "\"}}"));

        assertThat(transit().wrap("US-XB", KEYSET).block()).isEqualTo("vault:v1:abc");
        assertThat(transit().unwrap("US-XB", "vault:v1:abc").block()).isEqualTo(KEYSET);

        VAULT.verify(postRequestedFor(urlEqualTo("/v1/transit/encrypt/npcs-us-xb"))
                .withHeader("X-Vault-Token", equalTo("hvs.invented"))
                .withRequestBody(matchingJsonPath("$.plaintext", equalTo(base64("a keyset"))))
                .withRequestBody(matchingJsonPath("$.associated_data", equalTo(base64("US-XB")))));
        VAULT.verify(postRequestedFor(urlEqualTo("/v1/transit/decrypt/npcs-us-xb"))
                .withRequestBody(matchingJsonPath("$.ciphertext", equalTo("vault:v1:abc"))));
    }

    @Test
    void aTransitEngineThatIsSlowSealedOrElsewhereGivesNothing() throws Exception {
        answers("decrypt", aResponse().withFixedDelay(3_000).withStatus(200));
        assertThatThrownBy(() -> transit().unwrap("US-XB", "vault:v1:abc").block())
                .isNotNull();
        answers("decrypt", aResponse().withStatus(503));
        assertThatThrownBy(() -> transit().unwrap("US-XB", "vault:v1:abc").block())
                .isNotNull();
        answers("decrypt", okJson("{\"errors\":[]}"));
        assertThatThrownBy(() -> transit().unwrap("US-XB", "vault:v1:abc").block())
                .isNotNull();
        answers("decrypt", aResponse().withStatus(307).withHeader("Location", VAULT.baseUrl() + "/elsewhere"));
        assertThatThrownBy(() -> transit().unwrap("US-XB", "vault:v1:abc").block())
                .isNotNull();
        VAULT.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    private static void answers(String work, com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
        VAULT.stubFor(post(urlEqualTo("/v1/transit/" + work + "/npcs-us-xb")).willReturn(answer));
    }

    private KeyService transit() throws Exception {
        var token = Files.writeString(folder.resolve("token"), "hvs.invented\n");
        return new TransitKeyService(
                HttpClient.create(), VAULT.baseUrl() + "/v1/transit/npcs-{owner}", token, Duration.ofMillis(500));
    }

    private KeyService file(String content) throws Exception {
        return FileKeyService.of(Files.writeString(folder.resolve("keys"), content));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
