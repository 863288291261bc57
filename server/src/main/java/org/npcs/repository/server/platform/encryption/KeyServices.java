package org.npcs.repository.server.platform.encryption;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;

/** Chooses the key service by its address. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class KeyServices {

    private static final String FILE = "file:";

    @Bean
    KeyService keyService(KeySettings settings) throws IOException, GeneralSecurityException {
        var service = settings.service();
        if (service == null) {
            throw new IllegalStateException(
                    "npcs.keys.service: say where the key is that wraps the keysets of the owners");
        }
        if (service.startsWith(FILE)) {
            return FileKeyService.of(Path.of(service.substring(FILE.length())));
        }
        if (service.startsWith("https://") || service.startsWith("http://")) {
            return new TransitKeyService(
                    HttpClient.create(),
                    service,
                    Path.of(Objects.requireNonNull(settings.tokenFile(), "npcs.keys.token-file is needed")),
                    settings.patience());
        }
        return new CloudKeyService(service, settings.patience());
    }
}
