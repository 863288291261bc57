package org.npcs.repository.client.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.audit.AuditTrailException.Fault;
import org.npcs.repository.client.internal.audit.CanonicalJson;
import org.npcs.repository.client.model.AuditKey;
import org.npcs.repository.client.model.AuditKeys;
import org.npcs.repository.client.model.AuditLink;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was altered, left out, put in, cut or replaced is noticed on the owner's machine. */
class AuditTrailVerifierTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int LENGTH = 8;

    private final KeyPair pair = pair();
    private final AuditTrailVerifier verifier = AuditTrailVerifier.of(keys(pair));
    private final List<ObjectNode> trail = chained(LENGTH, 1);

    @Test
    void anUntouchedTrailHoldsUpToItsHead() {
        TrailPosition end =
                verifier.walk(links(trail), TrailPosition.BEGIN, List.of(verifier.head(head(trail, LENGTH))));

        assertThat(end).isEqualTo(new TrailPosition(LENGTH, digest(trail, LENGTH)));
        assertThat(verifier.walk(links(trail))).isEqualTo(end);
        assertThat(verifier.walk(List.of())).isEqualTo(TrailPosition.BEGIN);
    }

    @Test
    void whatWaitsToBeChainedIsPassedOver() {
        ObjectNode waiting = JSON.createObjectNode().put("chained", false);
        waiting.set("entry", entry(99, new Random(5)));
        trail.add(waiting);

        assertThat(verifier.walk(links(trail)).sequence()).isEqualTo(LENGTH);
    }

    @Test
    void eachMemberOfEachEntryCounts() {
        for (int place = 0; place < LENGTH; place++) {
            for (String member : List.copyOf(trail.get(place).get("entry").propertyNames())) {
                List<ObjectNode> altered = chained(LENGTH, 1);
                ObjectNode entry = (ObjectNode) altered.get(place).get("entry");
                if (entry.get(member).isString()) {
                    entry.put(member, entry.get(member).asString() + "x");
                } else {
                    entry.remove(member);
                }
                assertFault(Fault.BROKEN, place + 1L, () -> verifier.walk(links(altered)));
            }
        }
    }

    @Test
    void anEntryThatIsLeftOutOrPutInIsABrokenLink() {
        List<ObjectNode> without = new ArrayList<>(trail);
        without.remove(3);
        assertFault(Fault.BROKEN, 4, () -> verifier.walk(links(without)));

        List<ObjectNode> twice = new ArrayList<>(trail);
        twice.add(3, trail.get(2));
        assertFault(Fault.BROKEN, 4, () -> verifier.walk(links(twice)));
    }

    @Test
    void aTailThatWasCutIsNoticed() {
        HeadStatement kept = verifier.head(head(trail, LENGTH));

        assertFault(Fault.CUT, 5, () -> verifier.walk(links(trail.subList(0, 5)), TrailPosition.BEGIN, List.of(kept)));
    }

    @Test
    void historyThatWasRewrittenIsNoticed() {
        HeadStatement kept = verifier.head(head(trail, 6));
        List<ObjectNode> other = chained(LENGTH, 2);

        assertFault(Fault.REPLACED, 6, () -> verifier.walk(links(other), TrailPosition.BEGIN, List.of(kept)));
        assertFault(
                Fault.REPLACED,
                6,
                () -> verifier.walk(links(other), new TrailPosition(6, digest(trail, 6)), List.of()));
    }

    @Test
    void aWalkGoesOnFromAKeptPosition() {
        TrailPosition kept = new TrailPosition(5, digest(trail, 5));

        assertThat(verifier.walk(links(trail), kept, List.of()).sequence()).isEqualTo(LENGTH);
        assertFault(Fault.CUT, 4, () -> verifier.walk(links(trail.subList(0, 4)), kept, List.of()));
    }

    @Test
    void aHeadOfAnotherKeyOrAnotherTrailIsNotBelieved() {
        AuditTrailVerifier stranger = AuditTrailVerifier.of(keys(pair()));
        String statement = head(trail, LENGTH);

        assertFault(Fault.SIGNATURE, 0, () -> stranger.head(statement));
        assertFault(Fault.SIGNATURE, 0, () -> verifier.head("no.such.statement"));
        assertFault(Fault.SIGNATURE, 0, () -> verifier.head(""));
        for (int i = 0; i < statement.length(); i += 7) {
            char[] text = statement.toCharArray();
            text[i] = text[i] == 'A' ? 'B' : 'A';
            assertFault(Fault.SIGNATURE, 0, () -> verifier.head(new String(text)));
        }
        HeadStatement other = new HeadStatement(
                "US-XA", 1, digest(trail, 1), verifier.head(statement).at());
        assertFault(Fault.TRAIL, 0, () -> verifier.walk(links(trail), TrailPosition.BEGIN, List.of(other)));
    }

    @Test
    void theCanonicalFormIsThatOfTheContract() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            ObjectNode json = entry(i, random);
            json.put("text", "a\"\\\n\t\u00e9\ud83d\ude00/" + random.nextInt());
            json.putArray("list").add(true).add(1).addNull();
            assertThat(CanonicalJson.of(json.toString().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(StrictJson.canonicalBytes(json));
        }
    }

    private static void assertFault(Fault fault, long sequence, Runnable step) {
        assertThatThrownBy(step::run).isInstanceOfSatisfying(AuditTrailException.class, thrown -> {
            assertThat(thrown.fault()).isEqualTo(fault);
            assertThat(thrown.sequence()).isEqualTo(sequence);
        });
    }

    private static List<ObjectNode> chained(int count, long seed) {
        Random random = new Random(seed);
        List<ObjectNode> links = new ArrayList<>();
        byte[] digest = new byte[32];
        for (int i = 1; i <= count; i++) {
            ObjectNode entry = entry(i, random);
            digest = sha256(digest, StrictJson.canonicalBytes(entry));
            ObjectNode link = JSON.createObjectNode()
                    .put("chained", true)
                    .put("sequence", i)
                    .put("digest", HexFormat.of().formatHex(digest));
            link.set("entry", entry);
            links.add(link);
        }
        return links;
    }

    private static ObjectNode entry(int id, Random random) {
        return JSON.createObjectNode()
                .put("jurisdiction", "US-XB")
                .put("id", id)
                .put("at", "2026-11-02T15:04:05.123456Z")
                .put("clientId", "client-" + random.nextInt(1_000_000))
                .put("records", random.nextInt(9))
                .put("outcome", "done");
    }

    private static List<AuditLink> links(List<ObjectNode> trail) {
        return trail.stream()
                .map(link -> AuditLink.fromJson(link.toString().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static String digest(List<ObjectNode> trail, int sequence) {
        return trail.get(sequence - 1).get("digest").asString();
    }

    private String head(List<ObjectNode> trail, int sequence) {
        ObjectNode header = JSON.createObjectNode().put("alg", "EdDSA").put("kid", "one");
        ObjectNode payload = JSON.createObjectNode()
                .put("jurisdiction", "US-XB")
                .put("sequence", sequence)
                .put("digest", digest(trail, sequence))
                .put("at", "2026-11-02T15:05:00Z");
        String signed = ENCODER.encodeToString(header.toString().getBytes(StandardCharsets.UTF_8))
                + '.'
                + ENCODER.encodeToString(payload.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(pair.getPrivate());
            signing.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + ENCODER.encodeToString(signing.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static AuditKeys keys(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        AuditKey key = AuditKey.builder()
                .kty("OKP")
                .crv("Ed25519")
                .x(ENCODER.encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)))
                .kid("one")
                .use("sig")
                .alg("EdDSA")
                .build();
        return AuditKeys.builder().keys(List.of(key)).build();
    }

    private static byte[] sha256(byte[] before, byte[] entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(entry);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
