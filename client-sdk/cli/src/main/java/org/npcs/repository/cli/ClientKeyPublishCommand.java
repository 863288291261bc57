package org.npcs.repository.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.ClientKeyRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes the public half of a key. */
@Command(
        name = "publish",
        description = "Publish a public key; it and the old one sign until the old one is retired, so nothing stops.")
final class ClientKeyPublishCommand implements Callable<Integer> {

    private static final String HEAD = "-----BEGIN PUBLIC KEY-----";
    private static final String FOOT = "-----END PUBLIC KEY-----";

    private final Session session;

    @Parameters(index = "0", paramLabel = "CLIENT", description = "The client.")
    private String clientId = "";

    @Parameters(index = "1", paramLabel = "KEY", description = "Identifier of the key, such as cedar-2027.")
    private String keyId = "";

    @Option(names = "--from", required = true, paramLabel = "FILE", description = "The public key (PEM).")
    private Path file = Path.of("");

    ClientKeyPublishCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PublicKey key = read(session.file(file));
        try (RepositoryClient client = session.client()) {
            ClientKeyRecord stored = client.membership().keys(clientId).publish(keyId, key);
            ClientKeyListCommand.tell(session.screen(), stored);
        }
        return ExitCode.OK;
    }

    private static PublicKey read(Path file) {
        try {
            String pem = Files.readString(file, StandardCharsets.US_ASCII);
            int head = pem.indexOf(HEAD);
            int foot = pem.indexOf(FOOT);
            if (head >= 0 && foot > head) {
                byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(head + HEAD.length(), foot));
                return key(new X509EncodedKeySpec(encoded));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException notBase64) {
            throw unusable();
        }
        throw unusable();
    }

    private static PublicKey key(X509EncodedKeySpec encoded) {
        for (String algorithm : new String[] {"RSA", "EC"}) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(encoded);
            } catch (GeneralSecurityException another) {
                continue;
            }
        }
        throw unusable();
    }

    private static Stop unusable() {
        return Stop.usage(
                "The file holds no public key that can be read.",
                "Make it with openssl pkey -in key.pem -pubout -out public.pem; the private one stays where it is.");
    }
}
