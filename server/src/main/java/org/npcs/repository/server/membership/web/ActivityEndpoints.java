package org.npcs.repository.server.membership.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.ClientActivity;
import org.npcs.repository.api.v1.model.ClientActivityCount;
import org.npcs.repository.api.v1.model.ClientActivityOfMember;
import org.npcs.repository.server.audit.ClientActivities;
import org.npcs.repository.server.membership.Clients;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers for what a client did, by member. */
@Component
class ActivityEndpoints {

    private static final Duration USUALLY = Duration.ofDays(30);

    private final Clients clients;
    private final ClientActivities activities;
    private final RepositoryClock clock;
    private final Answers answers;

    ActivityEndpoints(Clients clients, ClientActivities activities, RepositoryClock clock, Answers answers) {
        this.clients = clients;
        this.activities = activities;
        this.clock = clock;
        this.answers = answers;
    }

    /** A client that the caller may not see is told of as long as it left a trace in the caller's trail. */
    Mono<ResponseEntity<ClientActivity>> get(String clientId, @Nullable Instant from) {
        return CallerRequest.answer(request -> state(clientId).flatMap(state -> {
            var since = from == null ? clock.now().minus(USUALLY) : from;
            return activities.of(request.caller(), clientId, since).map(found -> {
                if (state.isEmpty() && found.isEmpty()) {
                    throw ProblemException.of(ProblemCode.NOT_FOUND);
                }
                var now = state.orElse(null);
                return ResponseEntity.ok()
                        .cacheControl(Answers.PRIVATE)
                        .body(new ClientActivity(
                                        clientId,
                                        since,
                                        found.stream()
                                                .map(one -> member(one, now))
                                                .toList(),
                                        answers.meta(request.facts()))
                                .state(now)
                                .links(Answers.links("client", "/v1/clients/" + clientId)));
            });
        }));
    }

    private Mono<Optional<String>> state(String clientId) {
        return clients.get(clientId)
                .map(client -> Optional.of(client.state()))
                .onErrorResume(
                        refused ->
                                refused instanceof ProblemException problem && problem.code() == ProblemCode.NOT_FOUND,
                        hidden -> Mono.just(Optional.empty()));
    }

    private static ClientActivityOfMember member(
            org.npcs.repository.server.audit.ClientActivity activity, @Nullable String state) {
        var last = activity.last();
        return new ClientActivityOfMember(
                        activity.jurisdiction(),
                        activity.entries(),
                        activity.records(),
                        activity.firstAt(),
                        activity.lastAt(),
                        activity.rows().stream()
                                .map(row -> new ClientActivityCount(
                                        row.action(), row.noun(), row.outcome(), row.entries(), row.records()))
                                .toList(),
                        activity.notice(state))
                .lastSubmissionId(last.submission())
                .lastSubmissionAt(last.submissionAt());
    }
}
