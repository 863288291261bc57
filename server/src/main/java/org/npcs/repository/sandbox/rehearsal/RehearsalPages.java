package org.npcs.repository.sandbox.rehearsal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.npcs.repository.server.platform.clock.MovableClock;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of rehearsals. */
final class RehearsalPages {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Duration FARTHEST = Duration.ofDays(3_660);

    private static final int MOST_BYTES = 100_000;

    private final Rehearsals sessions;
    private final MovableClock clock;

    RehearsalPages(Rehearsals sessions, MovableClock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** How far the clock goes on. */
    private record Advance(String by) {}

    Mono<ServerResponse> start(ServerRequest request) {
        var name = request.pathVariable("name");
        if (!Rehearsals.isName(name)) {
            return refused("name", "1 to 60 letters, digits and hyphens");
        }
        return body(request).flatMap(body -> {
            try {
                return told(request, name, sessions.start(name, JSON.readValue(body, FaultPlan.class)));
            } catch (JacksonException malformed) {
                return refused("body", rule(malformed));
            }
        });
    }

    Mono<ServerResponse> show(ServerRequest request) {
        var name = request.pathVariable("name");
        return sessions.find(name)
                .map(session -> told(request, name, session))
                .orElseGet(() -> Mono.error(ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    Mono<ServerResponse> end(ServerRequest request) {
        sessions.end(request.pathVariable("name"));
        return ServerResponse.noContent().build();
    }

    Mono<ServerResponse> clock(ServerRequest request) {
        return ServerResponse.ok()
                .cacheControl(CacheControl.noStore())
                .bodyValue(Map.of("now", clock.instant().toString()));
    }

    Mono<ServerResponse> advance(ServerRequest request) {
        return body(request).flatMap(body -> {
            try {
                var by = Duration.parse(JSON.readValue(body, Advance.class).by());
                if (by.isNegative() || by.compareTo(FARTHEST) > 0) {
                    return refused("by", "an ISO 8601 duration from PT0S to P3660D; the clock does not go back");
                }
                clock.advance(by);
                return clock(request);
            } catch (JacksonException | DateTimeException | NullPointerException malformed) {
                return refused("by", "an ISO 8601 duration of days and time, such as P30D");
            }
        });
    }

    private static Mono<String> body(ServerRequest request) {
        return DataBufferUtils.join(request.exchange().getRequest().getBody(), MOST_BYTES)
                .map(buffer -> {
                    var text = buffer.toString(StandardCharsets.UTF_8);
                    DataBufferUtils.release(buffer);
                    return text;
                })
                .defaultIfEmpty("");
    }

    private static Mono<ServerResponse> told(ServerRequest request, String name, Rehearsal session) {
        var told = new LinkedHashMap<String, Object>();
        told.put("session", name);
        told.put("header", Rehearsals.HEADER + ": " + name);
        told.put(
                "baseUrl",
                request.uriBuilder()
                        .replacePath(Rehearsals.PREFIX + name)
                        .replaceQuery(null)
                        .build()
                        .toString());
        told.put("seed", session.seed());
        told.put("faults", session.progress());
        return ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(told);
    }

    /** The rule that a plan broke; never a word of the plan. */
    private static String rule(JacksonException malformed) {
        Throwable cause = malformed.getCause();
        return cause instanceof IllegalArgumentException rule && rule.getMessage() != null
                ? rule.getMessage()
                : "a plan as in {\"seed\":1,\"faults\":[{\"fault\":\"unavailable\",\"path\":\"/v1\",\"times\":2}]}";
    }

    private static Mono<ServerResponse> refused(String parameter, String rule) {
        return Mono.error(ProblemException.of(ProblemCode.INVALID_PARAMETER, details -> details.parameter(parameter)
                .detail("It must be " + rule + ".")));
    }
}
