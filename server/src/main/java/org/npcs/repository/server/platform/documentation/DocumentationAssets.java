package org.npcs.repository.server.platform.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.webflux.ui.SwaggerIndexPageTransformer;
import org.springdoc.webflux.ui.SwaggerWelcomeCommon;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.resource.ResourceTransformerChain;
import org.springframework.web.reactive.resource.TransformedResource;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The assets of the page, each with what this environment adds to it. */
@Component
final class DocumentationAssets extends SwaggerIndexPageTransformer {

    private final List<PageAddition> additions;

    DocumentationAssets(
            SwaggerUiConfigProperties page,
            SwaggerUiOAuthProperties oauth,
            SwaggerWelcomeCommon welcome,
            ObjectMapperProvider json,
            ObjectProvider<PageAddition> additions) {
        super(page, oauth, welcome, json);
        this.additions = additions.stream().toList();
    }

    @Override
    public Mono<Resource> transform(ServerWebExchange exchange, Resource asset, ResourceTransformerChain chain) {
        var wanted = additions.stream()
                .filter(addition -> addition.asset().equals(asset.getFilename()))
                .toList();
        return super.transform(exchange, asset, chain).map(made -> wanted.isEmpty() ? made : joined(made, wanted));
    }

    private static Resource joined(Resource asset, List<PageAddition> wanted) {
        try {
            var text = new StringBuilder(asset.getContentAsString(UTF_8));
            for (PageAddition addition : wanted) {
                text.append('\n').append(addition.text().getContentAsString(UTF_8));
            }
            return new TransformedResource(asset, text.toString().getBytes(UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("an asset of the documentation cannot be read", unreadable);
        }
    }
}
