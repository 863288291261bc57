package org.npcs.repository.server.platform.documentation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** Outside the sandbox the page is for reading: it offers no field for a secret and no button that sends. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "npcs.documentation.try-it-out", matchIfMissing = true, havingValue = "none")
class ReadingPage {

    @Bean
    PageAddition noFieldForASecret() {
        return new PageAddition("index.css", new ClassPathResource("reading.css", ReadingPage.class));
    }
}
