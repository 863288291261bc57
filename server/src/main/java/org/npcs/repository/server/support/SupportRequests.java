package org.npcs.repository.server.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Requests for support: asked by one member, matched by the operator, closed with what helped. */
@Component
public final class SupportRequests {

    private static final String OFFER = "offerId";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlSupport sql;
    private final SupportOffers offers;
    private final InTheirName names;

    SupportRequests(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            SqlSupport sql,
            SupportOffers offers,
            InTheirName names) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.sql = sql;
        this.offers = offers;
        this.names = names;
    }

    /**
     * Asks for support; an offer that it names is accepted with it, and not kept.
     *
     * @throws ProblemException {@code validation-failed} for an unknown offer, {@code illegal-transition} for one that was answered
     */
    public Mono<SupportRequest> ask(Caller caller, ObjectNode asked) {
        var owner = caller.owner();
        var content = asked.deepCopy();
        content.remove(OFFER);
        return once(
                caller,
                () -> unitOfWork.run(
                        transaction -> accepted(transaction, caller, asked).then(Mono.defer(() -> {
                            var first = StoredRecord.first(
                                    owner,
                                    "",
                                    SupportRequest.REQUESTED,
                                    content,
                                    clock.now(),
                                    caller.client().clientId());
                            return sql.requests.insert(
                                    transaction, first.withKey(first.id().toString()));
                        }))));
    }

    private Mono<Void> accepted(Transaction transaction, Caller caller, ObjectNode asked) {
        return asked.has(OFFER)
                ? offers.accept(
                                transaction,
                                caller,
                                caller.owner(),
                                UUID.fromString(asked.path(OFFER).asString()))
                        .then()
                : Mono.empty();
    }

    /** One request; {@code not-found} for everybody but the two sides and those who match. */
    public Mono<SupportRequest> get(Caller caller, UUID id) {
        SupportSide.taking(caller);
        return unitOfWork
                .run(transaction -> sql.find(transaction, sql.requests, SupportRequest.TABLE, id))
                .map(stored -> seen(caller, stored));
    }

    /** A page of the requests that the caller may see, in the order of first storing. */
    public Mono<Page<SupportRequest>> list(Caller caller, String after, int limit) {
        SupportSide.taking(caller);
        return unitOfWork
                .run(transaction -> sql.page(transaction, sql.requests, SupportRequest.TABLE, after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(row -> seen(caller, row)));
    }

    private static SupportRequest seen(Caller caller, StoredRecord stored) {
        return new SupportRequest(stored, SupportSide.of(caller, stored));
    }

    /**
     * Moves a request on, by the side that the caller is on.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition} for a step that is not that side's, or
     *     {@code validation-failed} for a helper that cannot help
     */
    public Mono<SupportRequest> transition(Caller caller, UUID id, ObjectNode step) {
        SupportSide.taking(caller);
        return requests.once(
                SupportRequests::version,
                moved -> told(caller, moved),
                () -> unitOfWork.run(transaction -> sql.owner(transaction, SupportRequest.TABLE, id)
                        .flatMap(owner -> helps(transaction, caller, step)
                                .flatMap(helped -> names.of(owner, named -> sql.requests
                                        .lock(named, owner, id)
                                        .flatMap(current -> moved(named, caller, current, step, helped)))))
                        .map(stored -> seen(caller, stored))));
    }

    /** Names the version that a step made, with its owner: a helper that stepped back may not look for it any more. */
    private static String version(SupportRequest request) {
        var stored = request.stored();
        return stored.jurisdiction() + " " + stored.id() + " " + stored.version();
    }

    private Mono<SupportRequest> told(Caller caller, String version) {
        var parts = version.split(" ");
        return names.of(
                        parts[0],
                        transaction -> sql.requests.readVersion(
                                transaction, parts[0], UUID.fromString(parts[1]), Integer.parseInt(parts[2])))
                .map(stored -> seen(caller, stored));
    }

    /** With what the helper of a step can help, as far as the caller may know; empty for everybody but those who match. */
    private Mono<Set<String>> helps(Transaction transaction, Caller caller, ObjectNode step) {
        if (!step.has("helper") || !caller.manages(SupportSide.MANAGE)) {
            return Mono.just(Set.of());
        }
        return sql.profiles
                .besideMeeting(transaction, step.path("helper").asString(""), List.of())
                .map(found -> found.stream()
                        .flatMap(one -> one.content().path("helpsWith").valueStream())
                        .map(one -> one.asString(""))
                        .collect(Collectors.toSet()));
    }

    private Mono<StoredRecord> moved(
            Transaction transaction, Caller caller, StoredRecord current, ObjectNode step, Set<String> helps) {
        var request = seen(caller, current);
        if (request.side() == SupportSide.HELPING && !Objects.equals(request.helper(), caller.jurisdiction())) {
            throw SupportSide.missing();
        }
        var to = step.path("to").asString("");
        request.steps().require(current.state(), to);
        var findings = new ArrayList<>(SupportRules.ofStep(step, "helper", SupportRequest.MATCHED));
        findings.addAll(SupportRules.ofStep(step, "whatHelped", SupportRequest.CLOSED));
        var helper = step.path("helper").asString("");
        var fits = current.content().path("kinds").valueStream().anyMatch(kind -> helps.contains(kind.asString("")));
        if (to.equals(SupportRequest.MATCHED)
                && findings.isEmpty()
                && (!fits || helper.equals(current.jurisdiction()))) {
            findings.add(Faults.finding("SUP-R-002", "/helper"));
        }
        Faults.require(findings);
        return sql.requests.update(transaction, next(caller, current, to, step));
    }

    private StoredRecord next(Caller caller, StoredRecord current, String to, ObjectNode step) {
        var now = clock.now();
        var facets = new HashMap<>(current.facets());
        var content = current.content().deepCopy();
        switch (to) {
            case SupportRequest.MATCHED -> {
                facets.put("helper", step.path("helper").asString(""));
                facets.put("matched_at", now);
            }
            case SupportRequest.CLOSED -> {
                facets.put("closed_at", now);
                content.set("whatHelped", step.path("whatHelped"));
            }
            case SupportRequest.REQUESTED -> facets.remove("helper");
            default -> {}
        }
        return current.next(to, content, null, now, caller.client().clientId()).withFacets(facets);
    }

    private Mono<SupportRequest> once(Caller caller, Supplier<Mono<StoredRecord>> work) {
        return requests.once(
                request -> request.stored().id().toString(), id -> get(caller, UUID.fromString(id)), () -> work.get()
                        .map(stored -> seen(caller, stored)));
    }
}
