package org.npcs.repository.client.exchange;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.model.WebhookKey;
import org.npcs.repository.client.model.WebhookKeys;
import org.npcs.repository.client.model.WebhookMessage;

/**
 * Verifies messages of webhooks as Standard Webhooks 1.0 says, with ed25519. Hand over the bytes as they came: JSON that was
 * read and written again has another signature. Immutable and safe for many threads.
 *
 * <pre>{@code
 * WebhookVerifier verifier = WebhookVerifier.of(client.exchange().webhooks().keys());
 * ReceivedHint hint = verifier.verify(exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes());
 * }</pre>
 */
public final class WebhookVerifier {

    private static final String PREFIX = "whpk_";
    private static final String SCHEME = "v1a,";
    private static final byte[] KEY_INFO = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_LENGTH = 32;
    private static final int MOST_SIGNATURES = 20;

    private final List<PublicKey> keys;
    private final Duration tolerance;
    private final InstantSource clock;

    private WebhookVerifier(List<PublicKey> keys, Duration tolerance, InstantSource clock) {
        this.keys = keys;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /** Returns a verifier for the keys of a repository. */
    public static WebhookVerifier of(WebhookKeys keys) {
        return of(keys.keys().stream().map(WebhookKey::publicKey).toList());
    }

    /**
     * Returns a verifier for keys that were handed over by other means.
     *
     * @param publicKeys keys as Standard Webhooks writes them: {@code whpk_} and base64; several during a rotation
     * @throws UsageException when there is none, or one cannot be read
     */
    public static WebhookVerifier of(Collection<String> publicKeys) {
        if (publicKeys.isEmpty()) {
            throw new UsageException("a verifier needs at least one key");
        }
        return new WebhookVerifier(
                publicKeys.stream().map(WebhookVerifier::key).toList(), Duration.ofMinutes(5), InstantSource.system());
    }

    /** Returns a copy that accepts messages signed within this time before or after now; five minutes at first. */
    public WebhookVerifier tolerance(Duration value) {
        return new WebhookVerifier(keys, value, clock);
    }

    /** Returns a copy with another clock, for tests. */
    public WebhookVerifier clock(InstantSource value) {
        return new WebhookVerifier(keys, tolerance, value);
    }

    /**
     * Verifies a message.
     *
     * @param headers headers of the request, whatever the case of their names
     * @param body the body, byte for byte
     * @throws WebhookException when it is not to be believed
     */
    public ReceivedHint verify(Map<String, List<String>> headers, byte[] body) {
        return verify(
                header(headers, "webhook-id"),
                header(headers, "webhook-timestamp"),
                header(headers, "webhook-signature"),
                body);
    }

    /**
     * Verifies a message.
     *
     * @param id the header {@code webhook-id}
     * @param timestamp the header {@code webhook-timestamp}: seconds since 1970
     * @param signatures the header {@code webhook-signature}: signatures with a blank between them
     * @param body the body, byte for byte
     * @throws WebhookException when it is not to be believed
     */
    public ReceivedHint verify(String id, String timestamp, String signatures, byte[] body) {
        if (id.isEmpty() || id.length() > 200 || !timestamp.matches("[0-9]{1,12}") || signatures.isEmpty()) {
            throw new WebhookException(WebhookException.Fault.HEADERS);
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        Instant now = clock.instant();
        if (signedAt.isBefore(now.minus(tolerance)) || signedAt.isAfter(now.plus(tolerance))) {
            throw new WebhookException(WebhookException.Fault.TIME);
        }
        byte[] head = (id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8);
        boolean signed = List.of(signatures.split(" ", MOST_SIGNATURES)).stream()
                .filter(signature -> signature.startsWith(SCHEME))
                .anyMatch(signature -> fits(signature.substring(SCHEME.length()), head, body));
        if (!signed) {
            throw new WebhookException(WebhookException.Fault.SIGNATURE);
        }
        try {
            return new ReceivedHint(id, signedAt, WebhookMessage.fromJson(body));
        } catch (IllegalArgumentException noObject) {
            throw new WebhookException(WebhookException.Fault.BODY);
        }
    }

    private boolean fits(String signature, byte[] head, byte[] body) {
        byte[] given;
        try {
            given = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
        return keys.stream().anyMatch(key -> fits(key, given, head, body));
    }

    private static boolean fits(PublicKey key, byte[] signature, byte[] head, byte[] body) {
        try {
            Signature verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(key);
            verifying.update(head);
            verifying.update(body);
            return verifying.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private static PublicKey key(String text) {
        try {
            byte[] raw = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "");
            if (raw.length != KEY_LENGTH) {
                throw new UsageException("a key is not of the form whpk_ and 32 bytes in base64");
            }
            byte[] encoded = new byte[KEY_INFO.length + raw.length];
            System.arraycopy(KEY_INFO, 0, encoded, 0, KEY_INFO.length);
            System.arraycopy(raw, 0, encoded, KEY_INFO.length, raw.length);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (IllegalArgumentException | GeneralSecurityException unreadable) {
            throw new UsageException("a key is not of the form whpk_ and 32 bytes in base64");
        }
    }

    private static String header(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(entry -> name.equalsIgnoreCase(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(values -> values.size() == 1)
                .map(values -> values.get(0))
                .findFirst()
                .orElse("");
    }
}
