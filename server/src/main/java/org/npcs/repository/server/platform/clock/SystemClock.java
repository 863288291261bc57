package org.npcs.repository.server.platform.clock;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock of the machine, unless another source of time is there. */
@Configuration(proxyBeanMethods = false)
class SystemClock {

    @Bean
    RepositoryClock repositoryClock(ObjectProvider<InstantSource> source) {
        return new RepositoryClock(source.getIfAvailable(InstantSource::system));
    }
}
