package org.npcs.repository.server.exchange.webhook;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.encryption.SigningPair;
import org.springframework.stereotype.Component;

/**
 * The keys that sign messages. During a rotation there are several, and each message carries a signature of each, so that a
 * receiver may change over when it likes.
 */
@Component
public final class SigningKeys {

    private final List<SigningPair> pairs;

    SigningKeys(WebhookSettings settings, RepositorySettings repository) throws IOException, GeneralSecurityException {
        pairs = SigningPair.of(settings.signingKeys(), repository.sandbox(), "npcs.webhooks.signing-keys");
    }

    /** The public keys, the newest first. */
    public List<OctetKeyPair> published() {
        return pairs.stream().map(SigningPair::published).toList();
    }

    /** The header {@code webhook-signature} of a message. */
    String sign(UUID id, Instant at, byte[] body) {
        var head = (id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII);
        return pairs.stream()
                .map(pair -> "v1a," + Base64.getEncoder().encodeToString(pair.sign(head, body)))
                .collect(Collectors.joining(" "));
    }
}
