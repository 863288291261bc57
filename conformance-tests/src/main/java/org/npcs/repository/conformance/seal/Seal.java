package org.npcs.repository.conformance.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The signature of a report: a JSON Web Signature (RFC 7515, EdDSA of RFC 8037) over a statement with the digest of every other
 * file of the directory. Whoever changes a byte of any of them, adds one or takes one away breaks it.
 *
 * @param statement what was signed
 * @param thumbprint thumbprint of the key that signed it (RFC 7638)
 * @param faults what does not fit, in words; empty when all does
 */
public record Seal(ObjectNode statement, String thumbprint, List<String> faults) {

    /** Name of the file with the signature. */
    public static final String FILE = "report.jws";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /**
     * Signs the files of a directory.
     *
     * @param said what is said about them; the digests are added
     */
    public static void sign(Path directory, ObjectNode said, PrivateKey key, PublicKey published) throws IOException {
        ObjectNode statement = said.deepCopy();
        ObjectNode digests = statement.putObject("files");
        for (String name : names(directory)) {
            digests.put(name, sha256(directory.resolve(name)));
        }
        ObjectNode header = JSON.createObjectNode().put("alg", "EdDSA").put("typ", "npcs-conformance+jws");
        header.putObject("jwk").put("kty", "OKP").put("crv", "Ed25519").put("x", SealKeys.x(published));
        String signed = part(header) + "." + part(statement);
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            Files.writeString(directory.resolve(FILE), signed + "." + ENCODER.encodeToString(signature.sign()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /**
     * Verifies the files of a directory, without network.
     *
     * @param trusted the key that must have signed; without it, whose key it is must be judged by its thumbprint
     * @throws IOException when there is no signature, or one that cannot be read
     */
    public static Seal verify(Path directory, @Nullable PublicKey trusted) throws IOException {
        String[] parts =
                new String(Files.readAllBytes(directory.resolve(FILE)), StandardCharsets.ISO_8859_1).split("\\.", -1);
        try {
            JsonNode header = JSON.readTree(decoded(parts[0]));
            ObjectNode statement = (ObjectNode) JSON.readTree(decoded(parts[1]));
            String x = header.at("/jwk/x").asString("");
            List<String> faults = new ArrayList<>();
            if (trusted != null && !SealKeys.x(trusted).equals(x)) {
                faults.add("it was signed with another key than the trusted one");
            }
            if (!header.path("alg").asString("").equals("EdDSA") || !signs(parts, SealKeys.ofX(x))) {
                faults.add("the signature does not fit the statement");
            }
            faults.addAll(changed(directory, statement.path("files")));
            return new Seal(statement, SealKeys.thumbprint(x), List.copyOf(faults));
        } catch (JacksonException
                | ClassCastException
                | IllegalArgumentException
                | ArrayIndexOutOfBoundsException
                | GeneralSecurityException torn) {
            throw new IOException(FILE + " is no signature that can be read", torn);
        }
    }

    private static boolean signs(String[] parts, PublicKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return parts.length == 3 && signature.verify(decoded(parts[2]));
    }

    /** The bytes of a part; there is one way alone to write them. */
    private static byte[] decoded(String part) {
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        if (!ENCODER.encodeToString(bytes).equals(part)) {
            throw new IllegalArgumentException("another way to write the same bytes");
        }
        return bytes;
    }

    private static List<String> changed(Path directory, JsonNode digests) throws IOException {
        List<String> faults = new ArrayList<>();
        List<String> there = names(directory);
        for (String name : there) {
            String digest = digests.path(name).asString("");
            if (digest.isEmpty()) {
                faults.add(name + " was added");
            } else if (!digest.equals(sha256(directory.resolve(name)))) {
                faults.add(name + " was changed");
            }
        }
        digests.propertyNames().stream()
                .filter(name -> !there.contains(name))
                .forEach(name -> faults.add(name + " is missing"));
        return faults;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals(FILE))
                    .sorted()
                    .toList();
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String part(ObjectNode node) {
        return ENCODER.encodeToString(JSON.writeValueAsBytes(node));
    }
}
