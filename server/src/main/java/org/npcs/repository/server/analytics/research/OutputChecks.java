package org.npcs.repository.server.analytics.research;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.server.analytics.disclosure.DisclosureRules;
import org.npcs.repository.server.analytics.disclosure.OutputCheck;
import org.npcs.repository.server.analytics.disclosure.OutputFinding;
import org.npcs.repository.server.analytics.release.RulesInForce;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordIds;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

/** Checks tables of researchers before they leave, together with those of the same request that left before. */
@Component
public final class OutputChecks {

    /** So many tables of one request may be allowed while one is judged. */
    private static final int MOST_TRIES = 5;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final ResearchRequests research;
    private final ResearchTable tables;
    private final RulesInForce inForce;
    private final SqlOutputChecks checks = new SqlOutputChecks();

    OutputChecks(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            ResearchRequests research,
            ResearchTable tables,
            RulesInForce inForce) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.research = research;
        this.tables = tables;
        this.inForce = inForce;
    }

    /**
     * Checks a table.
     *
     * @throws ProblemException {@code not-found}, {@code validation-failed}, or {@code illegal-transition} before there is an extract
     */
    public Mono<CheckedOutput> check(Caller caller, UUID request, JsonNode table) {
        return research.get(caller, request)
                .flatMap(found -> found.export() == null
                        ? Mono.error(ProblemException.of(
                                ProblemCode.ILLEGAL_TRANSITION,
                                d -> d.state(found.stored().state()).allowed(List.of())))
                        : judged(request, table)
                                .flatMap(judged -> requests.once(
                                        checked -> checked.id().toString(),
                                        id -> get(caller, request, UUID.fromString(id)),
                                        () -> kept(request, judged)))
                                .retryWhen(Retry.max(MOST_TRIES)
                                        .filter(Overtaken.class::isInstance)
                                        .onRetryExhaustedThrow(
                                                (spec, signal) -> ProblemException.of(ProblemCode.UNAVAILABLE))));
    }

    /**
     * What a table was found to be beside those that were allowed.
     *
     * @param allowed how many were allowed when it was judged
     */
    private record Judged(int allowed, OutputTable table, int together, List<OutputFinding> findings, String rules) {}

    /** Another table of the request was allowed while this one was judged. */
    private static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Judging takes its time; no transaction waits for it. */
    private Mono<Judged> judged(UUID request, JsonNode sent) {
        return Mono.deferContextual(context -> unitOfWork.run(
                        context.get(Session.class).named(ResearchTable.OWNER),
                        transaction -> checks.allowed(transaction, request)))
                .zipWith(inForce.disclosureToday())
                .publishOn(Schedulers.boundedElastic())
                .map(both -> judged(sent, both.getT1(), RulesInForce.numbers(both.getT2())));
    }

    /** Tables of one request are kept one after the other, so that two that are sent at once are judged together. */
    private Mono<CheckedOutput> kept(UUID request, Judged judged) {
        return Mono.deferContextual(context -> {
            Session session = context.get(Session.class);
            return unitOfWork.run(transaction -> transaction
                    .actAs(session.named(ResearchTable.OWNER))
                    .then(Mono.defer(() -> tables.requests().lock(transaction, ResearchTable.OWNER, request)))
                    .then(Mono.defer(() -> checks.countAllowed(transaction, request)))
                    .flatMap(allowed -> allowed == judged.allowed()
                            ? kept(transaction, request, judged)
                            : Mono.error(new Overtaken()))
                    .delayUntil(done -> transaction.actAs(session)));
        });
    }

    private Mono<CheckedOutput> kept(Transaction transaction, UUID request, Judged judged) {
        var now = clock.now();
        var checked = new CheckedOutput(
                RecordIds.next(now),
                request,
                now,
                judged.table().figures().size(),
                judged.together(),
                judged.findings(),
                judged.rules());
        return checks.add(transaction, checked, judged.table()).thenReturn(checked);
    }

    private static Judged judged(JsonNode sent, List<String> allowed, DisclosureRules rules) {
        var earlier = SqlOutputChecks.together(allowed);
        var table = OutputTable.of(sent, earlier);
        var touched = table.touching(earlier);
        var together = table.with(touched);
        var findings = new ArrayList<OutputFinding>();
        table.contradicting(earlier)
                .forEach(place -> findings.add(new OutputFinding(
                        place, "does-not-add-up", "An earlier table that was allowed shows another count here.")));
        findings.addAll(OutputCheck.check(together.asFigures(), together.totals(), rules));
        return new Judged(allowed.size(), table, touched.figures().size(), findings, rules.version());
    }

    /** One check; {@code not-found}. */
    public Mono<CheckedOutput> get(Caller caller, UUID request, UUID id) {
        return research.get(caller, request)
                .then(unitOfWork.run(transaction -> checks.find(transaction, request, id)))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** A page of checks in their order. */
    public Mono<Page<CheckedOutput>> list(Caller caller, UUID request, String after, int limit) {
        return research.get(caller, request)
                .then(unitOfWork.run(transaction -> checks.page(transaction, request, after, limit + 1)))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }
}
