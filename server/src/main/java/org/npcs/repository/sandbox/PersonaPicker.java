package org.npcs.repository.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.webflux.ui.SwaggerIndexPageTransformer;
import org.springdoc.webflux.ui.SwaggerWelcomeCommon;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.reactive.resource.ResourceTransformerChain;
import org.springframework.web.reactive.resource.TransformedResource;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Adds a row of personas to the documentation: one click gets a token as an invented client. */
final class PersonaPicker extends SwaggerIndexPageTransformer {

    private static final Resource SCRIPT = new ClassPathResource("personas.js", PersonaPicker.class);

    PersonaPicker(
            SwaggerUiConfigProperties page,
            SwaggerUiOAuthProperties oauth,
            SwaggerWelcomeCommon welcome,
            ObjectMapperProvider json) {
        super(page, oauth, welcome, json);
    }

    @Override
    public Mono<Resource> transform(ServerWebExchange exchange, Resource asset, ResourceTransformerChain chain) {
        return super.transform(exchange, asset, chain)
                .map(made -> "swagger-initializer.js".equals(asset.getFilename()) ? withPersonas(made) : made);
    }

    private static Resource withPersonas(Resource start) {
        try {
            var script = start.getContentAsString(java.nio.charset.StandardCharsets.UTF_8)
                    + SCRIPT.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            return new TransformedResource(start, script.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("an asset of the documentation cannot be read", unreadable);
        }
    }
}
