package org.npcs.repository.server.platform.problem;

import java.time.Duration;
import java.util.List;
import org.npcs.repository.server.platform.request.RequestIdentity;
import org.npcs.repository.server.platform.request.TraceParent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The one place where a failure of any kind becomes an answer; a refusal is noted before. */
@Component
@Order(-2)
final class ProblemHandler implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ProblemDocument documents;
    private final RefusalTrail trail;

    ProblemHandler(ProblemCatalogue catalogue, JsonMapper json, RefusalTrail trail) {
        this.trail = trail;
        this.documents = new ProblemDocument(catalogue, json);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        var requestId = RequestIdentity.of(exchange);
        var problem = FailureTranslation.problem(failure);
        if (problem.code() == ProblemCode.INTERNAL_ERROR) {
            // The message of a foreign exception may hold a value: only its types and places are logged.
            log.error(
                    "request {} of trace {} failed: {}",
                    requestId,
                    TraceParent.traceId(exchange.getRequest().getHeaders()).orElse("-"),
                    FailureTranslation.trace(failure));
        }
        return trail.note(exchange, problem.code())
                .thenReturn(problem)
                .onErrorResume(untold -> {
                    log.error(
                            "the refusal of request {} was not noted: {}", requestId, FailureTranslation.trace(untold));
                    return Mono.just(ProblemException.of(ProblemCode.UNAVAILABLE));
                })
                .flatMap(told -> answer(exchange, requestId, told));
    }

    private Mono<Void> answer(ServerWebExchange exchange, String requestId, ProblemException problem) {
        var response = exchange.getResponse();
        var wait = problem.code().retryable() ? wait(problem) : null;
        var body = documents.bytes(problem, requestId, wait);
        var headers = response.getHeaders();
        RESET.forEach(headers::remove);
        response.setStatusCode(HttpStatusCode.valueOf(problem.code().status()));
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(body.length);
        headers.setCacheControl("no-store");
        headers.set(RequestIdentity.HEADER, requestId);
        var details = problem.details();
        if (wait != null) {
            headers.set(HttpHeaders.RETRY_AFTER, wait.toString());
        }
        switch (problem.code()) {
            case UNAUTHENTICATED, TOKEN_EXPIRED, TOKEN_REJECTED ->
                headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge(problem.code()));
            case METHOD_NOT_ALLOWED -> headers.set(HttpHeaders.ALLOW, String.join(", ", details.allowed));
            case UNSUPPORTED_MEDIA_TYPE -> headers.set("Accept-Patch", String.join(", ", details.allowed));
            case RANGE_NOT_SATISFIABLE -> headers.set(HttpHeaders.CONTENT_RANGE, details.contentRange);
            default -> {}
        }
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static final List<String> RESET = List.of(
            HttpHeaders.ETAG,
            HttpHeaders.LOCATION,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_TYPE,
            "Preference-Applied");

    /** Seconds to wait before the next try: in the header and, for programs that see no headers, in the body. */
    private static Long wait(ProblemException problem) {
        var asked = problem.details().retryAfter;
        return Math.max(1, (asked == null ? PAUSE : asked).toSeconds());
    }

    private static String challenge(ProblemCode code) {
        var error = code == ProblemCode.UNAUTHENTICATED ? "" : ", error=\"invalid_token\"";
        return "Bearer resource_metadata=\"/.well-known/oauth-protected-resource\"" + error;
    }
}
