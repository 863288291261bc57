package org.npcs.repository.server.platform.encryption;

import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A transit secrets engine of HashiCorp Vault or OpenBao, over HTTPS. The owner is the associated data of each keyset. The
 * token is read anew for each call, so that an agent may renew it.
 */
final class TransitKeyService implements KeyService {

    private static final int MOST_BYTES = 64 * 1024;

    private final WebClient http;
    private final String key;
    private final Path tokenFile;
    private final Duration patience;

    /**
     * A transit key.
     *
     * @param key address of the key, such as {@code https://vault.example/v1/transit/npcs-{owner}}
     */
    TransitKeyService(HttpClient client, String key, Path tokenFile, Duration patience) {
        this.http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client.followRedirect(false)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) patience.toMillis())
                        .responseTimeout(patience)))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                .build();
        this.key = key;
        this.tokenFile = tokenFile;
        this.patience = patience;
    }

    @Override
    public Mono<String> wrap(String owner, byte[] keyset) {
        return ask(owner, "encrypt", "plaintext", base64(keyset), "ciphertext");
    }

    @Override
    public Mono<byte[]> unwrap(String owner, String wrapped) {
        return ask(owner, "decrypt", "ciphertext", wrapped, "plaintext")
                .map(plain -> Base64.getDecoder().decode(plain));
    }

    @Override
    public String kind() {
        return "transit";
    }

    private Mono<String> ask(String owner, String work, String member, String value, String answer) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put(member, value)
                .put("associated_data", base64(owner.getBytes(StandardCharsets.UTF_8)));
        return Mono.fromCallable(this::token)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(token -> http.post()
                        .uri(address(owner, work))
                        .header("X-Vault-Token", token)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body.toString())
                        .retrieve()
                        .bodyToMono(JsonNode.class))
                .timeout(patience)
                .map(document -> document.path("data").path(answer).asString(""))
                .filter(text -> !text.isEmpty())
                .switchIfEmpty(
                        Mono.error(() -> new IllegalStateException("the key service answered without a result")));
    }

    /** The engine names the work before the key. */
    private URI address(String owner, String work) {
        var own = key.replace("{owner}", owner.toLowerCase(java.util.Locale.ROOT));
        var last = own.lastIndexOf('/');
        return URI.create(own.substring(0, last) + "/" + work + own.substring(last));
    }

    private String token() {
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("npcs.keys.token-file cannot be read", unreadable);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
