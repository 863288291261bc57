package org.npcs.repository.server.exchange.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.ExchangeApi;
import org.npcs.repository.api.v1.model.AttestationRecord;
import org.npcs.repository.api.v1.model.ChangeList;
import org.npcs.repository.api.v1.model.DenominatorList;
import org.npcs.repository.api.v1.model.DenominatorRecord;
import org.npcs.repository.api.v1.model.ReportingPeriodList;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The exchange over HTTP: one interface, two parts. */
@RestController
class ExchangeController implements ExchangeApi {

    private final ChangeEndpoints changes;
    private final PeriodEndpoints periods;

    ExchangeController(ChangeEndpoints changes, PeriodEndpoints periods) {
        this.changes = changes;
        this.periods = periods;
    }

    @Override
    public Mono<ResponseEntity<AttestationRecord>> getAttestation(
            String jurisdiction,
            String period,
            String recordKind,
            @Nullable String ifNoneMatch,
            @Nullable String actingFor) {
        return periods.getAttestation(jurisdiction, period, recordKind, ifNoneMatch);
    }

    @Override
    public Mono<ResponseEntity<DenominatorRecord>> getDenominator(
            String jurisdiction,
            String period,
            String denominator,
            @Nullable String ifNoneMatch,
            @Nullable String actingFor) {
        return periods.getDenominator(jurisdiction, period, denominator, ifNoneMatch);
    }

    @Override
    public Mono<ResponseEntity<ChangeList>> listChanges(
            String jurisdiction,
            Integer limit,
            @Nullable String cursor,
            String from,
            @Nullable String noun,
            Integer wait,
            @Nullable String actingFor) {
        return changes.listChanges(jurisdiction, limit, cursor, from, noun, wait);
    }

    @Override
    public Mono<ResponseEntity<DenominatorList>> listDenominators(
            String jurisdiction, String period, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return periods.listDenominators(jurisdiction, period, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ReportingPeriodList>> listReportingPeriods(
            String jurisdiction,
            Integer limit,
            @Nullable String cursor,
            String calendar,
            String length,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String actingFor) {
        return periods.listReportingPeriods(jurisdiction, limit, cursor, calendar, length, from, to);
    }

    @Override
    public Mono<ResponseEntity<AttestationRecord>> putAttestation(
            String jurisdiction,
            String period,
            String recordKind,
            Mono<ObjectNode> attestation,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return periods.putAttestation(
                jurisdiction, period, recordKind, attestation, ifMatch, ifNoneMatch, expectedVersion, reason);
    }

    @Override
    public Mono<ResponseEntity<DenominatorRecord>> putDenominator(
            String jurisdiction,
            String period,
            String denominator,
            Mono<ObjectNode> denominator2,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return periods.putDenominator(
                jurisdiction, period, denominator, denominator2, ifMatch, ifNoneMatch, expectedVersion, reason);
    }
}
