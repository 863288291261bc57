package org.npcs.repository.server.governance.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.CommitteeSteps;
import org.npcs.repository.server.governance.ProposalFeedback;
import org.npcs.repository.server.governance.ProposalView;
import org.npcs.repository.server.governance.Proposals;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers about proposals and the feedback on them. */
@Component
class ProposalEndpoints {

    private final Proposals proposals;
    private final ProposalFeedback feedback;
    private final CommitteeSteps committee;
    private final GovernanceAnswers answers;

    ProposalEndpoints(
            Proposals proposals, ProposalFeedback feedback, CommitteeSteps committee, GovernanceAnswers answers) {
        this.proposals = proposals;
        this.feedback = feedback;
        this.committee = committee;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> list(@Nullable String state, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request,
                String.valueOf(state),
                cursor,
                after -> proposals.list(request.caller(), state, after, limit),
                ProposalMapper::proposal));
    }

    Mono<ResponseEntity<ObjectNode>> get(UUID id) {
        return CallerRequest.answer(
                request -> proposals.get(request.caller(), id).map(found -> answered(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> draft(Mono<ObjectNode> content) {
        return CallerRequest.answer(request -> content.flatMap(body -> proposals.draft(request.caller(), body))
                .map(made -> answered(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> put(UUID id, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> proposals.put(request.caller(), id, body, change))
                        .map(stored -> answered(HttpStatus.OK, stored, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(UUID id, String to) {
        return CallerRequest.answer(request ->
                proposals.move(request.caller(), id, to).map(moved -> answered(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> decide(UUID id, Mono<ObjectNode> step) {
        return CallerRequest.answer(request -> step.flatMap(body ->
                        committee.take(request.caller(), id, body.path("to").asString("")))
                .map(moved -> answered(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> feedback(UUID proposal, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request,
                proposal.toString(),
                cursor,
                after -> feedback.list(request.caller(), proposal, after, limit),
                ProposalMapper::feedback));
    }

    Mono<ResponseEntity<ObjectNode>> comment(UUID proposal, Mono<ObjectNode> content) {
        return CallerRequest.answer(request -> content.flatMap(body -> feedback.give(request.caller(), proposal, body))
                .map(given -> answers.one(
                        HttpStatus.CREATED,
                        given,
                        ProposalMapper.feedback(given),
                        "/v1/proposals/" + proposal + "/feedback",
                        request)));
    }

    private ResponseEntity<ObjectNode> answered(HttpStatus status, ProposalView view, CallerRequest request) {
        return answers.one(
                status,
                view.stored(),
                ProposalMapper.proposal(view),
                GovernanceMapper.address("proposals", view.stored()),
                request);
    }
}
