package org.npcs.repository.server.analytics.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.StatedFigures;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Live figures of a member's own records, exact and in full, as they are stored now or were at an instant. */
@Component
public final class OwnTables {

    private static final int FIRST_MONTH = 1;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final Jurisdictions jurisdictions;
    private final RecordCounts counts = new RecordCounts();
    private final StatedCounts stated = new StatedCounts();
    private final SqlOwnDetail detail = new SqlOwnDetail();

    OwnTables(UnitOfWork unitOfWork, RepositoryClock clock, Jurisdictions jurisdictions) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.jurisdictions = jurisdictions;
    }

    /**
     * Rows of a question.
     *
     * @param asOf instant up to which records count
     * @param rows rows in their order
     */
    public record Answered(Instant asOf, List<ObjectNode> rows) {}

    /**
     * Answers a question about the caller's own records.
     *
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code not-found} for those of another member
     */
    public Mono<Answered> answer(Caller caller, Question question) {
        var owner = caller.own(Objects.requireNonNull(question.member()));
        var asOf = Objects.requireNonNullElseGet(question.asOf(), clock::now);
        return jurisdictions
                .get(owner)
                .flatMap(member -> unitOfWork.atOneInstant(transaction -> answered(
                                transaction,
                                owner,
                                question,
                                asOf,
                                Objects.requireNonNullElse(member.fiscalYearStart(), FIRST_MONTH))
                        .delayUntil(answered ->
                                detail.noted(transaction, answered.rows().size()))));
    }

    /** A pass over the records of an owner. */
    private record Pass(Unit unit, List<String> set, List<Leaf> leaves) {}

    private Mono<Answered> answered(
            Transaction transaction, String owner, Question question, Instant asOf, int fiscalYearStart) {
        return StatedFigures.tell(question.table())
                ? stated.of(transaction, owner, question.table().id(), asOf)
                        .map(found -> new Answered(asOf, new OwnStated(question).rows(found, fiscalYearStart)))
                : counted(transaction, owner, question, asOf, fiscalYearStart);
    }

    private Mono<Answered> counted(
            Transaction transaction, String owner, Question question, Instant asOf, int fiscalYearStart) {
        return Flux.fromIterable(OwnRows.passes(question))
                .concatMap(pass -> counts.count(transaction, owner, counting(question, pass, asOf))
                        .map(leaves -> new Pass(pass.unit(), pass.set(), leaves)))
                .collectList()
                .flatMap(passes -> details(transaction, owner, question, asOf).map(details -> {
                    var months = passes.stream()
                            .flatMap(pass -> pass.leaves().stream())
                            .map(Leaf::month)
                            .toList();
                    var spans = spans(question, months, fiscalYearStart);
                    var rows = new OwnRows(question, details);
                    passes.forEach(pass -> rows.add(pass.unit(), pass.leaves(), spans));
                    return new Answered(asOf, rows.of(spans));
                }));
    }

    private Mono<OwnDetails> details(Transaction transaction, String owner, Question question, Instant asOf) {
        return switch (question.table().id()) {
            case "timeliness" ->
                detail.days(transaction, owner, question.dateBasis(), asOf).map(OwnDetails::ofDays);
            case "agreement" ->
                detail.ratedTwice(transaction, owner, question.dateBasis(), question.instrument(), asOf)
                        .map(OwnDetails::ofRatings);
            default -> Mono.just(OwnDetails.NONE);
        };
    }

    private static Counting counting(Question question, OwnRows.Pass pass, Instant asOf) {
        return new Counting(
                pass.unit(),
                List.of(pass.set()),
                question.dateBasis(),
                question.instrument(),
                Set.of(),
                question.cases(),
                asOf,
                month(question.from()),
                month(question.until()),
                Set.of());
    }

    private static @Nullable LocalDate month(@Nullable LocalDate day) {
        return day == null ? null : day.withDayOfMonth(1);
    }

    private List<Span> spans(Question question, List<LocalDate> months, int fiscalYearStart) {
        var today = clock.utcDay();
        var first =
                bound(question.from(), months.stream().min(LocalDate::compareTo).orElse(today));
        var last = bound(
                question.until(),
                months.stream()
                        .max(LocalDate::compareTo)
                        .orElse(first)
                        .plusMonths(1)
                        .minusDays(1));
        var calendar = OwnPeriods.calendar(question.calendar(), fiscalYearStart);
        return OwnPeriods.between(calendar, question.period(), first, last).stream()
                .filter(span -> question.spans(span.start(), span.end()))
                .toList();
    }

    private static LocalDate bound(@Nullable LocalDate asked, LocalDate found) {
        return asked == null ? found : asked;
    }
}
