package org.npcs.repository.server.exchange.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.AttestationRecord;
import org.npcs.repository.api.v1.model.DenominatorList;
import org.npcs.repository.api.v1.model.DenominatorRecord;
import org.npcs.repository.api.v1.model.ReportingPeriodList;
import org.npcs.repository.server.exchange.period.Denominators;
import org.npcs.repository.server.exchange.period.Length;
import org.npcs.repository.server.exchange.period.ReportingPeriods;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for reporting periods. */
@Component
class PeriodEndpoints {

    private final ReportingPeriods periods;
    private final Denominators denominators;
    private final PeriodMapper mapper;
    private final Cursors cursors;
    private final Answers answers;

    PeriodEndpoints(
            ReportingPeriods periods,
            Denominators denominators,
            PeriodMapper mapper,
            Cursors cursors,
            Answers answers) {
        this.periods = periods;
        this.denominators = denominators;
        this.mapper = mapper;
        this.cursors = cursors;
        this.answers = answers;
    }

    Mono<ResponseEntity<ReportingPeriodList>> listReportingPeriods(
            String jurisdiction,
            Integer limit,
            @Nullable String cursor,
            String calendar,
            String length,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        return CallerRequest.answer(request -> {
            var owner = request.caller().own(jurisdiction);
            var binding = request.binding(jurisdiction, calendar, length, String.valueOf(from), String.valueOf(to));
            return periods.list(owner, calendar, Length.of(length), from, to, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new ReportingPeriodList(
                                                page.map(PeriodMapper::period).items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    });
        });
    }

    Mono<ResponseEntity<AttestationRecord>> getAttestation(
            String jurisdiction, String period, String recordKind, @Nullable String ifNoneMatch) {
        return CallerRequest.answer(
                request -> periods.attestation(request.caller().own(jurisdiction), period, recordKind)
                        .map(found -> {
                            var etag = found.stored().etag();
                            // What has arrived is not part of the version, so that a held one may be out of date.
                            return ResponseEntity.ok()
                                    .eTag(etag)
                                    .cacheControl(Answers.PRIVATE)
                                    .body(mapper.attestation(found, null, request.facts()));
                        }));
    }

    Mono<ResponseEntity<AttestationRecord>> putAttestation(
            String jurisdiction,
            String period,
            String recordKind,
            Mono<ObjectNode> attestation,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            var change = new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason);
            return attestation
                    .flatMap(content -> periods.attest(request.caller(), period, recordKind, content, change))
                    .map(written -> answers.written(
                                    written.outcome(),
                                    written.record().stored(),
                                    PeriodMapper.address(written.record()),
                                    request.facts())
                            .body(mapper.attestation(
                                    written.record(), written.outcome().code(), request.facts())));
        });
    }

    Mono<ResponseEntity<DenominatorRecord>> getDenominator(
            String jurisdiction, String period, String denominator, @Nullable String ifNoneMatch) {
        return CallerRequest.answer(request -> denominators
                .get(request.caller().own(jurisdiction), period, denominator)
                .map(found -> Answers.held(ifNoneMatch, found.etag())
                        ? Answers.notModified(found.etag())
                        : ResponseEntity.ok()
                                .eTag(found.etag())
                                .cacheControl(Answers.PRIVATE)
                                .body(mapper.denominator(found, null, request.facts()))));
    }

    Mono<ResponseEntity<DenominatorList>> listDenominators(
            String jurisdiction, String period, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var owner = request.caller().own(jurisdiction);
            var binding = request.binding(jurisdiction, period);
            return denominators
                    .list(owner, period, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new DenominatorList(
                                                page.map(item -> mapper.denominator(item, null, request.facts()))
                                                        .items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    });
        });
    }

    Mono<ResponseEntity<DenominatorRecord>> putDenominator(
            String jurisdiction,
            String period,
            String denominator,
            Mono<ObjectNode> body,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            var change = new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason);
            return body.flatMap(content -> denominators.put(request.caller(), period, denominator, content, change))
                    .map(written -> answers.written(
                                    written.outcome(),
                                    written.record(),
                                    PeriodMapper.address(written.record()),
                                    request.facts())
                            .body(mapper.denominator(
                                    written.record(), written.outcome().code(), request.facts())));
        });
    }
}
