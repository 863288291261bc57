package org.npcs.repository.server.membership.partnership;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.npcs.repository.server.membership.CharterRules;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The ways of jurisdictions through the partnership; the operator's side takes the steps, whoever reads governance reads them. */
@Component
public final class Memberships {

    private static final String OWNER = Session.OPERATOR.code();

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final Jurisdictions jurisdictions;
    private final CharterRules charter;
    private final SqlRecords table;
    private final SqlMemberships sql = new SqlMemberships();

    Memberships(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            Jurisdictions jurisdictions,
            CharterRules charter) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.jurisdictions = jurisdictions;
        this.charter = charter;
        this.table = new SqlRecords(unitOfWork, "partnership_membership", new LinkedHashMap<>());
    }

    /** How a jurisdiction belongs; {@code not-found} for one that is not entered. */
    public Mono<Membership> get(String code) {
        return unitOfWork.run(
                transaction -> table.list(transaction, OWNER, List.of(new Filter("natural_key = ?", code)), "", 1)
                        .flatMap(rows -> with(transaction, code, rows.stream().findFirst())));
    }

    /**
     * Takes a step.
     *
     * @throws ProblemException {@code not-found} for whoever does not keep governance, {@code illegal-transition},
     *     {@code charter-rule} while the team of a member to be has no leader or no executive, {@code validation-failed} for a
     *     day or a successor that cannot be
     */
    public Mono<Membership> transition(Caller caller, String code, ObjectNode step) {
        Faults.manager(caller);
        return requests.once(
                moved -> code,
                same -> get(code),
                () -> unitOfWork.run(transaction -> locked(transaction, code, step)
                        .flatMap(before -> allowed(transaction, before, step)
                                .then(Mono.defer(() -> keep(transaction, before, step, caller))))));
    }

    /** Locks whoever the step is about in the order of codes, so that two steps never wait for each other. */
    private Mono<Membership> locked(Transaction transaction, String code, ObjectNode step) {
        return Flux.fromStream(Stream.of(code, step.path("successor").asString(code))
                        .distinct()
                        .sorted())
                .concatMap(one -> jurisdictions.lock(transaction, one))
                .collectList()
                .filter(known -> known.stream().anyMatch(one -> one.code().equals(code)))
                .switchIfEmpty(Mono.error(Faults::missing))
                .then(Mono.defer(() -> look(transaction, code)));
    }

    private Mono<Membership> look(Transaction transaction, String code) {
        return table.beside(transaction, OWNER, code)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(stored -> with(transaction, code, stored));
    }

    private Mono<Membership> with(Transaction transaction, String code, Optional<StoredRecord> stored) {
        return sql.facts(transaction, code, today())
                .map(facts -> new Membership(code, stored.orElse(null), facts))
                .switchIfEmpty(Mono.error(Faults::missing));
    }

    private Mono<Void> allowed(Transaction transaction, Membership before, ObjectNode step) {
        var to = step.path("to").asString("");
        Membership.STATES.require(before.state(), to);
        var last = before.lastDay();
        if (day(step).isAfter(clock.today()) || last != null && day(step).isBefore(last)) {
            Faults.require(List.of(Faults.finding("GOV-R-074", "/on")));
        }
        var decided = charter.decided(
                transaction, step.has("decision") ? step.path("decision").asString() : null, "/decision");
        return switch (to) {
            case Membership.ACTIVE -> decided.then(Mono.defer(() -> complete(transaction, before)));
            case Membership.SUCCEEDED ->
                decided.then(Mono.defer(() -> followed(
                        transaction,
                        before.jurisdiction(),
                        step.path("successor").asString(""))));
            default -> decided;
        };
    }

    private Mono<Void> complete(Transaction transaction, Membership before) {
        return before.facts().missing().isEmpty()
                ? Mono.empty()
                : charter.refusal(transaction, "GOV-R-070", "/to", details -> details.state(before.state())
                                .allowed(Membership.STATES.from(before.state()))
                                .detail("The team has no "
                                        + String.join(" and no ", before.facts().missing())
                                        + "; the client administrator of the member states the team with putTeam."))
                        .flatMap(problem -> Mono.<Void>error(problem));
    }

    private Mono<Void> followed(Transaction transaction, String code, String successor) {
        return Mono.just(successor)
                .filter(one -> !one.equals(code))
                .flatMap(one -> look(transaction, one).onErrorResume(ProblemException.class, unknown -> Mono.empty()))
                .filter(one -> !one.state().equals(Membership.SUCCEEDED))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(
                        ProblemCode.VALIDATION_FAILED,
                        d -> d.findings(List.of(Faults.finding("GOV-R-072", "/successor"))))))
                .then();
    }

    private Mono<Membership> keep(Transaction transaction, Membership before, ObjectNode step, Caller caller) {
        var to = step.path("to").asString("");
        var code = before.jurisdiction();
        var content = before.content().deepCopy();
        var entry = content.withArray("/steps")
                .addObject()
                .put("state", to)
                .put("on", day(step).toString());
        Stream.of("decision", "successor").filter(step::has).forEach(member -> entry.set(member, step.get(member)));
        if (step.has("founding")) {
            content.set("founding", step.get("founding"));
        }
        var client = caller.client().clientId();
        var stored = before.stored();
        var saved = stored == null
                ? table.insert(transaction, StoredRecord.first(OWNER, code, to, content, clock.now(), client))
                : table.update(transaction, stored.next(to, content, null, clock.now(), client));
        var counted =
                switch (to) {
                    case Membership.ACTIVE -> sql.begin(transaction, code, day(step));
                    case Membership.LEFT, Membership.SUCCEEDED -> sql.end(transaction, code, day(step));
                    default -> Mono.just(0L);
                };
        return saved.then(counted).then(Mono.defer(() -> look(transaction, code)));
    }

    private LocalDate day(ObjectNode step) {
        return step.has("on") ? LocalDate.parse(step.path("on").asString()) : today();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
    }
}
