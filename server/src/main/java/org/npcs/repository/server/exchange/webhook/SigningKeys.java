package org.npcs.repository.server.exchange.webhook;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.RepositorySettings;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.stereotype.Component;

/**
 * The keys that sign messages. During a rotation there are several, and each message carries a signature of each, so that a
 * receiver may change over when it likes. Private keys never leave this class.
 */
@Component
public final class SigningKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final int LENGTH = 32;

    private record Pair(PrivateKey key, OctetKeyPair published) {}

    private final List<Pair> pairs;

    SigningKeys(WebhookSettings settings, RepositorySettings repository) throws IOException, GeneralSecurityException {
        if (settings.signingKeys().isEmpty() && repository.sandbox()) {
            pairs = List.of(pair(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair()));
        } else {
            var read = new ArrayList<Pair>();
            for (String file : settings.signingKeys()) {
                read.add(read(Path.of(file)));
            }
            pairs = List.copyOf(read);
        }
    }

    /** The public keys, the newest first. */
    public List<OctetKeyPair> published() {
        return pairs.stream().map(Pair::published).toList();
    }

    /** The header {@code webhook-signature} of a message. */
    String sign(UUID id, Instant at, byte[] body) {
        var head = (id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII);
        return pairs.stream().map(pair -> "v1a," + signature(pair, head, body)).collect(Collectors.joining(" "));
    }

    private static String signature(Pair pair, byte[] head, byte[] body) {
        try {
            var signing = Signature.getInstance(ALGORITHM);
            signing.initSign(pair.key());
            signing.update(head);
            signing.update(body);
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a key that signed before does not sign", impossible);
        }
    }

    private static Pair read(Path file) throws IOException, GeneralSecurityException {
        var key = PemContent.of(Files.readString(file)).getPrivateKey();
        if (!(key instanceof EdECPrivateKey edwards)
                || !edwards.getParams().getName().equals(ALGORITHM)) {
            throw new IllegalStateException("npcs.webhooks.signing-keys: a file holds no private ed25519 key");
        }
        var pair = pair(new KeyPair(publicKey(edwards), key));
        verify(pair.key(), publicKey(edwards));
        return pair;
    }

    /** The file holds the private key alone; the same seed makes the same pair (RFC 8032, 5.1.5). */
    private static PublicKey publicKey(EdECPrivateKey key) throws GeneralSecurityException {
        var seed = key.getBytes().orElseThrow();
        var generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(key.getParams(), new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
            }
        });
        return generator.generateKeyPair().getPublic();
    }

    private static void verify(PrivateKey key, PublicKey published) throws GeneralSecurityException {
        var trial = new byte[] {1, 2, 3};
        var signing = Signature.getInstance(ALGORITHM);
        signing.initSign(key);
        signing.update(trial);
        var signature = signing.sign();
        signing.initVerify(published);
        signing.update(trial);
        if (!signing.verify(signature)) {
            throw new IllegalStateException("the public part of a signing key could not be made");
        }
    }

    private static Pair pair(KeyPair keys) {
        var encoded = keys.getPublic().getEncoded();
        // SubjectPublicKeyInfo of RFC 8410 ends with the raw key.
        var raw = Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
        try {
            var published = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(raw))
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint()
                    .build();
            return new Pair(keys.getPrivate(), published);
        } catch (JOSEException noDigest) {
            throw new IllegalStateException(noDigest);
        }
    }
}
