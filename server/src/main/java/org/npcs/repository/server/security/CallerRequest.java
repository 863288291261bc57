package org.npcs.repository.server.security;

import java.util.function.Function;
import org.npcs.repository.server.platform.request.RequestFacts;
import reactor.core.publisher.Mono;

/**
 * The running request of a known caller.
 *
 * @param caller who calls
 * @param facts what the request asks for beyond its parameters
 */
public record CallerRequest(Caller caller, RequestFacts facts) {

    /** Answers the running request. */
    public static <T> Mono<T> answer(Function<CallerRequest, Mono<T>> work) {
        return Mono.deferContextual(
                context -> work.apply(new CallerRequest(context.get(Caller.class), context.get(RequestFacts.class))));
    }

    /** What a cursor of this request is bound to: caller, operation and the filters. */
    public String binding(Object... filters) {
        return caller.client().clientId()
                + '|'
                + caller.jurisdiction()
                + '|'
                + facts.operationId()
                + '|'
                + java.util.Arrays.toString(filters);
    }
}
