package org.npcs.repository.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.npcs.repository.client.auth.Credentials;

/** Reads what the client proves itself with from files and the environment. */
final class Proof {

    private static final String HEAD = "-----BEGIN PRIVATE KEY-----";
    private static final String FOOT = "-----END PRIVATE KEY-----";

    private Proof() {}

    /** Returns the credentials that the settings name, or nothing where they name none. */
    static Optional<Credentials> of(Settings settings) {
        Optional<String> analyst = secret(settings, "analyst-token");
        if (analyst.isPresent()) {
            return analyst.map(Credentials::analystToken);
        }
        Optional<Path> keyFile = settings.file("key-file");
        Optional<String> secret = secret(settings, "secret");
        if (keyFile.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        String clientId = settings.find("client-id")
                .orElseThrow(() -> new Stop(
                        ExitCode.NOT_AUTHENTICATED, "No client is named.", "Give --client-id or set NPCS_CLIENT_ID."));
        if (keyFile.isEmpty()) {
            return secret.map(held -> Credentials.secret(clientId, held));
        }
        String keyId = settings.find("key-id")
                .orElseThrow(() -> new Stop(
                        ExitCode.NOT_AUTHENTICATED, "The key has no identifier.", "Give --key-id or set NPCS_KEY_ID."));
        return Optional.of(Credentials.privateKey(clientId, keyId, privateKey(keyFile.get())));
    }

    /** Returns a secret from its file, or as it stands in the environment or the properties file. */
    static Optional<String> secret(Settings settings, String name) {
        Optional<Path> file = settings.file(name + "-file");
        return file.isPresent() ? Optional.of(text(file.get()).strip()) : settings.find(name);
    }

    private static PrivateKey privateKey(Path file) {
        String pem = text(file);
        int head = pem.indexOf(HEAD);
        int foot = pem.indexOf(FOOT);
        if (head < 0 || foot < head) {
            throw unusable();
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(head + HEAD.length(), foot));
            return key(new PKCS8EncodedKeySpec(encoded));
        } catch (IllegalArgumentException e) {
            throw unusable();
        }
    }

    private static PrivateKey key(PKCS8EncodedKeySpec encoded) {
        for (String algorithm : new String[] {"RSA", "EC"}) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (GeneralSecurityException another) {
                continue;
            }
        }
        throw unusable();
    }

    private static Stop unusable() {
        return Stop.usage(
                "The key file holds no private key that can be read.",
                "Make it PKCS#8 without a passphrase: openssl pkcs8 -topk8 -nocrypt -in old.pem -out key.pem");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
