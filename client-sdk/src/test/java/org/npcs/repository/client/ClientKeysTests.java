package org.npcs.repository.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.client.error.TokenException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClientKeysTests {

    @AutoClose
    private final FakeRepository repository = new FakeRepository();

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1"})
    void coordinatesHaveTheFullLengthOfTheirField(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        repository.always(FakeRepository.json("{}"));
        int length = curve.contains("256") ? 43 : 64;

        for (int i = 0; i < 300; i++) {
            repository
                    .client()
                    .membership()
                    .keys("cedar-nightly")
                    .publish("one", generator.generateKeyPair().getPublic());
        }

        repository.calls().forEach(call -> {
            JsonNode sent = new JsonMapper().readTree(call.getBodyAsString()).path("publicKey");
            assertThat(sent.path("x").asString()).hasSize(length);
            assertThat(sent.path("y").asString()).hasSize(length);
            assertThat(sent.propertyNames()).containsExactlyInAnyOrder("kty", "crv", "x", "y");
        });
    }

    @Test
    void keysOfAnotherKindAreNotSent() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        ClientKeys keys = repository.client().membership().keys("cedar-nightly");

        assertThatThrownBy(() -> keys.publish("one", generator.generateKeyPair().getPublic()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(repository.calls()).isEmpty();
    }

    @Test
    void theFaultThatAnIssuerTellsIsPassedOnAndOtherWordsAreNot() {
        repository.server.stubFor(WireMock.post("/oauth2/token")
                .willReturn(FakeRepository.json("{\"error\":\"invalid_client\",\"error_description\":\"key-retired\"}")
                        .withStatus(401)));
        assertThatThrownBy(() -> repository.client().membership().me())
                .isInstanceOfSatisfying(TokenException.class, refused -> assertThat(refused.fault())
                        .contains("key-retired"))
                .hasMessageContaining("key-retired");

        repository.server.stubFor(WireMock.post("/oauth2/token")
                .willReturn(
                        FakeRepository.json("{\"error\":\"invalid_client\",\"error_description\":\"Dear Jane Doe\"}")
                                .withStatus(401)));
        assertThatThrownBy(() -> repository.client().membership().me())
                .isInstanceOfSatisfying(TokenException.class, refused -> assertThat(refused.fault())
                        .isEmpty())
                .hasMessageNotContaining("Jane");
    }
}
