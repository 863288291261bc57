package org.npcs.repository.server.governance.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.Committees;
import org.npcs.repository.server.governance.Compositions;
import org.npcs.repository.server.governance.SittingCommittee;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers about committees, who sits there and how they are composed. */
@Component
class CommitteeEndpoints {

    private final Committees committees;
    private final Compositions compositions;
    private final GovernanceAnswers answers;

    CommitteeEndpoints(Committees committees, Compositions compositions, GovernanceAnswers answers) {
        this.committees = committees;
        this.compositions = compositions;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> list(int limit, @Nullable String cursor) {
        return CallerRequest.answer(request ->
                answers.page(request, "", cursor, after -> committees.list(after, limit), CommitteeMapper::alone));
    }

    Mono<ResponseEntity<ObjectNode>> get(String key) {
        return CallerRequest.answer(request -> committees
                .get(key)
                .map(found -> answers.one(
                        HttpStatus.OK, found.stored(), CommitteeMapper.sitting(found), address(found), request)));
    }

    Mono<ResponseEntity<ObjectNode>> put(String key, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> committees.put(request.caller(), key, body, change))
                        .map(stored -> answers.stated(
                                stored.outcome(),
                                stored.record().stored(),
                                CommitteeMapper.sitting(stored.record()),
                                address(stored.record()),
                                request)));
    }

    Mono<ResponseEntity<ObjectNode>> composition(String key) {
        return CallerRequest.answer(request ->
                compositions.of(key).map(found -> answers.body(CommitteeMapper.composition(found), request)));
    }

    private static String address(SittingCommittee committee) {
        return CommitteeMapper.address(committee.stored());
    }
}
