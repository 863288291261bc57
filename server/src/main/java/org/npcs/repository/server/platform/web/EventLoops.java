package org.npcs.repository.server.platform.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/**
 * Event loops of this instance alone. Those that Reactor Netty shares within a process end with the first application that
 * is closed, and would take every other server of the process with them.
 */
@Configuration(proxyBeanMethods = false)
class EventLoops {

    /** For requests and for the database alike; whoever uses them is closed before them. */
    @Bean(destroyMethod = "dispose")
    LoopResources eventLoopResources() {
        return LoopResources.create("npcs");
    }

    @Bean
    ReactorResourceFactory reactorResources(LoopResources loops) {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResources(loops);
        return resources;
    }
}
