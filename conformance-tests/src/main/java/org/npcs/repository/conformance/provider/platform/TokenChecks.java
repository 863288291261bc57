package org.npcs.repository.conformance.provider.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which tokens are accepted, and how a client learns where to get one. */
final class TokenChecks {

    private static final String METADATA = "/.well-known/oauth-protected-resource";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Requirement(value = "SEC-001", lookFirst = "The header WWW-Authenticate of refusals that filters make.")
    void aRequestWithoutATokenIsToldWhereToGetOne(Server server) {
        for (String path : List.of("/v1/me", Paths.incidents(server.first()))) {
            told(server.as(Persona.ANYBODY).get(path));
            told(server.as(Persona.ANYBODY)
                    .call("GET", path)
                    .header("Authorization", "Bearer nonsense")
                    .send());
        }
    }

    @Requirement(
            value = "SEC-002",
            lookFirst = "Whether the signature is verified, with a fixed list of algorithms, before any claim is read.")
    void aTokenThatNobodyIssuedIsRefused(Server server) {
        String token = server.tokens().of(Persona.FIRST_NIGHTLY);
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            throw new Skipped(SkipReason.OPAQUE_TOKENS);
        }
        ObjectNode header = decoded(parts[0]);
        ObjectNode claims = decoded(parts[1]);
        ObjectNode longer = claims.deepCopy().put("exp", claims.path("exp").asLong(0) + 86_400);
        ObjectNode expired = claims.deepCopy().put("exp", 1_000_000_000L);
        ObjectNode elsewhere = claims.deepCopy().put("aud", "https://another-service.example");
        ObjectNode stranger = claims.deepCopy().put("iss", "https://another-issuer.example");
        ObjectNode unsigned = header.deepCopy().put("alg", "none");
        for (String forged : List.of(
                parts[0] + "." + parts[1] + "." + turned(parts[2]),
                parts[0] + "." + encoded(longer) + "." + parts[2],
                parts[0] + "." + encoded(expired) + "." + parts[2],
                parts[0] + "." + encoded(elsewhere) + "." + parts[2],
                parts[0] + "." + encoded(stranger) + "." + parts[2],
                encoded(unsigned) + "." + parts[1] + ".",
                encoded(unsigned) + "." + parts[1] + "." + parts[2])) {
            Answer answer = server.as(Persona.ANYBODY)
                    .call("GET", "/v1/me")
                    .header("Authorization", "Bearer " + forged)
                    .send();
            Expect.status(answer, 401);
        }
        Expect.status(server.as(Persona.FIRST_NIGHTLY).get("/v1/me"), 200);
    }

    @Requirement(value = "SEC-008", lookFirst = "Whether the issuer in the metadata is spelt as in the claim iss.")
    void theMetadataNameAnIssuerWhoseTokensAreAccepted(Server server) {
        JsonNode metadata =
                Expect.status(server.as(Persona.ANYBODY).get(METADATA), 200).json();
        JsonNode issuers = metadata.path("authorization_servers");
        Expect.that(issuers.isArray() && !issuers.isEmpty(), "an issuer", issuers.toString());
        Expect.status(server.as(Persona.FIRST_NIGHTLY).get("/v1/me"), 200);
        String[] parts = server.tokens().of(Persona.FIRST_NIGHTLY).split("\\.");
        if (parts.length == 3) {
            server.requireLive("what a token says");
            String issuer = decoded(parts[1]).path("iss").asString("");
            Expect.that(
                    issuers.toString().contains("\"" + issuer + "\""), "the issuer of the token", issuers.toString());
        }
    }

    private static void told(Answer answer) {
        Expect.status(answer, 401);
        String challenge = answer.headers("WWW-Authenticate");
        Expect.that(
                challenge.contains("Bearer")
                        && challenge.contains("resource_metadata=")
                        && challenge.contains(METADATA),
                "WWW-Authenticate with the address of the metadata",
                "'" + challenge + "'");
    }

    private static ObjectNode decoded(String part) {
        return (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(part));
    }

    private static String encoded(JsonNode part) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String turned(String signature) {
        int middle = signature.length() / 2;
        char other = signature.charAt(middle) == 'A' ? 'B' : 'A';
        return signature.substring(0, middle) + other + signature.substring(middle + 1);
    }
}
