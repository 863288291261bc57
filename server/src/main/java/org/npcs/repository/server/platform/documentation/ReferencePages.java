package org.npcs.repository.server.platform.documentation;

import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.problem.ProblemCatalogue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The pages that are written from the data of the contract, once at the start. */
@Configuration(proxyBeanMethods = false)
class ReferencePages {

    @Bean
    RouterFunction<ServerResponse> referenceRoutes(ProblemCatalogue catalogue) {
        var dictionary = DictionaryPage.html(Definitions.published());
        var errors = ErrorsPage.html(catalogue);
        return RouterFunctions.route()
                .GET("/docs/dictionary", request -> page(dictionary))
                .GET("/docs/errors", request -> page(errors))
                .GET("/docs/reference.css", request -> ServerResponse.ok()
                        .cacheControl(CacheControl.noCache())
                        .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
                        .bodyValue(new ClassPathResource("reference.css", ReferencePages.class)))
                .build();
    }

    private static Mono<ServerResponse> page(String html) {
        return ServerResponse.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .bodyValue(html);
    }
}
