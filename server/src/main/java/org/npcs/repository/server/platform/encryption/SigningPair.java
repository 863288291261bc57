package org.npcs.repository.server.platform.encryption;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.ssl.pem.PemContent;

/** An ed25519 key that signs, with its public part. The private key never leaves this class. */
public final class SigningPair {

    private static final String ALGORITHM = "Ed25519";
    private static final int LENGTH = 32;

    private final PrivateKey key;
    private final PublicKey opening;
    private final OctetKeyPair published;

    private SigningPair(KeyPair keys) {
        this.key = keys.getPrivate();
        this.opening = keys.getPublic();
        this.published = published(keys.getPublic());
    }

    /**
     * The keys of a setting, or a new one where none is set and one may be made.
     *
     * @param files files of private keys, PKCS #8 in PEM
     * @param setting name of the setting, for the message
     */
    public static List<SigningPair> of(List<String> files, boolean mayMake, String setting)
            throws IOException, GeneralSecurityException {
        if (files.isEmpty() && mayMake) {
            return List.of(
                    new SigningPair(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair()));
        }
        var read = new ArrayList<SigningPair>();
        for (String file : files) {
            read.add(read(Path.of(file), setting));
        }
        return List.copyOf(read);
    }

    /** The public key as a JSON Web Key. */
    public OctetKeyPair published() {
        return published;
    }

    /** The signature of parts that follow each other. */
    public byte[] sign(byte[]... parts) {
        try {
            var signing = Signature.getInstance(ALGORITHM);
            signing.initSign(key);
            for (byte[] part : parts) {
                signing.update(part);
            }
            return signing.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a key that signed before does not sign", impossible);
        }
    }

    /** Whether this key made the signature. */
    public boolean signed(byte[] text, byte[] signature) {
        try {
            var verifying = Signature.getInstance(ALGORITHM);
            verifying.initVerify(opening);
            verifying.update(text);
            return verifying.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private static SigningPair read(Path file, String setting) throws IOException, GeneralSecurityException {
        var key = PemContent.of(Files.readString(file)).getPrivateKey();
        if (!(key instanceof EdECPrivateKey edwards)
                || !edwards.getParams().getName().equals(ALGORITHM)) {
            throw new IllegalStateException(setting + ": a file holds no private ed25519 key");
        }
        var pair = new SigningPair(new KeyPair(publicKey(edwards), key));
        var trial = new byte[] {1, 2, 3};
        if (!pair.signed(trial, pair.sign(trial))) {
            throw new IllegalStateException("the public part of a signing key could not be made");
        }
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

    private static OctetKeyPair published(PublicKey key) {
        var encoded = key.getEncoded();
        // SubjectPublicKeyInfo of RFC 8410 ends with the raw key.
        var raw = Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
        try {
            return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(raw))
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException noDigest) {
            throw new IllegalStateException(noDigest);
        }
    }
}
