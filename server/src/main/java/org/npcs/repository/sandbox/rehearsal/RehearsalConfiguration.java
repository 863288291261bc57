package org.npcs.repository.sandbox.rehearsal;

import org.npcs.repository.server.platform.clock.MovableClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Rehearsals with faults, and the clock, by HTTP: for integrations that are tried from outside. */
@Configuration
public class RehearsalConfiguration {

    private final Rehearsals sessions = new Rehearsals();

    @Bean
    FaultFilter faultFilter() {
        return new FaultFilter(sessions);
    }

    @Bean
    RouterFunction<ServerResponse> rehearsals(MovableClock clock) {
        var pages = new RehearsalPages(sessions, clock);
        return RouterFunctions.route()
                .PUT("/sandbox/sessions/{name}", pages::start)
                .GET("/sandbox/sessions/{name}", pages::show)
                .DELETE("/sandbox/sessions/{name}", pages::end)
                .GET("/sandbox/clock", pages::clock)
                .POST("/sandbox/clock", pages::advance)
                .build();
    }
}
