package org.npcs.repository.server.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.contract.validation.Verdict;
import org.npcs.repository.server.definition.Instruments;
import org.npcs.repository.server.incident.IncidentIntake;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.BatchOfRecords;
import org.npcs.repository.server.platform.record.Proposal;
import org.npcs.repository.server.platform.record.RecordSelection;
import org.npcs.repository.server.platform.record.Settled;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Takes many reviews at once, by the rules of single writes. */
@Component
public final class ReviewIntake {

    /** States in which a batch may ask a review to stand. */
    public static final List<String> STATES = List.of("planned", "open", "rating", "submitted", "cancelled");

    /** A way to one of these opens the review, which its incident must allow. */
    private static final Set<String> OPENED = Set.of("open", "rating", "submitted");

    private static final int PAGE = 500;

    private final UnitOfWork unitOfWork;
    private final SqlRecords table;
    private final ReviewRules rules;
    private final RepositoryClock clock;
    private final IncidentIntake incidents;
    private final Holding holding;

    ReviewIntake(
            UnitOfWork unitOfWork,
            SqlReviews records,
            Instruments instruments,
            RepositoryClock clock,
            IncidentIntake incidents,
            Holding holding) {
        this.holding = holding;
        this.unitOfWork = unitOfWork;
        this.table = records.table();
        this.rules = new ReviewRules(instruments, clock);
        this.clock = clock;
        this.incidents = incidents;
    }

    /** Natural key of a review by its content. */
    public static String naturalKey(JsonNode content) {
        return Review.naturalKey(
                content.path("incidentLocalKey").asString(""),
                content.path("number").asInt(0));
    }

    /** Judges a content by itself, without its incident. */
    public Mono<Verdict> check(JsonNode content, LocalRules local, boolean lenient) {
        return rules.verdict(content, null, Tier.ACCEPT, local, lenient);
    }

    /** The current versions of the reviews of a selection, a page at a time, without those of voided incidents. */
    public Flux<StoredRecord> selected(String owner, RecordSelection selection) {
        return table.pages(unitOfWork, owner, SqlReviews.filters(owner, selection), PAGE);
    }

    /** Stores what may be stored, inside a running transaction; a review without its incident is left waiting. */
    public Mono<List<Settled>> take(
            Transaction transaction, Session by, List<Proposal> proposals, LocalRules local, boolean lenient) {
        var keys = proposals.stream().map(Proposal::naturalKey).toList();
        var opened = proposals.stream()
                .filter(proposal -> OPENED.contains(String.valueOf(proposal.state())))
                .map(ReviewIntake::incidentKey)
                .collect(Collectors.toSet());
        var beside = proposals.stream()
                .map(ReviewIntake::incidentKey)
                .filter(key -> !opened.contains(key))
                .collect(Collectors.toSet());
        return incidents
                .former(
                        transaction,
                        by.tenant(),
                        Stream.concat(opened.stream(), beside.stream()).toList())
                .flatMap(former -> take(transaction, by, proposals, local, lenient, opened, beside, former, keys));
    }

    private Mono<List<Settled>> take(
            Transaction transaction,
            Session by,
            List<Proposal> proposals,
            LocalRules local,
            boolean lenient,
            Set<String> opened,
            Set<String> beside,
            Set<String> former,
            List<String> keys) {
        return Mono.zip(
                        BatchOfRecords.lock(transaction, table, by.tenant(), keys),
                        Mono.defer(() -> incidents.lock(transaction, by.tenant(), opened)),
                        Mono.defer(() -> incidents.beside(transaction, by.tenant(), beside)))
                .flatMap(found -> {
                    var chunk = new ReviewChunk(
                            found.getT1(), found.getT2(), byKey(found.getT3()), incidents, holding, by, clock.now());
                    return Flux.fromIterable(proposals)
                            .concatMap(proposal -> former.contains(incidentKey(proposal))
                                    ? Mono.just(
                                            Settled.refused(proposal, ProblemException.of(ProblemCode.KEY_REPLACED)))
                                    : settle(chunk, proposal, local, lenient))
                            .collectList()
                            .delayUntil(settled -> chunk.write(transaction));
                });
    }

    private Mono<Settled> settle(ReviewChunk chunk, Proposal proposal, LocalRules local, boolean lenient) {
        var incident = chunk.incident(incidentKey(proposal));
        if (incident == null) {
            return Mono.just(Settled.waiting(proposal));
        }
        var tier = chunk.submits(proposal) ? Tier.FINAL : Tier.ACCEPT;
        return rules.verdict(proposal.content(), incident.content(), tier, local, lenient)
                .map(verdict -> verdict.accepted()
                        ? chunk.settle(proposal, incident, verdict).with(verdict)
                        : Settled.broken(proposal, verdict));
    }

    private static String incidentKey(Proposal proposal) {
        return proposal.content().path("incidentLocalKey").asString("");
    }

    private static Map<String, StoredRecord> byKey(List<StoredRecord> records) {
        var byKey = new HashMap<String, StoredRecord>();
        records.forEach(record -> byKey.put(record.naturalKey(), record));
        return byKey;
    }
}
