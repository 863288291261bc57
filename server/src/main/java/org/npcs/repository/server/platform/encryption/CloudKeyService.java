package org.npcs.repository.server.platform.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A key of a cloud, through the clients that Tink finds on the class path ({@code tink-awskms}, {@code tink-gcpkms}). The owner is
 * the associated data of each keyset.
 */
final class CloudKeyService implements KeyService {

    private final String key;
    private final Duration patience;

    CloudKeyService(String key, Duration patience) {
        this.key = key;
        this.patience = patience;
    }

    @Override
    public Mono<String> wrap(String owner, byte[] keyset) {
        return asked(() -> Base64.getEncoder().encodeToString(key(owner).encrypt(keyset, bound(owner))));
    }

    @Override
    public Mono<byte[]> unwrap(String owner, String wrapped) {
        return asked(() -> key(owner).decrypt(Base64.getDecoder().decode(wrapped), bound(owner)));
    }

    @Override
    public String kind() {
        return key.substring(0, key.indexOf(':'));
    }

    private <T> Mono<T> asked(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(Schedulers.boundedElastic()).timeout(patience);
    }

    private Aead key(String owner) throws java.security.GeneralSecurityException {
        var own = key.replace("{owner}", owner);
        return ServiceLoader.load(KmsClient.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(client -> client.doesSupport(own))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("npcs.keys.service: no client for this address is on the class path"))
                .withDefaultCredentials()
                .getAead(own);
    }

    private static byte[] bound(String owner) {
        return owner.getBytes(StandardCharsets.UTF_8);
    }
}
