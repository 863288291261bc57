package org.npcs.repository.server.culture.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.CultureApi;
import org.npcs.repository.api.v1.model.CultureInstrumentList;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers the culture operations of the contract. */
@RestController
class CultureController implements CultureApi {

    private final InstrumentEndpoints instruments;
    private final WaveEndpoints waves;
    private final CultureResultEndpoints results;

    CultureController(InstrumentEndpoints instruments, WaveEndpoints waves, CultureResultEndpoints results) {
        this.instruments = instruments;
        this.waves = waves;
        this.results = results;
    }

    @Override
    public Mono<ResponseEntity<CultureInstrumentList>> listCultureInstruments(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        return instruments.list(limit, cursor, ifNoneMatch);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCultureInstrumentVersion(
            String cultureInstrument, String version, @Nullable String ifNoneMatch) {
        return instruments.get(cultureInstrument, version, ifNoneMatch);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listCultureWaves(
            String jurisdiction, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return waves.list(jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCultureWave(
            String jurisdiction, Integer year, @Nullable String actingFor) {
        return waves.get(jurisdiction, year);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putCultureWave(
            String jurisdiction,
            Integer year,
            Mono<ObjectNode> cultureWave,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return waves.put(
                jurisdiction,
                year,
                cultureWave,
                new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionCultureWave(
            String idempotencyKey,
            String jurisdiction,
            Integer year,
            Mono<Transition> transition,
            @Nullable String actingFor) {
        return transition.flatMap(step -> waves.move(jurisdiction, year, step.getTo()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createCultureInvitations(
            String idempotencyKey,
            String jurisdiction,
            Integer year,
            Mono<ObjectNode> cultureInvitationRequest,
            @Nullable String actingFor) {
        return waves.invite(jurisdiction, year, cultureInvitationRequest);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createCultureAnswer(String idempotencyKey, Mono<ObjectNode> cultureAnswer) {
        return waves.answer(cultureAnswer);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listCultureUses(
            String jurisdiction, Integer year, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return waves.uses(jurisdiction, year, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createCultureUse(
            String idempotencyKey,
            String jurisdiction,
            Integer year,
            Mono<ObjectNode> cultureUse,
            @Nullable String actingFor) {
        return waves.use(jurisdiction, year, cultureUse);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCultureResult(
            String jurisdiction, Integer year, @Nullable String actingFor) {
        return results.get(jurisdiction, year);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putCultureResult(
            String jurisdiction,
            Integer year,
            Mono<ObjectNode> cultureResult,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return results.put(
                jurisdiction,
                year,
                cultureResult,
                new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCultureComparison(
            String jurisdiction, Integer year, @Nullable Integer earlier, @Nullable String actingFor) {
        return results.compare(jurisdiction, year, earlier);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCultureEdition(Integer year) {
        return results.edition(year);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putCultureEdition(Integer year) {
        return results.freeze(year);
    }
}
