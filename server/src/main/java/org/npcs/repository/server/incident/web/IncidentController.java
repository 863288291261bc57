package org.npcs.repository.server.incident.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.IncidentApi;
import org.npcs.repository.api.v1.model.DuplicateCandidate;
import org.npcs.repository.api.v1.model.DuplicateCandidateList;
import org.npcs.repository.api.v1.model.DuplicateDecision;
import org.npcs.repository.api.v1.model.IncidentCounts;
import org.npcs.repository.api.v1.model.IncidentList;
import org.npcs.repository.api.v1.model.IncidentMerge;
import org.npcs.repository.api.v1.model.IncidentMerged;
import org.npcs.repository.api.v1.model.IncidentRecord;
import org.npcs.repository.api.v1.model.IncidentSplit;
import org.npcs.repository.api.v1.model.IncidentVersionList;
import org.npcs.repository.api.v1.model.IncidentsSplit;
import org.npcs.repository.api.v1.model.LocalKeyChange;
import org.npcs.repository.api.v1.model.MatchToken;
import org.npcs.repository.api.v1.model.MatchTokenKept;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.incident.Incident;
import org.npcs.repository.server.incident.IncidentChanges;
import org.npcs.repository.server.incident.IncidentFilter;
import org.npcs.repository.server.incident.IncidentKeys;
import org.npcs.repository.server.incident.IncidentMerges;
import org.npcs.repository.server.incident.IncidentSplits;
import org.npcs.repository.server.incident.Incidents;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the incident operations of the contract. */
@RestController
class IncidentController implements IncidentApi {

    private final Incidents incidents;
    private final IncidentChanges changes;
    private final IncidentKeys keys;
    private final IncidentMerges merges;
    private final IncidentSplits splits;
    private final DuplicateEndpoints duplicates;
    private final IncidentMapper mapper;
    private final Answers answers;
    private final Cursors cursors;

    IncidentController(
            Incidents incidents,
            IncidentChanges changes,
            IncidentKeys keys,
            IncidentMerges merges,
            IncidentSplits splits,
            DuplicateEndpoints duplicates,
            IncidentMapper mapper,
            Answers answers,
            Cursors cursors) {
        this.incidents = incidents;
        this.changes = changes;
        this.keys = keys;
        this.merges = merges;
        this.splits = splits;
        this.duplicates = duplicates;
        this.mapper = mapper;
        this.answers = answers;
        this.cursors = cursors;
    }

