package org.npcs.repository.server.audit;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.npcs.repository.contract.json.InvalidJsonException;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.encryption.SigningPair;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The keys that sign heads (JWS of RFC 7515 with EdDSA of RFC 8037). The first one signs; the others stay published, so that
 * what they signed can still be verified.
 */
@Component
public final class HeadKeys {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final String ALGORITHM = "EdDSA";

    private final List<SigningPair> pairs;

    HeadKeys(AuditSettings settings, RepositorySettings repository) throws IOException, GeneralSecurityException {
        pairs = SigningPair.of(settings.auditSigningKeys(), repository.sandbox(), "npcs.audit-signing-keys");
    }

    /** The public keys, the one that signs first. */
    public List<OctetKeyPair> published() {
        return pairs.stream().map(SigningPair::published).toList();
    }

    SignedHead sign(String jurisdiction, long sequence, String digest, Instant at) {
        var pair = pairs.get(0);
        var keyId = pair.published().getKeyID();
        var header = JsonNodeFactory.instance.objectNode().put("alg", ALGORITHM).put("kid", keyId);
        var payload = JsonNodeFactory.instance
                .objectNode()
                .put("jurisdiction", jurisdiction)
                .put("sequence", sequence)
                .put("digest", digest)
                .put("at", at.toString());
        var signed = encoded(header) + "." + encoded(payload);
        var signature = ENCODER.encodeToString(pair.sign(signed.getBytes(StandardCharsets.US_ASCII)));
        return new SignedHead(jurisdiction, sequence, digest, at, keyId, signed + "." + signature);
    }

    /** What a statement says, when one of these keys signed it. */
    Optional<SignedHead> open(String statement) {
        try {
            var parts = statement.split("\\.", -1);
            var header = StrictJson.parse(DECODER.decode(parts[0]));
            var signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
            var keyId = header.path("kid").asString("");
            var holds = parts.length == 3
                    && header.path("alg").asString("").equals(ALGORITHM)
                    && pairs.stream()
                            .filter(pair -> pair.published().getKeyID().equals(keyId))
                            .anyMatch(pair -> pair.signed(signed, DECODER.decode(parts[2])));
            return holds
                    ? Optional.of(head(StrictJson.parse(DECODER.decode(parts[1])), keyId, statement))
                    : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | InvalidJsonException | DateTimeException no) {
            return Optional.empty();
        }
    }

    /** Whether the key of a statement is published no more, so that nobody here can judge its signature. */
    boolean forgotten(String statement) {
        try {
            var header = StrictJson.parse(DECODER.decode(statement.split("\\.", -1)[0]));
            var keyId = header.path("kid").asString("");
            return pairs.stream().noneMatch(pair -> pair.published().getKeyID().equals(keyId));
        } catch (IllegalArgumentException | InvalidJsonException malformed) {
            return false;
        }
    }

    private static SignedHead head(JsonNode payload, String keyId, String statement) {
        return new SignedHead(
                payload.path("jurisdiction").asString(""),
                payload.path("sequence").asLong(-1),
                payload.path("digest").asString(""),
                Instant.parse(payload.path("at").asString("")),
                keyId,
                statement);
    }

    private static String encoded(JsonNode json) {
        return ENCODER.encodeToString(StrictJson.canonicalBytes(json));
    }
}
