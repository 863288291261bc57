package org.npcs.repository.conformance.story;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.npcs.repository.client.auth.Credentials;

/** The key of all clients that a story registers: the sandbox has secrets for its own ones only. */
final class Keys implements AutoCloseable {

    private static final String DIRECTORY = "sandbox.keys";

    private final Path directory;
    private final ECKey key;

    Keys() {
        try {
            directory = Files.createTempDirectory("story-keys");
            key = new ECKeyGenerator(Curve.P_384).keyID("story").generate();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        System.setProperty(DIRECTORY, directory.toString());
    }

    /** The credentials of a client, which the sandbox knows from now on. */
    Credentials of(String client) {
        try {
            Files.writeString(file(client), new JWKSet(key.toPublicJWK()).toString());
            return Credentials.privateKey(client, key.getKeyID(), key.toECPrivateKey());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Path file(String client) {
        return directory.resolve(client + ".jwks");
    }

    @Override
    public void close() {
        System.clearProperty(DIRECTORY);
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
