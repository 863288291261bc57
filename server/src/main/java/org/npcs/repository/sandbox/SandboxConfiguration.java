package org.npcs.repository.sandbox;

import java.time.InstantSource;
import org.npcs.repository.sandbox.history.HistorySize;
import org.npcs.repository.sandbox.history.InventedHistory;
import org.npcs.repository.sandbox.rehearsal.RehearsalConfiguration;
import org.npcs.repository.server.membership.Clients;
import org.npcs.repository.server.membership.key.ClientKeys;
import org.npcs.repository.server.platform.clock.MovableClock;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.documentation.PageAddition;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What the sandbox adds to the server: an issuer, invented members and a clock that can be moved. */
@Configuration(proxyBeanMethods = false)
@Import(RehearsalConfiguration.class)
class SandboxConfiguration {

    @Bean
    MovableClock movableClock() {
        return new MovableClock(InstantSource.system());
    }

    @Bean
    TokenIssuer tokenIssuer(Environment settings, RepositoryClock clock, Clients clients, ClientKeys keys) {
        return new TokenIssuer(settings.getRequiredProperty("npcs.audience"), clock, clients, keys);
    }

    @Bean
    RouterFunction<ServerResponse> issuerRoutes(TokenIssuer issuer) {
        return RouterFunctions.route()
                .POST("/oauth2/token", issuer::token)
                .GET("/oauth2/jwks", issuer::keys)
                .GET("/.well-known/oauth-authorization-server", issuer::metadata)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> personas() {
        return RouterFunctions.route()
                .GET("/docs/personas", request -> ServerResponse.ok()
                        .cacheControl(CacheControl.noStore())
                        .bodyValue(Personas.offered()))
                .build();
    }

    @Bean
    PageAddition personaPicker() {
        return new PageAddition(
                "swagger-initializer.js", new ClassPathResource("personas.js", SandboxConfiguration.class));
    }

    @Bean
    @Order(0)
    ApplicationRunner inventedMembers(Environment settings, RepositoryClock clock) {
        return arguments -> new InventedMembers(settings).enter(clock.now());
    }

    @Bean
    @Order(1)
    ApplicationRunner inventedWork(Environment settings, RepositoryClock clock) {
        return arguments -> {
            if (!settings.getProperty("sandbox.history", "none").equals("none")) {
                new InventedMembers(settings).work(clock.now());
            }
        };
    }

    @Bean
    @Order(2)
    HistoryRunner inventedHistory(Environment settings) {
        var size = HistorySize.of(settings.getProperty("sandbox.history", "none"));
        return new HistoryRunner(InventedHistory.of(size), new InventedMembers(settings)::open);
    }
}
