package org.npcs.repository.server.membership;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The jurisdictions that take part; every caller may know them. */
@Component
public final class Jurisdictions {

    private final UnitOfWork unitOfWork;
    private final SqlJurisdictions table = new SqlJurisdictions();

    Jurisdictions(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** One jurisdiction; {@code not-found} when there is none with the code. */
    public Mono<Jurisdiction> get(String code) {
        return unitOfWork
                .run(transaction -> table.find(transaction, code))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** Locks a jurisdiction for a decision about it, inside a running transaction. */
    public Mono<Jurisdiction> lock(Transaction transaction, String code) {
        return table.lock(transaction, code);
    }

    /** The codes of all jurisdictions, for work that the repository does by itself. */
    public Flux<String> codes() {
        var session = new Session("NOBODY", "repository", "repository", "jurisdictions");
        return unitOfWork.run(session, table::codes).flatMapMany(Flux::fromIterable);
    }

    /** Notes which agreement binds a jurisdiction, inside a running transaction. */
    public Mono<Void> bind(
            Transaction transaction,
            String code,
            String version,
            String state,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            List<String> purposes) {
        return table.bind(transaction, code, version, state, from, until, purposes)
                .then();
    }

    /** Notes which sharing profile a jurisdiction has, inside a running transaction. */
    public Mono<Void> profiled(Transaction transaction, String code, String version, String state) {
        return table.profiled(transaction, code, version, state).then();
    }

    /** Whether a jurisdiction lies within another, at any depth. */
    public Mono<Boolean> within(Transaction transaction, String inner, String outer) {
        return table.within(transaction, inner, outer);
    }

    /** A page in the order of codes. */
    public Mono<Page<Jurisdiction>> list(String after, int limit) {
        return unitOfWork
                .run(transaction -> table.list(transaction, after, limit + 1))
                .map(rows -> Page.of(rows, limit, Jurisdiction::code));
    }

    /**
     * Enters or changes a jurisdiction; for the operator alone.
     *
     * @param expectedVersion version that the change starts from; -1 for whatever is current, null when not named
     */
    public Mono<Stored<Jurisdiction>> put(Caller caller, Jurisdiction wanted, @Nullable Integer expectedVersion) {
        if (caller.client().kind() != ClientKind.OPERATOR) {
            return Mono.error(ProblemException.of(ProblemCode.NOT_FOUND));
        }
        return unitOfWork.run(transaction -> requireEnclosing(transaction, wanted)
                .then(table.lock(transaction, wanted.code()))
                .flatMap(present -> change(transaction, wanted, present, expectedVersion))
                .switchIfEmpty(Mono.defer(() -> table.insert(transaction, wanted)
                        .map(made -> new Stored<>(made, Stored.Outcome.CREATED, java.util.List.of()))
                        .switchIfEmpty(Mono.defer(() -> table.lock(transaction, wanted.code())
                                .flatMap(present -> change(transaction, wanted, present, expectedVersion)))))));
    }

    private Mono<Void> requireEnclosing(Transaction transaction, Jurisdiction wanted) {
        var within = wanted.within();
        return within == null
                ? Mono.empty()
                : table.find(transaction, within)
                        .switchIfEmpty(Mono.error(
                                () -> ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("within")
                                        .detail("The enclosing jurisdiction must be entered first."))))
                        .then();
    }

    private Mono<Stored<Jurisdiction>> change(
            Transaction transaction, Jurisdiction wanted, Jurisdiction present, @Nullable Integer expectedVersion) {
        if (present.equals(sameVersion(wanted, present))) {
            return Mono.just(new Stored<>(present, Stored.Outcome.UNCHANGED, java.util.List.of()));
        }
        if (expectedVersion == null) {
            return Mono.error(ProblemException.of(
                    ProblemCode.PRECONDITION_REQUIRED, d -> d.current(present.version(), java.util.List.of())));
        }
        if (expectedVersion >= 0 && expectedVersion != present.version()) {
            return Mono.error(ProblemException.of(
                    ProblemCode.VERSION_MISMATCH, d -> d.current(present.version(), java.util.List.of())));
        }
        return table.update(transaction, wanted)
                .map(changed -> new Stored<>(changed, Stored.Outcome.UPDATED, java.util.List.of()));
    }

    private static Jurisdiction sameVersion(Jurisdiction wanted, Jurisdiction present) {
        return new Jurisdiction(
                wanted.code(),
                wanted.name(),
                wanted.kind(),
                wanted.within(),
                wanted.onePersonFinalisation(),
                wanted.fiscalYearStart(),
                present.agreement(),
                present.sharingProfile(),
                present.version());
    }
}
