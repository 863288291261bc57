package org.npcs.repository.conformance.toy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Chains entries and signs heads. */
final class AuditDigests {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String KEY = "toy";

    private final KeyPair pair;

    AuditDigests() {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The entry as the next link of a chain. */
    ObjectNode next(List<ObjectNode> links, ObjectNode entry) {
        byte[] before = HexFormat.of().parseHex(last(links));
        ObjectNode link = Reply.JSON
                .createObjectNode()
                .put("chained", true)
                .put("sequence", links.size() + 1)
                .put("digest", HexFormat.of().formatHex(digest(before, entry)));
        link.set("entry", entry);
        return link;
    }

    private static String last(List<ObjectNode> links) {
        return links.isEmpty()
                ? "0".repeat(64)
                : links.get(links.size() - 1).path("digest").asString("");
    }

    ObjectNode head(String owner, List<ObjectNode> links) {
        ObjectNode head = Reply.JSON
                .createObjectNode()
                .put("jurisdiction", owner)
                .put("sequence", links.size())
                .put("digest", last(links))
                .put("at", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        ObjectNode header = Reply.JSON.createObjectNode().put("alg", "EdDSA").put("kid", KEY);
        String signed = encoded(header) + "." + encoded(head);
        return head.put("keyId", KEY).put("statement", signed + "." + ENCODER.encodeToString(sign(signed)));
    }

    JsonNode opened(String statement) {
        int dot = statement.lastIndexOf('.');
        String signed = statement.substring(0, dot);
        try {
            Signature verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(pair.getPublic());
            verifying.update(signed.getBytes(StandardCharsets.US_ASCII));
            if (verifying.verify(Base64.getUrlDecoder().decode(statement.substring(dot + 1)))) {
                return StrictJson.parse(Base64.getUrlDecoder().decode(signed.split("\\.")[1]));
            }
        } catch (GeneralSecurityException malformed) {
            throw Refusal.parameter("invalid-parameter", "head");
        }
        throw Refusal.parameter("invalid-parameter", "head");
    }

    ObjectNode keys() {
        byte[] encoded = pair.getPublic().getEncoded();
        ObjectNode body = Reply.JSON.createObjectNode();
        body.putArray("keys")
                .addObject()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", ENCODER.encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)))
                .put("kid", KEY)
                .put("use", "sig")
                .put("alg", "EdDSA");
        return body;
    }

    private byte[] sign(String text) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(pair.getPrivate());
            signing.update(text.getBytes(StandardCharsets.US_ASCII));
            return signing.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] digest(byte[] before, JsonNode entry) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(before);
            return sha256.digest(StrictJson.canonicalBytes(entry));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(JsonNode json) {
        return ENCODER.encodeToString(StrictJson.canonicalBytes(json));
    }
}
