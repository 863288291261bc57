package org.npcs.repository.conformance.toy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Issues and verifies tokens; issuer and service are one program here, so that one shared key is enough. */
public final class TokenDesk {

    private final String issuer;
    private final byte[] key = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);

    TokenDesk(String issuer) {
        this.issuer = issuer;
    }

    /** Returns a token for a client with some scopes. */
    public String issue(String clientId, String scope) {
        long now = Instant.now().getEpochSecond();
        ObjectNode claims = Reply.JSON.createObjectNode();
        claims.put("iss", issuer).put("aud", issuer).put("sub", clientId).put("client_id", clientId);
        claims.put("scope", scope).put("iat", now).put("exp", now + 600);
        claims.put("jti", UUID.randomUUID().toString());
        String header = encoded("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8));
        String head = header + "." + encoded(claims.toString().getBytes(StandardCharsets.UTF_8));
        return head + "." + encoded(signature(head));
    }

    /** Returns the claims of a good token. */
    JsonNode verify(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new Refusal("unauthenticated");
        }
        try {
            byte[] given = Base64.getUrlDecoder().decode(parts[2]);
            if (!MessageDigest.isEqual(given, signature(parts[0] + "." + parts[1]))) {
                throw new Refusal("token-rejected", details -> details.put("fault", "token-bad-signature"));
            }
            JsonNode claims = Reply.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            if (claims.path("exp").asLong(0) < Instant.now().getEpochSecond()) {
                throw new Refusal("token-expired");
            }
            return claims;
        } catch (IllegalArgumentException | JacksonException malformed) {
            throw new Refusal("token-rejected");
        }
    }

    /** Returns the claims of any token, good or not. */
    public static JsonNode claims(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            return Reply.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        } catch (RuntimeException malformed) {
            return Reply.JSON.createObjectNode();
        }
    }

    byte[] signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
