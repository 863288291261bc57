package org.npcs.repository.client.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.npcs.repository.client.audit.AuditTrailException.Fault;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.internal.audit.CanonicalJson;
import org.npcs.repository.client.model.AuditKey;
import org.npcs.repository.client.model.AuditKeys;
import org.npcs.repository.client.model.AuditLink;
import tools.jackson.databind.JsonNode;

/**
 * Verifies an audit trail on the owner's machine: it computes the chain from the entries as they are served, and compares it
 * with heads that were kept. Nothing is believed but the keys. Immutable and safe for many threads.
 *
 * <pre>{@code
 * AuditTrailVerifier verifier = client.audit().verifier();           // or of keys that were kept
 * HeadStatement kept = verifier.head(Files.readString(lastMonth));
 * TrailPosition end = verifier.walk(client.audit().entries(), TrailPosition.BEGIN, List.of(kept));
 * }</pre>
 */
public final class AuditTrailVerifier {

    private static final byte[] KEY_INFO = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_LENGTH = 32;
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final Map<String, PublicKey> keys;

    private AuditTrailVerifier(Map<String, PublicKey> keys) {
        this.keys = keys;
    }

    /**
     * Returns a verifier that trusts keys, of now or kept earlier.
     *
     * @throws UsageException when there is none, or one cannot be read
     */
    public static AuditTrailVerifier of(AuditKeys keys) {
        if (keys.keys().isEmpty()) {
            throw new UsageException("a verifier needs at least one key");
        }
        Map<String, PublicKey> read = new HashMap<>();
        keys.keys().forEach(key -> read.put(key.kid(), key(key)));
        return new AuditTrailVerifier(Map.copyOf(read));
    }

    /**
     * Verifies the signature of a head.
     *
     * @param statement the statement as it was answered
     * @throws AuditTrailException when no known key signed it
     */
    public HeadStatement head(String statement) {
        try {
            String[] parts = statement.strip().split("\\.", -1);
            JsonNode header = CanonicalJson.read(DECODER.decode(parts[0]));
            PublicKey key = keys.get(header.path("kid").asString(""));
            byte[] signed = (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII);
            if (parts.length != 3
                    || key == null
                    || !header.path("alg").asString("").equals("EdDSA")
                    || !fits(key, DECODER.decode(parts[2]), signed)) {
                throw new AuditTrailException(Fault.SIGNATURE, 0);
            }
            JsonNode payload = CanonicalJson.read(DECODER.decode(parts[1]));
            return new HeadStatement(
                    payload.path("jurisdiction").asString(""),
                    payload.path("sequence").asLong(-1),
                    payload.path("digest").asString(""),
                    Instant.parse(payload.path("at").asString("")));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException unreadable) {
            throw new AuditTrailException(Fault.SIGNATURE, 0);
        }
    }

    /** Computes the whole chain of a trail, without a head to compare it with. */
    public TrailPosition walk(Iterable<AuditLink> links) {
        return walk(links, TrailPosition.BEGIN, List.of());
    }

    /**
     * Computes the chain of a trail from a place on, and compares it with heads.
     *
     * @param links all entries of the trail in their order, without a filter; those that wait to be chained are passed over
     * @param from a position that an earlier walk returned, or {@link TrailPosition#BEGIN}
     * @param heads heads that were kept
     * @return where the chain ends
     * @throws AuditTrailException when a link does not fit, or the chain is not that of a head or the position
     */
    public TrailPosition walk(Iterable<AuditLink> links, TrailPosition from, Collection<HeadStatement> heads) {
        Map<Long, String> expected = new HashMap<>();
        heads.forEach(head -> expect(expected, head.sequence(), head.digest()));
        expect(expected, from.sequence(), from.digest());
        expect(expected, 0, TrailPosition.BEGIN.digest());
        TrailPosition last = TrailPosition.BEGIN;
        for (AuditLink link : links) {
            if (Boolean.TRUE.equals(link.chained())) {
                last = next(last, link, last.sequence() + 1 <= from.sequence());
                heads.forEach(head -> requireTrail(head, link));
                String wanted = expected.get(last.sequence());
                if (wanted != null && !wanted.equals(last.digest())) {
                    throw new AuditTrailException(Fault.REPLACED, last.sequence());
                }
            }
        }
        long end = last.sequence();
        if (expected.keySet().stream().anyMatch(sequence -> sequence > end)) {
            throw new AuditTrailException(Fault.CUT, end);
        }
        return last;
    }

    private static void expect(Map<Long, String> expected, long sequence, String digest) {
        String other = expected.putIfAbsent(sequence, digest);
        if (other != null && !other.equals(digest)) {
            throw new AuditTrailException(Fault.REPLACED, sequence);
        }
    }

    /** What was verified before is not computed again; its last digest is compared. */
    private static TrailPosition next(TrailPosition last, AuditLink link, boolean known) {
        long sequence = last.sequence() + 1;
        String told = link.digest();
        Long place = link.sequence();
        if (told == null || place == null || place != sequence) {
            throw new AuditTrailException(Fault.BROKEN, sequence);
        }
        if (!known && !told.equals(digest(last.digest(), link))) {
            throw new AuditTrailException(Fault.BROKEN, sequence);
        }
        return new TrailPosition(sequence, told);
    }

    private static String digest(String before, AuditLink link) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(HexFormat.of().parseHex(before));
            return HexFormat.of()
                    .formatHex(sha256.digest(CanonicalJson.of(link.entry().toJson())));
        } catch (IllegalArgumentException unreadable) {
            return "";
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", missing);
        }
    }

    private static void requireTrail(HeadStatement head, AuditLink link) {
        if (!head.jurisdiction().equals(link.entry().jurisdiction())) {
            throw new AuditTrailException(Fault.TRAIL, 0);
        }
    }

    private static boolean fits(PublicKey key, byte[] signature, byte[] text) {
        try {
            Signature verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(key);
            verifying.update(text);
            return verifying.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private static PublicKey key(AuditKey key) {
        try {
            byte[] raw = DECODER.decode(key.x());
            if (raw.length != KEY_LENGTH || !key.crv().equals("Ed25519")) {
                throw new UsageException("a key is no ed25519 key");
            }
            byte[] encoded = new byte[KEY_INFO.length + raw.length];
            System.arraycopy(KEY_INFO, 0, encoded, 0, KEY_INFO.length);
            System.arraycopy(raw, 0, encoded, KEY_INFO.length, raw.length);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (IllegalArgumentException | GeneralSecurityException unreadable) {
            throw new UsageException("a key is no ed25519 key");
        }
    }
}
