package org.npcs.repository.server.platform.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Keys in a file: one in each line, 32 random bytes in Base64, the newest first. What an older one wrapped stays readable as
 * long as its line stays.
 */
final class FileKeyService implements KeyService {

    private static final int KEY_BYTES = 32;

    private final Map<String, Aead> keys = new LinkedHashMap<>();

    private FileKeyService(List<byte[]> secrets) throws GeneralSecurityException {
        for (byte[] secret : secrets) {
            keys.put(Digests.sha256(secret).substring(0, 8), new AesGcmJce(secret));
        }
    }

    /** The keys of a file. */
    static FileKeyService of(Path file) throws IOException, GeneralSecurityException {
        var secrets = Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(FileKeyService::secret)
                .toList();
        if (secrets.isEmpty()) {
            throw new IllegalStateException("npcs.keys.service: the file holds no key");
        }
        return new FileKeyService(secrets);
    }

    private static byte[] secret(String line) {
        try {
            var secret = Base64.getDecoder().decode(line);
            if (secret.length == KEY_BYTES) {
                return secret;
            }
        } catch (IllegalArgumentException malformed) {
            // Its message would quote the line.
        }
        throw new IllegalStateException("npcs.keys.service: each line of the file is 32 bytes in Base64");
    }

    @Override
    public Mono<String> wrap(String owner, byte[] keyset) {
        return Mono.fromCallable(() -> {
            var newest = keys.entrySet().iterator().next();
            return newest.getKey()
                    + ':'
                    + Base64.getEncoder().encodeToString(newest.getValue().encrypt(keyset, bound(owner)));
        });
    }

    @Override
    public Mono<byte[]> unwrap(String owner, String wrapped) {
        return Mono.fromCallable(() -> {
            var parts = wrapped.split(":", 2);
            var key = keys.get(parts[0]);
            if (key == null) {
                throw new GeneralSecurityException("the key that wrapped a keyset is not in the file");
            }
            return key.decrypt(Base64.getDecoder().decode(parts[1]), bound(owner));
        });
    }

    @Override
    public String kind() {
        return "file";
    }

    private static byte[] bound(String owner) {
        return owner.getBytes(StandardCharsets.UTF_8);
    }
}
