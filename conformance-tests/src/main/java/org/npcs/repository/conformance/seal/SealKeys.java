package org.npcs.repository.conformance.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Keys with which reports are signed: Ed25519 (RFC 8032), in PEM as other tools write them, and as JWK (RFC 8037). */
public final class SealKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    /** What stands before the 32 bytes of a public key in X.509 (RFC 8410). */
    private static final byte[] BEFORE_PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

    private SealKeys() {}

    /**
     * Makes a key: the private one in a new file that its owner alone reads, the public one beside it in {@code FILE.pub}.
     *
     * @throws IOException when the file is there already, or cannot be written
     */
    public static void make(Path file) throws IOException {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
            Files.writeString(file, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.writeString(
                    Path.of(file + ".pub"),
                    pem("PUBLIC KEY", pair.getPublic().getEncoded()),
                    StandardOpenOption.CREATE_NEW);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * Reads a private key in PKCS #8.
     *
     * @throws IOException when the file holds none
     */
    public static PrivateKey privateKey(Path file) throws IOException {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der(file)));
        } catch (GeneralSecurityException | IllegalArgumentException other) {
            throw new IOException(file.getFileName() + " holds no private Ed25519 key in PEM", other);
        }
    }

    /**
     * Reads a public key in X.509.
     *
     * @throws IOException when the file holds none
     */
    public static PublicKey publicKey(Path file) throws IOException {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der(file)));
        } catch (GeneralSecurityException | IllegalArgumentException other) {
            throw new IOException(file.getFileName() + " holds no public Ed25519 key in PEM", other);
        }
    }

    /** The member {@code x} of a JWK. */
    static String x(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return BASE64URL.encodeToString(Arrays.copyOfRange(encoded, BEFORE_PUBLIC.length, encoded.length));
    }

    /** The key of a JWK. */
    static PublicKey ofX(String x) throws GeneralSecurityException {
        byte[] point = Base64.getUrlDecoder().decode(x);
        byte[] encoded = Arrays.copyOf(BEFORE_PUBLIC, BEFORE_PUBLIC.length + point.length);
        System.arraycopy(point, 0, encoded, BEFORE_PUBLIC.length, point.length);
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** The thumbprint by which people compare keys (RFC 7638). */
    static String thumbprint(String x) {
        String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
        try {
            return BASE64URL.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] der(Path file) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[^-]+-----", ""));
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
    }
}
