package org.npcs.repository.server.platform.request;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What the running request asks for beyond its parameters, carried in the Reactor context.
 *
 * @param requestId identifier of the request
 * @param operationId operation of the contract
 * @param lenient whether unknown members may pass with a warning ({@code Prefer: handling=lenient})
 * @param minimal whether a write may be answered without the content ({@code Prefer: return=minimal})
 * @param preview whether announced rules are to run as warnings ({@code preview=next} or its header)
 * @param idempotencyKey key of the request, without quotes, when it has one
 * @param fingerprint digest of method, address and body, for the comparison of repeats
 * @param address path and query of the request without its cursor, as the caller wrote them
 * @param accepted what the caller accepts, the preferred first
 */
public record RequestFacts(
        String requestId,
        String operationId,
        boolean lenient,
        boolean minimal,
        boolean preview,
        @Nullable String idempotencyKey,
        String fingerprint,
        String address,
        List<MediaType> accepted) {

    /** The facts of the running request. */
    public static Mono<RequestFacts> current() {
        return Mono.deferContextual(context -> Mono.just(context.get(RequestFacts.class)));
    }

    /** The preferences that were honoured, for {@code Preference-Applied}, or null. */
    public @Nullable String applied() {
        if (!lenient && !minimal) {
            return null;
        }
        return lenient && minimal
                ? "handling=lenient, return=minimal"
                : lenient ? "handling=lenient" : "return=minimal";
    }

    /** Reads the facts off a request whose operation and body are known. */
    public static RequestFacts of(ServerWebExchange exchange, String operationId, String fingerprint) {
        var request = exchange.getRequest();
        return new RequestFacts(
                RequestIdentity.of(exchange),
                operationId,
                prefers(request, "handling=lenient"),
                prefers(request, "return=minimal"),
                "next".equals(request.getHeaders().getFirst("X-NPCS-Preview"))
                        || "next".equals(request.getQueryParams().getFirst("preview")),
                unquoted(request.getHeaders().getFirst("Idempotency-Key")),
                fingerprint,
                address(request),
                accepted(request));
    }

    private static String address(ServerHttpRequest request) {
        var uri = request.getURI();
        var query = uri.getRawQuery() == null
                ? ""
                : Arrays.stream(uri.getRawQuery().split("&"))
                        .filter(asked -> !asked.isEmpty() && !asked.startsWith("cursor="))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? uri.getRawPath() : uri.getRawPath() + '?' + query;
    }

    private static List<MediaType> accepted(ServerHttpRequest request) {
        try {
            return request.getHeaders().getAccept().stream()
                    .sorted(Comparator.comparing(MediaType::getQualityValue).reversed())
                    .toList();
        } catch (InvalidMediaTypeException malformed) {
            return List.of();
        }
    }

    private static boolean prefers(ServerHttpRequest request, String preference) {
        return request.getHeaders().getValuesAsList("Prefer").stream()
                .map(value -> value.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", ""))
                .anyMatch(value -> Arrays.asList(value.split("[;,]")).contains(preference));
    }

    private static @Nullable String unquoted(@Nullable String key) {
        return key == null ? null : key.strip().replaceAll("^\"|\"$", "");
    }
}
