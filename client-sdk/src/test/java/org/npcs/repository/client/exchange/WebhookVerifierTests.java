package org.npcs.repository.client.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.exchange.WebhookException.Fault;

/** The rules of Standard Webhooks, from the receiver's side. */
class WebhookVerifierTests {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String ID = "0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2c11";
    private static final byte[] BODY = ("{\"type\":\"changes.available\",\"timestamp\":\"2026-11-23T09:59:58Z\","
                    + "\"data\":{\"jurisdiction\":\"US-XB\",\"href\":\"/v1/jurisdictions/US-XB/changes\"}}")
            .getBytes(StandardCharsets.UTF_8);

    private final KeyPair first = pair();
    private final KeyPair second = pair();

    @Test
    void aSignedMessageIsHandedOver() {
        ReceivedHint hint = verifier(first).verify(headers(first, NOW, BODY), BODY);

        assertThat(hint.id()).isEqualTo(ID);
        assertThat(hint.signedAt()).isEqualTo(NOW);
        assertThat(hint.changesAvailable()).isTrue();
        assertThat(hint.message().data().jurisdiction()).isEqualTo("US-XB");
    }

    @Test
    void aTypeOfALaterVersionIsHandedOverToo() {
        byte[] later = "{\"type\":\"something.new\",\"more\":1}".getBytes(StandardCharsets.UTF_8);

        ReceivedHint hint = verifier(first).verify(headers(first, NOW, later), later);

        assertThat(hint.message().type()).isEqualTo("something.new");
        assertThat(hint.changesAvailable()).isFalse();
        assertThat(hint.ping()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -1_000_000, 100_000_000})
    void aMessageOfAnotherTimeIsRefused(long seconds) {
        Map<String, List<String>> headers = headers(first, NOW.plusSeconds(seconds), BODY);

        assertFault(verifier(first), headers, BODY, Fault.TIME);
    }

    @Test
    void eachByteOfTheBodyCounts() {
        Map<String, List<String>> headers = headers(first, NOW, BODY);
        for (int i = 0; i < BODY.length; i++) {
            byte[] altered = BODY.clone();
            altered[i] ^= 1;
            assertFault(verifier(first), headers, altered, Fault.SIGNATURE);
        }
    }

    @Test
    void aBodyThatWasWrittenAnewIsRefused() {
        byte[] spaced =
                new String(BODY, StandardCharsets.UTF_8).replace(":", ": ").getBytes(StandardCharsets.UTF_8);

        assertFault(verifier(first), headers(first, NOW, BODY), spaced, Fault.SIGNATURE);
    }

    @Test
    void anotherIdentifierOrTimeIsRefused() {
        String signature = signature(first, NOW, BODY);
        long seconds = NOW.getEpochSecond();

        assertThatThrownBy(() -> verifier(first).verify("another", "" + seconds, signature, BODY))
                .isInstanceOf(WebhookException.class);
        assertThatThrownBy(() -> verifier(first).verify(ID, "" + (seconds + 1), signature, BODY))
                .isInstanceOf(WebhookException.class);
    }

    @Test
    void duringARotationEitherSideMayChangeFirst() {
        String both = signature(second, NOW, BODY) + " " + signature(first, NOW, BODY);
        String seconds = String.valueOf(NOW.getEpochSecond());

        assertThat(verifier(first).verify(ID, seconds, both, BODY).id()).isEqualTo(ID);
        assertThat(verifier(second).verify(ID, seconds, both, BODY).id()).isEqualTo(ID);
        assertThat(verifier(first, second)
                        .verify(ID, seconds, signature(second, NOW, BODY), BODY)
                        .id())
                .isEqualTo(ID);
        assertFault(verifier(second), headers(first, NOW, BODY), BODY, Fault.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
                "v1a,",
                "v1a,not base64",
                "v1a,AAAA",
                "v2a,AAAA",
                " ",
                ","
            })
    void signaturesOfOtherSchemesAndShapesDoNotCount(String signature) {
        assertThatThrownBy(() -> verifier(first).verify(ID, "" + NOW.getEpochSecond(), signature, BODY))
                .isInstanceOfSatisfying(WebhookException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(Fault.SIGNATURE));
    }

    @Test
    void headersAreFoundWhateverTheirCaseAndNeverTwice() {
        String seconds = String.valueOf(NOW.getEpochSecond());
        Map<String, List<String>> odd = Map.of(
                "Webhook-Id", List.of(ID),
                "WEBHOOK-TIMESTAMP", List.of(seconds),
                "webhook-signature", List.of(signature(first, NOW, BODY)));
        assertThat(verifier(first).verify(odd, BODY).id()).isEqualTo(ID);

        Map<String, List<String>> twice = Map.of(
                "webhook-id", List.of(ID, "other"),
                "webhook-timestamp", List.of(seconds),
                "webhook-signature", List.of(signature(first, NOW, BODY)));
        assertFault(verifier(first), twice, BODY, Fault.HEADERS);
        assertFault(verifier(first), Map.of(), BODY, Fault.HEADERS);
    }

    @Test
    void aSignedBodyThatIsNoMessageIsRefusedWithoutItsContent() {
        byte[] text = "[\"CDR-SECRET\"]".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> verifier(first).verify(headers(first, NOW, text), text))
                .isInstanceOf(WebhookException.class)
                .hasMessageNotContaining("SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whpk_", "whpk_AAAA", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whpk_***"})
    void aKeyOfAnotherShapeIsASlipOfTheProgram(String key) {
        assertThatThrownBy(() -> WebhookVerifier.of(List.of(key))).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> WebhookVerifier.of(List.of())).isInstanceOf(UsageException.class);
    }

    private static void assertFault(
            WebhookVerifier verifier, Map<String, List<String>> headers, byte[] body, Fault fault) {
        assertThatThrownBy(() -> verifier.verify(headers, body))
                .isInstanceOfSatisfying(WebhookException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(fault));
    }

    private static WebhookVerifier verifier(KeyPair... pairs) {
        return WebhookVerifier.of(
                        Arrays.stream(pairs).map(WebhookVerifierTests::written).toList())
                .clock(() -> NOW);
    }

    private static Map<String, List<String>> headers(KeyPair pair, Instant at, byte[] body) {
        return Map.of(
                "webhook-id", List.of(ID),
                "webhook-timestamp", List.of(String.valueOf(at.getEpochSecond())),
                "webhook-signature", List.of(signature(pair, at, body)));
    }

    private static String signature(KeyPair pair, Instant at, byte[] body) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(pair.getPrivate());
            signing.update((ID + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            signing.update(body);
            return "v1a," + Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String written(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return "whpk_"
                + Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
