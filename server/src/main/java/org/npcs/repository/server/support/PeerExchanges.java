package org.npcs.repository.server.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
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

/** Visits, consultations and calls between members. */
@Component
public final class PeerExchanges {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final Jurisdictions jurisdictions;
    private final SqlSupport sql;
    private final InTheirName names;

    PeerExchanges(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            Jurisdictions jurisdictions,
            SqlSupport sql,
            InTheirName names) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.jurisdictions = jurisdictions;
        this.sql = sql;
        this.names = names;
    }

    /**
     * Asks peers.
     *
     * @throws ProblemException {@code validation-failed} for a peer that is unknown, named twice or the member itself
     */
    public Mono<PeerExchange> ask(Caller caller, ObjectNode content) {
        var owner = caller.owner();
        var partners = content.path("partners")
                .valueStream()
                .map(one -> one.asString(""))
                .toList();
        return once(
                caller, () -> jurisdictions.codes().collect(Collectors.toSet()).flatMap(known -> {
                    Faults.require(faults(owner, partners, known));
                    var first = StoredRecord.first(
                                    owner,
                                    "",
                                    PeerExchange.ASKED,
                                    content,
                                    clock.now(),
                                    caller.client().clientId())
                            .withFacets(Map.of("partners", String.join(",", partners)));
                    return unitOfWork.run(transaction -> sql.exchanges.insert(
                            transaction, first.withKey(first.id().toString())));
                }));
    }

    private static List<Finding> faults(String owner, List<String> partners, Set<String> known) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < partners.size(); i++) {
            var partner = partners.get(i);
            if (partner.equals(owner)) {
                findings.add(Faults.finding("SUP-R-005", "/partners/" + i));
            } else if (!known.contains(partner)) {
                findings.add(Faults.finding("STR-REFERENCE", "/partners/" + i));
            } else if (partners.indexOf(partner) < i) {
                findings.add(Faults.finding("STR-DUPLICATE", "/partners/" + i));
            }
        }
        return findings;
    }

    /** One exchange; {@code not-found} for everybody but those who take part and those who match. */
    public Mono<PeerExchange> get(Caller caller, UUID id) {
        SupportSide.taking(caller);
        return unitOfWork
                .run(transaction -> sql.find(transaction, sql.exchanges, PeerExchange.TABLE, id))
                .map(PeerExchange::new);
    }

    /** A page of the exchanges that the caller may see, in the order of first storing. */
    public Mono<Page<PeerExchange>> list(Caller caller, String after, int limit) {
        SupportSide.taking(caller);
        return unitOfWork
                .run(transaction -> sql.page(transaction, sql.exchanges, PeerExchange.TABLE, after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(PeerExchange::new));
    }

    /**
     * Moves an exchange on, by the member that the caller works for.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition} for a step that is not that member's, or
     *     {@code validation-failed}
     */
    public Mono<PeerExchange> transition(Caller caller, UUID id, ObjectNode step) {
        var member = caller.owner();
        return once(
                caller,
                () -> unitOfWork.run(transaction -> sql.owner(transaction, PeerExchange.TABLE, id)
                        .flatMap(owner -> names.of(
                                owner,
                                named -> sql.exchanges.lock(named, owner, id).flatMap(current -> {
                                    var next = next(caller, member, new PeerExchange(current), step);
                                    return sql.exchanges.update(named, next);
                                })))));
    }

    private StoredRecord next(Caller caller, String member, PeerExchange exchange, ObjectNode step) {
        var current = exchange.stored();
        var to = step.path("to").asString("");
        exchange.steps(member).require(current.state(), to);
        Faults.require(SupportRules.ofStep(step, "learned", PeerExchange.LEARNED));
        var content = current.content().deepCopy();
        var state = to;
        switch (to) {
            case PeerExchange.AGREED ->
                content.withArray("/" + PeerExchange.AGREED_BY).add(member);
            case PeerExchange.DECLINED -> {
                content.withArray("/" + PeerExchange.DECLINED_BY).add(member);
                var nobodyLeft = content.path(PeerExchange.DECLINED_BY).size()
                        == content.path("partners").size();
                state = nobodyLeft ? to : current.state();
            }
            case PeerExchange.LEARNED -> {
                var learned = content.withArray("/learned");
                step.path("learned")
                        .valueStream()
                        .filter(one -> !exchange.codes("learned").contains(one.asString("")))
                        .forEach(learned::add);
            }
            default -> {}
        }
        return current.next(state, content, null, clock.now(), caller.client().clientId());
    }

    private Mono<PeerExchange> once(Caller caller, Supplier<Mono<StoredRecord>> work) {
        return requests.once(
                exchange -> exchange.stored().id().toString(), id -> get(caller, UUID.fromString(id)), () -> work.get()
                        .map(PeerExchange::new));
    }
}
