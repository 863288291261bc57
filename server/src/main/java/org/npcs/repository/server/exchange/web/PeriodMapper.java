package org.npcs.repository.server.exchange.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.AttestationRecord;
import org.npcs.repository.api.v1.model.DenominatorRecord;
import org.npcs.repository.api.v1.model.PeriodAttestation;
import org.npcs.repository.api.v1.model.ReportingPeriod;
import org.npcs.repository.server.exchange.period.Attestation;
import org.npcs.repository.server.exchange.period.PeriodStanding;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.springframework.stereotype.Component;

/** From periods to the answers of the contract. */
@Component
class PeriodMapper {

    private final Answers answers;

    PeriodMapper(Answers answers) {
        this.answers = answers;
    }

    static ReportingPeriod period(PeriodStanding standing) {
        var period = standing.period();
        return new ReportingPeriod(
                period.id(),
                period.calendar().id(),
                period.length().code(),
                period.label(),
                period.start(),
                period.end(),
                standing.ended(),
                standing.incidents(),
                standing.attestations().stream()
                        .map(one -> new PeriodAttestation(one.recordKind(), one.state()).attestedAt(one.at()))
                        .toList(),
                standing.denominators(),
                standing.overdue());
    }

    AttestationRecord attestation(Attestation attestation, @Nullable String outcome, RequestFacts facts) {
        var stored = attestation.stored();
        return new AttestationRecord(
                        stored.id(),
                        stored.jurisdiction(),
                        attestation.period(),
                        attestation.recordKind(),
                        attestation.state(),
                        attestation.arrivals().records(),
                        stored.version(),
                        stored.etag(),
                        stored.createdAt(),
                        stored.storedAt(),
                        answers.meta(facts))
                .supersededAt(attestation.supersededAt())
                .outcome(outcome)
                .updatedBy(stored.storedBy())
                .content(stored.content())
                .links(Answers.links("self", address(attestation)));
    }

    DenominatorRecord denominator(StoredRecord stored, @Nullable String outcome, RequestFacts facts) {
        return new DenominatorRecord(
                        stored.id(),
                        stored.jurisdiction(),
                        Objects.requireNonNull(stored.facet("period")),
                        Objects.requireNonNull(stored.facet("denominator")),
                        stored.version(),
                        stored.etag(),
                        stored.createdAt(),
                        stored.storedAt(),
                        answers.meta(facts))
                .outcome(outcome)
                .updatedBy(stored.storedBy())
                .content(stored.content())
                .links(Answers.links("self", address(stored)));
    }

    static String address(Attestation attestation) {
        return "/v1/jurisdictions/" + attestation.stored().jurisdiction() + "/reporting-periods/" + attestation.period()
                + "/attestations/" + attestation.recordKind();
    }

    static String address(StoredRecord denominator) {
        return "/v1/jurisdictions/" + denominator.jurisdiction() + "/reporting-periods/" + denominator.facet("period")
                + "/denominators/" + denominator.facet("denominator");
    }
}
