package org.npcs.repository.server.incident.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.AlsoReported;
import org.npcs.repository.api.v1.model.DuplicateCandidate;
import org.npcs.repository.api.v1.model.DuplicateDecisionMade;
import org.npcs.repository.api.v1.model.DuplicateSide;
import org.npcs.repository.api.v1.model.IncidentCount;
import org.npcs.repository.api.v1.model.IncidentCounts;
import org.npcs.repository.server.incident.duplicate.Candidate;
import org.npcs.repository.server.incident.duplicate.IncidentCounting;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.springframework.stereotype.Component;

/** From duplicate candidates and counts to the answers of the contract. */
@Component
class DuplicateMapper {

    private final Answers answers;

    DuplicateMapper(Answers answers) {
        this.answers = answers;
    }

    DuplicateCandidate candidate(Candidate candidate, RequestFacts facts) {
        var self = "/v1/duplicate-candidates/" + candidate.id();
        return new DuplicateCandidate(
                        candidate.id(),
                        candidate.jurisdiction(),
                        candidate.state(),
                        candidate.own().incident(),
                        String.valueOf(candidate.own().localKey()),
                        other(candidate),
                        candidate.agreeing(),
                        candidate.decisions().stream()
                                .map(one -> new DuplicateDecisionMade(one.owner(), one.decision(), one.at())
                                        .reason(one.reason())
                                        .decidedBy(one.client()))
                                .toList(),
                        candidate.createdAt(),
                        candidate.updatedAt(),
                        answers.meta(facts))
                .links(Answers.links(
                        "self",
                        self,
                        "incident",
                        "/v1/incidents/" + candidate.own().incident()));
    }

    private static DuplicateSide other(Candidate candidate) {
        var other = candidate.other();
        var side = new DuplicateSide(other.jurisdiction());
        return candidate.ofOneOwner() ? side.incidentId(other.incident()).localKey(other.localKey()) : side;
    }

    IncidentCounts counts(
            String owner,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String groupBy,
            IncidentCounting.Counts counts,
            RequestFacts facts) {
        return new IncidentCounts(
                        owner,
                        groupBy,
                        counts.groups().stream().map(DuplicateMapper::count).toList(),
                        count(counts.total()),
                        answers.meta(facts))
                .from(from)
                .to(to);
    }

    private static IncidentCount count(IncidentCounting.Count count) {
        return new IncidentCount(
                        count.copies(),
                        count.events(),
                        count.occurrences(),
                        count.others().stream()
                                .map(other -> new AlsoReported(other.owner(), other.events()))
                                .toList())
                .value(count.value());
    }
}
