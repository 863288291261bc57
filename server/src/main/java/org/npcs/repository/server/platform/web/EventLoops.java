package org.npcs.repository.server.platform.web;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * Event loops of this instance alone. Those that Reactor Netty shares within a process end with the first application that
 * is closed, and would take every other server of the process with them.
 */
@Configuration(proxyBeanMethods = false)
class EventLoops {

    @Bean
    ReactorResourceFactory reactorResources() {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        // The server has let running requests end before its loops are stopped.
        resources.setShutdownQuietPeriod(Duration.ZERO);
        return resources;
    }
}
