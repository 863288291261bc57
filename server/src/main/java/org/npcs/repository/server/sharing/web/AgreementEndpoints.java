package org.npcs.repository.server.sharing.web;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.AgreementList;
import org.npcs.repository.api.v1.model.AgreementRecord;
import org.npcs.repository.api.v1.model.AgreementSigning;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.sharing.Agreement;
import org.npcs.repository.server.sharing.Agreements;
import org.npcs.repository.server.sharing.Signatory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for agreements and their signatures. */
@Component
class AgreementEndpoints {

    private final Agreements agreements;
    private final SharingMapper mapper;
    private final Cursors cursors;
    private final Answers answers;

    AgreementEndpoints(Agreements agreements, SharingMapper mapper, Cursors cursors, Answers answers) {
        this.agreements = agreements;
        this.mapper = mapper;
        this.cursors = cursors;
        this.answers = answers;
    }

    Mono<ResponseEntity<AgreementRecord>> draft(String owner, Mono<ObjectNode> agreement) {
        return CallerRequest.answer(request -> agreement
                .flatMap(content -> agreements.draft(request.caller(), owner, content))
                .map(made -> answered(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<AgreementRecord>> sign(String owner, UUID id, Mono<AgreementSigning> agreementSigning) {
        return CallerRequest.answer(request -> agreementSigning
                .flatMap(signing -> agreements.sign(
                        request.caller(),
                        owner,
                        id,
                        new Signatory(signing.getParty(), signing.getOffice()),
                        signing.getSignedOn(),
                        signing.getMethod(),
                        signing.getReference()))
                .map(signed -> answered(HttpStatus.CREATED, signed, request)));
    }

    Mono<ResponseEntity<AgreementRecord>> get(String owner, UUID id) {
        return CallerRequest.answer(request ->
                agreements.get(request.caller(), owner, id).map(found -> answered(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<AgreementList>> list(
            String owner, @Nullable String state, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var binding = request.binding(owner, String.valueOf(state));
            var today = agreements.today();
            return agreements
                    .list(request.caller(), owner, state, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new AgreementList(
                                                page.map(one -> mapper.agreement(one, today, null, request.facts()))
                                                        .items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    });
        });
    }

    Mono<ResponseEntity<AgreementRecord>> put(String owner, UUID id, Mono<ObjectNode> agreement, RecordChange change) {
        return CallerRequest.answer(request -> agreement
                .flatMap(content -> agreements.put(request.caller(), owner, id, content, change))
                .map(written -> answers.written(
                                written.outcome(),
                                written.record().stored(),
                                SharingMapper.address(written.record()),
                                request.facts())
                        .body(mapper.agreement(
                                written.record(),
                                agreements.today(),
                                written.outcome().code(),
                                request.facts()))));
    }

    Mono<ResponseEntity<AgreementRecord>> move(String owner, UUID id, Mono<Transition> transition) {
        return CallerRequest.answer(request -> transition
                .flatMap(step -> agreements.transition(request.caller(), owner, id, step.getTo(), step.getReason()))
                .map(moved -> answered(HttpStatus.OK, moved, request)));
    }

    private ResponseEntity<AgreementRecord> answered(HttpStatus status, Agreement agreement, CallerRequest request) {
        return ResponseEntity.status(status)
                .location(URI.create(SharingMapper.address(agreement)))
                .eTag(agreement.stored().etag())
                .cacheControl(Answers.PRIVATE)
                .body(mapper.agreement(agreement, agreements.today(), null, request.facts()));
    }
}
