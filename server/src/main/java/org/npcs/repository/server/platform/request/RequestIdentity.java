package org.npcs.repository.server.platform.request;

import java.security.SecureRandom;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives each request an identifier of 26 characters: Crockford base 32 over a millisecond clock and randomness, so that
 * identifiers sort by time. A value sent by the caller is not taken over: it could carry anything into logs.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestIdentity implements WebFilter {

    /** Header that carries the identifier. */
    public static final String HEADER = new String("X-Request-Id");

    private static final String ATTRIBUTE = RequestIdentity.class.getName();
    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RepositoryClock clock;

    RequestIdentity(RepositoryClock clock) {
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getResponse().getHeaders();
        headers.set(HEADER, of(exchange));
        // A client compares it with its own clock before it blames the token.
        headers.setDate(clock.now().toEpochMilli());
        return chain.filter(exchange);
    }

    /** The identifier of the request. */
    public static String of(ServerWebExchange exchange) {
        return (String) exchange.getAttributes().computeIfAbsent(ATTRIBUTE, name -> fresh());
    }

    /** An identifier for a request that never became an exchange. */
    public static String fresh() {
        return next(System.nanoTime());
    }

    private static String next(long salt) {
        var text = new char[26];
        long time = System.currentTimeMillis();
        for (int i = 9; i >= 0; i--) {
            text[i] = DIGITS[(int) (time & 31)];
            time >>>= 5;
        }
        long high = RANDOM.nextLong() ^ salt;
        long low = RANDOM.nextLong();
        for (int i = 10; i < 26; i++) {
            long bits = i < 18 ? high >>> (5 * (i - 10)) : low >>> (5 * (i - 18));
            text[i] = DIGITS[(int) (bits & 31)];
        }
        return new String(text);
    }
}