    @Override
    public Mono<ResponseEntity<IncidentRecord>> putIncident(
            String jurisdiction,
            String localKey,
            Mono<JsonNode> body,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String prefer,
            @Nullable String xNPCSPreview,
            @Nullable String preview,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            var change = new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason);
            return body.flatMap(content -> changes.put(
                            request.caller(),
                            localKey,
                            content,
                            change,
                            request.facts().lenient()))
                    .map(written -> written(written, request.facts()));
        });
    }

    @Override
    public Mono<ResponseEntity<IncidentRecord>> patchIncident(
            String jurisdiction,
            String localKey,
            Mono<ObjectNode> body,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String prefer,
            @Nullable String xNPCSPreview,
            @Nullable String preview,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            var change = new RecordChange(Precondition.of(ifMatch, null, expectedVersion), reason);
            return body.flatMap(patch -> changes.patch(
                            request.caller(),
                            localKey,
                            patch,
                            change,
                            request.facts().lenient()))
                    .map(written -> written(written, request.facts()));
        });
    }

    @Override
    public Mono<ResponseEntity<IncidentRecord>> getIncidentByKey(
            String jurisdiction,
            String localKey,
            @Nullable Instant asOf,
            @Nullable String ifNoneMatch,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> incidents
                .get(request.caller().own(jurisdiction), localKey, asOf)
                .map(incident -> read(incident, ifNoneMatch, request.facts())));
    }

    @Override
    public Mono<ResponseEntity<IncidentRecord>> getIncident(
            UUID incidentId, @Nullable Instant asOf, @Nullable String ifNoneMatch, @Nullable String actingFor) {
        return CallerRequest.answer(request -> incidents
                .get(request.caller().owner(), incidentId, asOf)
                .map(incident -> read(incident, ifNoneMatch, request.facts())));
    }

    @Override
    public Mono<ResponseEntity<IncidentRecord>> getIncidentVersion(
            UUID incidentId, Integer version, @Nullable String actingFor) {
        return CallerRequest.answer(request -> incidents
                .version(request.caller().owner(), incidentId, version)
                .map(incident -> read(incident, null, request.facts())));
    }

    @Override
    public Mono<ResponseEntity<IncidentVersionList>> listIncidentVersions(
            UUID incidentId, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var binding = request.binding(incidentId);
            return incidents
                    .versions(request.caller().owner(), incidentId, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new IncidentVersionList(
                                                page.map(IncidentMapper::version)
                                                        .items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    });
        });
    }

    @Override
    public Mono<ResponseEntity<IncidentList>> listIncidents(
            String jurisdiction,
            Integer limit,
            @Nullable String cursor,
            @Nullable Instant updatedSince,
            @Nullable String kind,
            @Nullable String state,
            @Nullable LocalDate eventFrom,
            @Nullable LocalDate eventTo,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var filter = new IncidentFilter(kind, state, eventFrom, eventTo, updatedSince);
            var binding = request.binding(jurisdiction, filter);
            return incidents
                    .list(request.caller().own(jurisdiction), filter, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new IncidentList(
                                                page.map(item -> mapper.record(item, request.facts()))
                                                        .items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    });
        });
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> validateIncident(
            String jurisdiction,
            Mono<JsonNode> body,
            @Nullable String prefer,
            @Nullable String xNPCSPreview,
            @Nullable String preview,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            return body.flatMap(content -> incidents.check(
                            request.caller(), content, request.facts().lenient()))
                    .map(verdict -> answers.report(verdict, request.facts()));
        });
    }

    @Override
    public Mono<ResponseEntity<IncidentRecord>> addDetermination(
            String idempotencyKey,
            UUID incidentId,
            Mono<ObjectNode> body,
            @Nullable String reason,
            @Nullable String actingFor) {
        return append(incidentId, "determinations", body, reason);
    }

    @Override
    public Mono<ResponseEntity<IncidentRecord>> addFinding(
            String idempotencyKey,
            UUID incidentId,
            Mono<ObjectNode> body,
            @Nullable String reason,
            @Nullable String actingFor) {
        return append(incidentId, "findings", body, reason);
    }

    @Override
    public Mono<ResponseEntity<IncidentRecord>> transitionIncident(
            String idempotencyKey,
            UUID incidentId,
            Mono<Transition> body,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> body.flatMap(step -> changes.transition(
                        request.caller(),
                        incidentId,
                        step.getTo(),
                        step.getReason(),
                        Precondition.of(ifMatch, null, expectedVersion)))
                .map(written -> written(written, request.facts())));
    }

    @Override
    public Mono<ResponseEntity<IncidentRecord>> putIncidentLocalKey(
            UUID incidentId,
            Mono<LocalKeyChange> body,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> body.flatMap(asked -> keys.rekey(
                        request.caller(),
                        incidentId,
                        asked.getLocalKey(),
                        new RecordChange(Precondition.of(ifMatch, null, expectedVersion), asked.getReason())))
                .map(written -> written(written, request.facts())));
    }

    @Override
    public Mono<ResponseEntity<IncidentMerged>> mergeIncident(
            String idempotencyKey,
            UUID incidentId,
            Mono<IncidentMerge> body,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> body.flatMap(asked -> merges.merge(
                        request.caller(),
                        incidentId,
                        asked.getDuplicate(),
                        asked.getDuplicateVersion(),
                        new RecordChange(Precondition.of(ifMatch, null, expectedVersion), asked.getReason())))
                .map(two ->
                        ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(mapper.merged(two, request.facts()))));
    }

    @Override
    public Mono<ResponseEntity<IncidentsSplit>> splitIncident(
            String idempotencyKey,
            UUID incidentId,
            Mono<IncidentSplit> body,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> body.flatMap(asked -> splits.split(
                        request.caller(),
                        incidentId,
                        (ObjectNode) asked.getContent(),
                        asked.getReviews(),
                        new RecordChange(Precondition.of(ifMatch, null, expectedVersion), asked.getReason())))
                .map(two -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(Answers.PRIVATE)
                        .body(mapper.split(two, request.facts()))));
    }

    private Mono<ResponseEntity<IncidentRecord>> append(
            UUID id, String list, Mono<ObjectNode> body, @Nullable String reason) {
        return CallerRequest.answer(
                request -> body.flatMap(entry -> changes.append(request.caller(), id, list, entry, reason))
                        .map(written -> ResponseEntity.status(HttpStatus.CREATED)
                                .eTag(written.record().stored().etag())
                                .cacheControl(Answers.PRIVATE)
                                .body(mapper.written(written, request.facts()))));
    }

    private ResponseEntity<IncidentRecord> read(Incident incident, @Nullable String held, RequestFacts facts) {
        var etag = incident.stored().etag();
        return Answers.held(held, etag)
                ? Answers.notModified(etag)
                : ResponseEntity.ok().eTag(etag).cacheControl(Answers.PRIVATE).body(mapper.record(incident, facts));
    }

    private ResponseEntity<IncidentRecord> written(Stored<Incident> written, RequestFacts facts) {
        var stored = written.record().stored();
        return answers.written(written.outcome(), stored, "/v1/incidents/" + stored.id(), facts)
                .body(mapper.written(written, facts));
    }

    @Override
    public Mono<ResponseEntity<DuplicateCandidate>> createDuplicateDecision(
            String idempotencyKey, UUID candidateId, Mono<DuplicateDecision> decision, @Nullable String actingFor) {
        return duplicates.createDuplicateDecision(candidateId, decision);
    }

    @Override
    public Mono<ResponseEntity<MatchTokenKept>> createMatchToken(
            String idempotencyKey, UUID incidentId, Mono<MatchToken> token, @Nullable String actingFor) {
        return duplicates.createMatchToken(incidentId, token);
    }

    @Override
    public Mono<ResponseEntity<DuplicateCandidate>> getDuplicateCandidate(
            UUID candidateId, @Nullable String actingFor) {
        return duplicates.getDuplicateCandidate(candidateId);
    }

    @Override
    public Mono<ResponseEntity<IncidentCounts>> getIncidentCounts(
            String jurisdiction,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String groupBy,
            @Nullable String actingFor) {
        return duplicates.getIncidentCounts(jurisdiction, from, to, groupBy);
    }

    @Override
    public Mono<ResponseEntity<DuplicateCandidateList>> listDuplicateCandidates(
            String jurisdiction,
            @Nullable String state,
            Integer limit,
            @Nullable String cursor,
            @Nullable String actingFor) {
        return duplicates.listDuplicateCandidates(jurisdiction, state, limit, cursor);
    }
}
