package org.npcs.repository.server.exchange.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.Attestation;
import org.npcs.repository.api.v1.model.AttestationRecord;
import org.npcs.repository.api.v1.model.Denominator;
import org.npcs.repository.api.v1.model.DenominatorList;
import org.npcs.repository.api.v1.model.DenominatorRecord;
import org.npcs.repository.api.v1.model.ReportingPeriodList;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers the period part of the exchange. */
@Component
class PeriodEndpoints {

    Mono<ResponseEntity<AttestationRecord>> getAttestation(
            String jurisdiction, String period, String recordKind, @Nullable String ifNoneMatch) {
        throw new UnsupportedOperationException();
    }

    Mono<ResponseEntity<DenominatorRecord>> getDenominator(
            String jurisdiction, String period, String denominator, @Nullable String ifNoneMatch) {
        throw new UnsupportedOperationException();
    }

    Mono<ResponseEntity<DenominatorList>> listDenominators(
            String jurisdiction, String period, Integer limit, @Nullable String cursor) {
        throw new UnsupportedOperationException();
    }

    Mono<ResponseEntity<ReportingPeriodList>> listReportingPeriods(
            String jurisdiction,
            Integer limit,
            @Nullable String cursor,
            String calendar,
            String length,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        throw new UnsupportedOperationException();
    }

    Mono<ResponseEntity<AttestationRecord>> putAttestation(
            String jurisdiction,
            String period,
            String recordKind,
            Mono<Attestation> attestation,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        throw new UnsupportedOperationException();
    }

    Mono<ResponseEntity<DenominatorRecord>> putDenominator(
            String jurisdiction,
            String period,
            String denominator,
            Mono<Denominator> denominator2,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        throw new UnsupportedOperationException();
    }
}
