package org.npcs.repository.server.platform.documentation;

import java.util.List;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Keeps the documentation to itself: a page loads nothing from elsewhere and talks to nobody else. The document that is
 * reflected from the running code is there for tests in the sandbox only; everywhere else one description is published,
 * the contract.
 */
@Component
@Order(-190)
final class DocumentationPages implements WebFilter {

    /** Pictures inside the style sheet are data addresses; all else comes as a file from this server. */
    private static final String OWN_ASSETS =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final List<PathPattern> PAGES = patterns("/docs/**", "/swagger-ui/**", "/webjars/**");
    private static final List<PathPattern> REFLECTED =
            patterns("/docs/reflected", "/docs/reflected.yaml", "/docs/reflected/{group}");

    private final boolean sandbox;

    DocumentationPages(RepositorySettings settings) {
        this.sandbox = settings.sandbox();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        if (matches(PAGES, path)) {
            exchange.getResponse().getHeaders().set("Content-Security-Policy", OWN_ASSETS);
        }
        if (!sandbox && matches(REFLECTED, path) && !path.value().equals("/docs/reflected/swagger-config")) {
            return Mono.error(ProblemException.of(ProblemCode.NOT_FOUND));
        }
        return chain.filter(exchange);
    }

    private static boolean matches(List<PathPattern> patterns, PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static List<PathPattern> patterns(String... patterns) {
        var parser = new PathPatternParser();
        return java.util.Arrays.stream(patterns).map(parser::parse).toList();
    }
}
