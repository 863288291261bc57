package org.npcs.repository.client.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.npcs.repository.client.auth.ClientKey;
import org.npcs.repository.client.error.UsageException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Signs the assertion of RFC 7523 by which a client with a key proves itself. */
final class ClientAssertion {

    // Long enough for a slow proxy, short enough to be worthless when it is found in a log.
    private static final int LIFETIME_SECONDS = 120;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private ClientAssertion() {}

    static String of(ClientKey client, String audience, Instant now) {
        boolean rsa = client.key() instanceof RSAPrivateKey;
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("alg", rsa ? "RS384" : "ES384").put("kid", client.keyId()).put("typ", "JWT");
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", client.clientId()).put("sub", client.clientId()).put("aud", audience);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now.getEpochSecond()).put("exp", now.getEpochSecond() + LIFETIME_SECONDS);
        String signed = part(header) + '.' + part(claims);
        try {
            // JWS wants the two numbers of an elliptic signature side by side, not in DER.
            Signature signature = Signature.getInstance(rsa ? "SHA384withRSA" : "SHA384withECDSAinP1363Format");
            signature.initSign(client.key());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new UsageException(
                    "the client key cannot sign: " + e.getClass().getSimpleName());
        }
    }

    private static String part(ObjectNode json) {
        return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
