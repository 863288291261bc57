package org.npcs.repository.server.analytics.release;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The releases: asked for by one person, published by another, recalled with a reason. */
@Component
public final class Releases {

    private static final Comparator<Release> OLDEST_FIRST =
            Comparator.comparing((Release one) -> new Base(one.base()).end()).thenComparing(Release::revision);

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlRecords table;
    private final SqlReleaseWork work = new SqlReleaseWork();
    private final ReleaseBuilding building;
    private final RulesInForce rules;

    Releases(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            ReleaseTable records,
            ReleaseBuilding building,
            RulesInForce rules) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.table = records.records();
        this.building = building;
        this.rules = rules;
    }

    /**
     * Asks for a release; it is built in the background.
     *
     * @throws ProblemException {@code period-not-ended}, or {@code not-found} for anybody but the operator
     */
    public Mono<Release> create(Caller caller, String base, @Nullable Instant asOf, @Nullable String note) {
        operator(caller);
        var now = clock.now();
        var counted = asOf == null ? now : asOf;
        if (counted.isAfter(now) || new Base(base).notBefore().isAfter(LocalDate.ofInstant(counted, ZoneOffset.UTC))) {
            throw ProblemException.of(
                    ProblemCode.PERIOD_NOT_ENDED, d -> d.parameter(counted.isAfter(now) ? "asOf" : "base"));
        }
        return requests.once(release -> release.id(), this::known, () -> rules.disclosureToday()
                        .flatMap(followed -> unitOfWork.run(transaction -> table.besideMeeting(
                                        transaction, ReleaseTable.OWNER, ReleaseTable.ofBase(base))
                                .map(earlier -> first(caller, base, earlier.size() + 1, counted, followed.id(), note))
                                .flatMap(made -> table.insert(transaction, made))
                                .map(Release::new)
                                .delayUntil(made -> work.add(transaction, made, caller)))))
                .doOnNext(made -> building.wake());
    }

    private StoredRecord first(
            Caller caller, String base, int revision, Instant asOf, String followed, @Nullable String note) {
        var content = JsonNodeFactory.instance
                .objectNode()
                .put("base", base)
                .put("revision", revision)
                .put("asOf", asOf.toString())
                .put("rules", followed);
        if (note != null) {
            content.put("note", note);
        }
        var client = caller.client().clientId();
        return StoredRecord.first(
                        ReleaseTable.OWNER, base + "." + revision, Release.BUILDING, content, clock.now(), client)
                .withFacets(Map.of("base", base, "revision", revision, "requested_by", caller.actor()));
    }

    /** The releases that the caller may know of, the newest first. */
    public Mono<List<Release>> all() {
        return unitOfWork
                .run(transaction -> table.besideMeeting(transaction, ReleaseTable.OWNER, List.of()))
                .map(rows -> rows.stream()
                        .map(Release::new)
                        .sorted(OLDEST_FIRST.reversed())
                        .toList());
    }

    /**
     * One release, by its identifier; without revision, the last one of the base that answers.
     *
     * @throws ProblemException {@code unknown-release}
     */
    public Mono<Release> known(String id) {
        return all().map(all -> all.stream()
                .filter(one ->
                        id.contains(".") ? one.id().equals(id) : one.base().equals(id) && one.told())
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.UNKNOWN_RELEASE)));
    }

    /**
     * The release that answers a question.
     *
     * @param id as asked for; null for the latest published one
     * @throws ProblemException {@code unknown-release}, {@code release-recalled}
     */
    public Mono<Release> answering(@Nullable String id) {
        return all().map(all -> {
            var told = all.stream().filter(Release::told).toList();
            var found = told.stream()
                    .filter(one -> id == null
                            ? one.answers()
                            : id.contains(".")
                                    ? one.id().equals(id)
                                    : one.base().equals(id))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.of(ProblemCode.UNKNOWN_RELEASE));
            if (!found.answers()) {
                throw ProblemException.of(ProblemCode.RELEASE_RECALLED, d -> d.allowed(instead(found, told)));
            }
            return found;
        });
    }

    private static List<String> instead(Release recalled, List<Release> told) {
        return told.stream()
                .filter(Release::answers)
                .filter(one -> one.base().equals(recalled.base()))
                .map(Release::id)
                .limit(1)
                .toList();
    }

    /**
     * Publishes, gives up or recalls a release.
     *
     * @throws ProblemException {@code illegal-transition}, {@code second-person-needed} when the caller asked for it,
     *     {@code invalid-parameter} without the reason that a recall needs
     */
    public Mono<Release> transition(Caller caller, String id, String to, @Nullable String reason) {
        operator(caller);
        return requests.once(
                Release::id,
                this::known,
                () -> unitOfWork.run(transaction -> known(id)
                        .flatMap(found -> table.lock(
                                transaction, ReleaseTable.OWNER, found.stored().id()))
                        .map(Release::new)
                        .flatMap(current -> move(transaction, caller, current, to, reason))));
    }

    private Mono<Release> move(
            Transaction transaction, Caller caller, Release current, String to, @Nullable String reason) {
        Release.STATES.require(current.state(), to);
        if (to.equals(Release.RECALLED) && reason == null) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                    .detail("This step needs a reason of the code system change-reason."));
        }
        if (to.equals(Release.PUBLISHED) && caller.actor().equals(current.requestedBy())) {
            throw ProblemException.of(ProblemCode.SECOND_PERSON_NEEDED);
        }
        var stored = current.stored();
        var content = stored.content();
        if (to.equals(Release.PUBLISHED)) {
            content.put("publishedAt", clock.now().toString());
        }
        if (reason != null) {
            // A published release keeps its content; the reason stands in the record.
            content = to.equals(Release.RECALLED) ? content : content.put("reason", reason);
        }
        var next = stored.next(to, content, reason, clock.now(), caller.client().clientId())
                .withFacets(stored.facets());
        return (to.equals(Release.PUBLISHED) ? revise(transaction, caller, current) : Mono.<Void>empty())
                .then(table.update(transaction, next))
                .delayUntil(moved -> work.end(transaction, stored.id()))
                .map(Release::new);
    }

    /** The revision before it is told to be followed. */
    private Mono<Void> revise(Transaction transaction, Caller caller, Release by) {
        return table.besideMeeting(transaction, ReleaseTable.OWNER, ReleaseTable.ofBase(by.base()))
                .flatMapIterable(rows -> rows.stream()
                        .filter(row -> row.state().equals(Release.PUBLISHED))
                        .toList())
                .concatMap(row -> {
                    var content = row.content().put("revisedBy", by.id());
                    return table.update(
                            transaction,
                            row.next(
                                            Release.REVISED,
                                            content,
                                            null,
                                            clock.now(),
                                            caller.client().clientId())
                                    .withFacets(new HashMap<>(row.facets())));
                })
                .then();
    }

    /** What is due within a year, and what was published of it; two years back. */
    public Mono<List<ObjectNode>> calendar() {
        var today = clock.utcDay();
        return all().map(all -> {
            var due = new ArrayList<ObjectNode>();
            for (var day = today.minusYears(2); day.isBefore(today.plusYears(1)); day = day.plusMonths(3)) {
                due.add(due(Base.of(day), today, all));
            }
            return due;
        });
    }

    private static ObjectNode due(Base base, LocalDate today, List<Release> all) {
        var of = all.stream().filter(one -> one.base().equals(base.id())).toList();
        Optional<Release> told = of.stream().filter(Release::answers).findFirst();
        var due = JsonNodeFactory.instance
                .objectNode()
                .put("base", base.id())
                .put("periodEnd", base.end().toString())
                .put("notBefore", base.notBefore().toString())
                .put(
                        "state",
                        told.isPresent()
                                ? "published"
                                : base.notBefore().isAfter(today)
                                        ? "open"
                                        : of.stream().anyMatch(Releases::underWay) ? "under-way" : "due");
        told.ifPresent(one -> due.put("release", one.id()));
        return due;
    }

    private static boolean underWay(Release one) {
        return List.of(Release.BUILDING, Release.IN_CONTROL, Release.AWAITING_SECOND)
                .contains(one.state());
    }

    /** Whether the caller may build releases and see those under way. */
    public static boolean builds(Caller caller) {
        return caller.client().kind() == ClientKind.OPERATOR;
    }

    private static void operator(Caller caller) {
        if (!builds(caller)) {
            throw ProblemException.of(ProblemCode.NOT_FOUND);
        }
    }
}
