package org.npcs.repository.server.support.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.SupportApi;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers the support operations of the contract. */
@RestController
class SupportController implements SupportApi {

    private final MemberEndpoints members;
    private final RequestEndpoints requests;
    private final ExchangeEndpoints exchanges;
    private final EventEndpoints events;

    SupportController(
            MemberEndpoints members, RequestEndpoints requests, ExchangeEndpoints exchanges, EventEndpoints events) {
        this.members = members;
        this.requests = requests;
        this.exchanges = exchanges;
        this.events = events;
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listSupportOffers(
            String jurisdiction, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return members.offers(jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionSupportOffer(
            String idempotencyKey,
            String jurisdiction,
            UUID offerId,
            Mono<Transition> transition,
            @Nullable String actingFor) {
        return transition.flatMap(step -> members.move(jurisdiction, offerId, step.getTo()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getSupportProfile(String jurisdiction, @Nullable String actingFor) {
        return members.profile(jurisdiction);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putSupportProfile(
            String jurisdiction,
            Mono<ObjectNode> profile,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return members.state(
                jurisdiction,
                profile,
                new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listSupportHelpers(Integer limit, @Nullable String cursor) {
        return members.helpers(limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getSupportSummary() {
        return members.summary();
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listSupportRequests(
            Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return requests.list(limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createSupportRequest(
            String idempotencyKey, Mono<ObjectNode> request, @Nullable String actingFor) {
        return requests.ask(request);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getSupportRequest(UUID supportRequestId, @Nullable String actingFor) {
        return requests.get(supportRequestId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionSupportRequest(
            String idempotencyKey, UUID supportRequestId, Mono<ObjectNode> step, @Nullable String actingFor) {
        return requests.move(supportRequestId, step);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listSupportMessages(
            UUID supportRequestId, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return requests.messages(supportRequestId, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createSupportMessage(
            String idempotencyKey, UUID supportRequestId, Mono<ObjectNode> message, @Nullable String actingFor) {
        return requests.write(supportRequestId, message);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listPeerExchanges(
            Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return exchanges.list(limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createPeerExchange(
            String idempotencyKey, Mono<ObjectNode> exchange, @Nullable String actingFor) {
        return exchanges.ask(exchange);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getPeerExchange(UUID exchangeId, @Nullable String actingFor) {
        return exchanges.get(exchangeId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionPeerExchange(
            String idempotencyKey, UUID exchangeId, Mono<ObjectNode> step, @Nullable String actingFor) {
        return exchanges.move(exchangeId, step);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listEvents(Integer limit, @Nullable String cursor) {
        return events.list(limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getEvent(String event) {
        return events.get(event);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putEvent(
            String event,
            Mono<ObjectNode> content,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return events.put(
                event, content, new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listEventAttendances(String event, Integer limit, @Nullable String cursor) {
        return events.attendances(event, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putEventAttendance(
            String event,
            String organisation,
            Mono<ObjectNode> attendance,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return events.attend(
                event,
                organisation,
                attendance,
                new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason));
    }
}
