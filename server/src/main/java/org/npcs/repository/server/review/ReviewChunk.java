package org.npcs.repository.server.review;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.contract.validation.Verdict;
import org.npcs.repository.server.incident.Incident;
import org.npcs.repository.server.incident.IncidentIntake;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.BatchOfRecords;
import org.npcs.repository.server.platform.record.Proposal;
import org.npcs.repository.server.platform.record.Settled;
import org.npcs.repository.server.platform.record.Stored.Outcome;
import org.npcs.repository.server.platform.record.StoredRecord;
import reactor.core.publisher.Mono;

/** The reviews that a chunk of a batch touches, with their incidents. */
final class ReviewChunk {

    private static final Set<String> NOT_BY_BATCH = Set.of("finalised", "reopened");

    private final BatchOfRecords reviews;
    private final BatchOfRecords lockedIncidents;
    private final Map<String, StoredRecord> otherIncidents;
    private final IncidentIntake intake;
    private final Holding holding;
    private final Session by;
    private final Instant now;

    ReviewChunk(
            BatchOfRecords reviews,
            BatchOfRecords lockedIncidents,
            Map<String, StoredRecord> otherIncidents,
            IncidentIntake intake,
            Holding holding,
            Session by,
            Instant now) {
        this.reviews = reviews;
        this.lockedIncidents = lockedIncidents;
        this.otherIncidents = otherIncidents;
        this.intake = intake;
        this.holding = holding;
        this.by = by;
        this.now = now;
    }

    @Nullable
    StoredRecord incident(String localKey) {
        var locked = lockedIncidents.current(localKey);
        return locked == null ? otherIncidents.get(localKey) : locked;
    }

    /** Whether the review would be submitted by the batch and must therefore be complete. */
    boolean submits(Proposal proposal) {
        var stored = reviews.current(proposal.naturalKey());
        return "submitted".equals(proposal.state())
                && (stored == null || !List.of("submitted", "finalised").contains(stored.state()));
    }

    Settled settle(Proposal proposal, StoredRecord incident, Verdict verdict) {
        try {
            new Incident(incident).requireStanding();
            return settle(proposal, incident, reviews.current(proposal.naturalKey()), verdict);
        } catch (ProblemException refusal) {
            return Settled.refused(proposal, refusal);
        }
    }

    private Settled settle(Proposal proposal, StoredRecord incident, @Nullable StoredRecord stored, Verdict verdict) {
        var content = proposal.content();
        var way = way(stored == null ? "planned" : stored.state(), proposal);
        if (stored != null && way.isEmpty() && stored.content().equals(content)) {
            return Settled.stored(proposal, Outcome.UNCHANGED, stored).held(held(stored));
        }
        proposal.requireNotRepeated();
        proposal.requireVersion(stored == null ? 0 : stored.version());
        if (stored != null) {
            requireChangeable(stored, proposal);
        }
        if (way.contains("open")) {
            intake.reviewOpened(lockedIncidents, by, incident);
        }
        var next = holding.of(
                stored == null ? first(proposal, incident, way) : next(stored, proposal, way),
                verdict.warnings().stream().map(Finding::toJson).toList(),
                stored,
                by.actor());
        reviews.put(next);
        return Settled.stored(proposal, stored == null ? Outcome.CREATED : Outcome.UPDATED, next)
                .held(held(next));
    }

    private static boolean held(StoredRecord review) {
        return !new Review(review).held().isEmpty();
    }

    private static List<String> way(String current, Proposal proposal) {
        var wanted = proposal.state();
        // A finalised review was submitted; a batch does not take that back.
        if (wanted == null || (wanted.equals("submitted") && current.equals("finalised"))) {
            return List.of();
        }
        var way = Review.STATES.way(current, wanted, NOT_BY_BATCH);
        if (way.contains("cancelled") && proposal.reason() == null) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason"));
        }
        return way;
    }

    private static void requireChangeable(StoredRecord stored, Proposal proposal) {
        if (!stored.content().equals(proposal.content())) {
            if (new Review(stored).closed()) {
                throw ProblemException.of(ProblemCode.RECORD_CLOSED);
            }
            ReviewChanges.requireSameInstrument(stored.content(), proposal.content());
        }
    }

    private StoredRecord first(Proposal proposal, StoredRecord incident, List<String> way) {
        var content = proposal.content();
        var facets = new HashMap<String, Object>();
        facets.put("incident_id", incident.id());
        facets.put("incident_key", incident.naturalKey());
        facets.put("number", content.get("number").asInt());
        facets.put("instrument", content.get("instrument").asString());
        facets.put("instrument_version", content.get("instrumentVersion").asString());
        note(facets, way.contains("submitted"));
        return StoredRecord.first(by.tenant(), proposal.naturalKey(), last(way, "planned"), content, now, by.client())
                .withFacets(facets);
    }

    private StoredRecord next(StoredRecord stored, Proposal proposal, List<String> way) {
        var facets = new HashMap<>(stored.facets());
        // Whoever submits a review, or changes a submitted one, answers for it.
        note(facets, way.contains("submitted") || stored.state().equals("submitted"));
        return stored.next(last(way, stored.state()), proposal.content(), proposal.reason(), now, by.client())
                .withFacets(facets);
    }

    private void note(Map<String, Object> facets, boolean submitted) {
        if (submitted) {
            facets.put("submitted_by", by.actor());
            facets.remove("finalised_by");
        }
    }

    private static String last(List<String> way, String otherwise) {
        return way.isEmpty() ? otherwise : way.get(way.size() - 1);
    }

    Mono<Void> write(Transaction transaction) {
        return lockedIncidents.write(transaction).then(Mono.defer(() -> reviews.write(transaction)));
    }
}
