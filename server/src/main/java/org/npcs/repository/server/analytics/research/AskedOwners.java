package org.npcs.repository.server.analytics.research;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.sharing.ResearchAccess;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The owners that a research request concerns: those that share something it asks for with researchers when they are asked. */
@Component
public final class AskedOwners {

    /** Without the day of the event nobody knows whether an incident is old enough. */
    static final String NEEDED = "incident.eventDate";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final Jurisdictions jurisdictions;
    private final ResearchAccess access;
    private final ResearchTable tables;
    private final SqlResearchWork work = new SqlResearchWork();

    AskedOwners(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            Jurisdictions jurisdictions,
            ResearchAccess access,
            ResearchTable tables) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.jurisdictions = jurisdictions;
        this.access = access;
        this.tables = tables;
    }

    /**
     * An owner that was asked.
     *
     * @param participation what it was asked, and its answer
     * @param shared variables of the request that it shares with researchers now
     * @param notShared variables of the request that it does not share
     */
    public record Owner(Participation participation, List<String> shared, List<String> notShared) {}

    /**
     * The owners that share what a request needs, in the order of their codes. What an owner shares may rest on the agreement of
     * another one, so this reads for several tenants and is not called within a transaction, which has one.
     */
    Mono<List<String>> sharing(ResearchRequest request) {
        var wanted = request.jurisdictions();
        return (wanted.isEmpty() ? jurisdictions.codes() : Flux.fromIterable(wanted))
                .sort()
                .filterWhen(owner -> access.of(owner).map(leave -> leave.gives(NEEDED)))
                .collectList();
    }

    /** Asks each owner, in its name, so that its feed tells it. The running transaction acts as the operator, before and after. */
    Mono<Void> ask(Transaction transaction, ResearchRequest request, List<String> owners, Instant until) {
        return Mono.deferContextual(context -> {
            Session session = context.get(Session.class);
            return Flux.fromIterable(owners)
                    .concatMap(owner -> transaction
                            .actAs(session.named(owner))
                            .then(work.live(transaction, owner))
                            .filter(live -> live)
                            .flatMap(live -> tables.participations().insert(transaction, asked(owner, request, until))))
                    .then(transaction.actAs(session.named(ResearchTable.OWNER)));
        });
    }

    private StoredRecord asked(String owner, ResearchRequest request, Instant until) {
        var id = request.stored().id();
        ObjectNode content = request.stored().content().deepCopy();
        content.remove(List.of("jurisdictions", "format", "rules"));
        content.put("requester", request.requester()).put("ownersAnswerBy", until.toString());
        return StoredRecord.first(owner, id.toString(), Participation.ASKED, content, clock.now(), "repository")
                .withFacets(Map.of("research_request_id", id));
    }

    /** How many owners have not answered. */
    Mono<Long> silent(Transaction transaction, UUID request) {
        return counts(transaction, request).map(counts -> counts.getOrDefault(Participation.ASKED, 0L));
    }

    private Mono<Map<String, Long>> counts(Transaction transaction, UUID request) {
        return work.states(transaction, request)
                .map(states -> states.stream().collect(Collectors.groupingBy(state -> state, Collectors.counting())));
    }

    /** How many owners stand where, for the researcher and the operator. */
    public Mono<Map<String, Long>> counts(ResearchRequest request) {
        return unitOfWork.run(
                // Both may know how many; the operator alone sees rows of owners.
                new Session(ResearchTable.OWNER, "repository", "repository", "research"),
                transaction -> counts(transaction, request.stored().id()));
    }

    /** A page of the owners in the order of their codes, each with what it shares now; for the operator. */
    public Mono<Page<Owner>> page(ResearchRequest request, String after, int limit) {
        return unitOfWork
                .run(transaction -> of(transaction, request.stored().id(), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.stored().jurisdiction()))
                .flatMap(page -> Flux.fromIterable(page.items())
                        .concatMap(one -> owner(request, one))
                        .collectList()
                        .map(all -> new Page<>(all, page.next())));
    }

    private Mono<Owner> owner(ResearchRequest request, Participation asked) {
        return access.of(asked.stored().jurisdiction()).map(leave -> {
            var split = request.variables().stream()
                    .collect(Collectors.partitioningBy(
                            variable -> leave.gives(variable.element()),
                            Collectors.mapping(variable -> variable.name(), Collectors.toList())));
            return new Owner(asked, split.getOrDefault(true, List.of()), split.getOrDefault(false, List.of()));
        });
    }

    /** What all owners of a request were asked, by the order of their codes. The running transaction acts as the operator. */
    Mono<List<Participation>> of(Transaction transaction, UUID request) {
        return of(transaction, request, "", Integer.MAX_VALUE);
    }

    private Mono<List<Participation>> of(Transaction transaction, UUID request, String after, int limit) {
        return work.owners(transaction, request, after, limit)
                .flatMap(codes -> tables.participations()
                        .besideMeeting(transaction, codes, List.of(new Filter("research_request_id = ?", request))))
                .map(rows -> rows.stream()
                        .sorted(Comparator.comparing(StoredRecord::jurisdiction))
                        .map(Participation::new)
                        .toList());
    }
}
