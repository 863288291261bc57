package org.npcs.repository.server.learning;

import java.util.List;
import java.util.UUID;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.improvement.CitedEvidence;
import org.npcs.repository.server.improvement.Priorities;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What items rest on: rows of published releases, safety notices that were issued, and quality priorities. */
@Component
final class LibraryGrounds {

    private final CitedEvidence evidence;
    private final Priorities priorities;

    LibraryGrounds(CitedEvidence evidence, Priorities priorities) {
        this.evidence = evidence;
        this.priorities = priorities;
    }

    /** A finding for each piece that the caller cannot read. */
    Mono<List<Finding>> untold(Caller caller, ObjectNode content) {
        return evidence.untold(caller, content)
                .flatMapMany(Flux::fromIterable)
                .concatWith(unreadable(caller, content.path("priorityId").asString("")))
                .map(pointer -> Faults.finding("LRN-R-003", pointer))
                .collectList();
    }

    private Mono<String> unreadable(Caller caller, String priority) {
        return priority.isEmpty()
                ? Mono.empty()
                : priorities
                        .get(caller, UUID.fromString(priority))
                        .flatMap(found -> Mono.<String>empty())
                        .onErrorResume(
                                ProblemException.class,
                                problem -> problem.code() == ProblemCode.NOT_FOUND
                                        ? Mono.just("/priorityId")
                                        : Mono.error(problem));
    }
}
