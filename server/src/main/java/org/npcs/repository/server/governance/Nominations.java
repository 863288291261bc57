package org.npcs.repository.server.governance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Who is nominated by members, or volunteers. */
@Component
public final class Nominations {

    static final String OPEN = "open";
    static final String APPOINTED = "appointed";

    private static final String VOLUNTEERED = "volunteered";
    private static final StateMachine STATES = new StateMachine(Map.of(OPEN, List.of("withdrawn")));

    private final AsOperator operator;
    private final IdempotentRequests requests;
    private final SqlGovernance sql;
    private final KeptRecords kept;
    private final Jurisdictions jurisdictions;

    Nominations(
            AsOperator operator,
            IdempotentRequests requests,
            SqlGovernance sql,
            KeptRecords kept,
            Jurisdictions jurisdictions) {
        this.operator = operator;
        this.requests = requests;
        this.sql = sql;
        this.kept = kept;
        this.jurisdictions = jurisdictions;
    }

    /** One nomination; {@code not-found} when there is none. */
    public Mono<StoredRecord> get(UUID id) {
        return sql.read(sql.nominations, id);
    }

    /** A page of nominations in the order in which they were made. */
    public Mono<Page<StoredRecord>> list(@Nullable String state, @Nullable String committee, String after, int limit) {
        var filters = new ArrayList<Filter>();
        if (state != null) {
            filters.add(new Filter("state = ?", state));
        }
        if (committee != null) {
            filters.add(new Filter("committee = ?", committee));
        }
        return sql.page(sql.nominations, filters, after, limit);
    }

    /**
     * Nominates in the name of the caller's member.
     *
     * @throws ProblemException {@code validation-failed}; {@code not-found} for whoever works for no member
     */
    public Mono<StoredRecord> nominate(Caller caller, ObjectNode content) {
        var member = caller.owner();
        var findings = new ArrayList<>(GovernanceRules.suspected(content, "/note"));
        var named = content.path("jurisdiction").asString("");
        if (content.path("kind").asString("").equals(VOLUNTEERED) && !named.equals(member)) {
            findings.add(GovernanceRules.finding("GOV-R-015", "/jurisdiction"));
        }
        GovernanceRules.require(findings);
        var committee = content.path("committee").asString("");
        Map<String, Object> facets = Map.of(
                "committee",
                committee,
                "holder",
                named,
                "team_key",
                content.path("teamKey").asString(""),
                "nominated_by",
                member);
        return once(transaction -> known(jurisdictions.get(named), "/jurisdiction")
                .then(Mono.defer(
                        () -> known(sql.committees.beside(transaction, AsOperator.OWNER, committee), "/committee")))
                .then(Mono.defer(
                        () -> sql.nominations.insert(transaction, kept.first(caller, OPEN, content, facets)))));
    }

    private static Mono<Void> known(Mono<?> found, String pointer) {
        return found.onErrorMap(
                        ProblemException.class,
                        missing -> ProblemException.of(
                                ProblemCode.VALIDATION_FAILED,
                                d -> d.findings(List.of(GovernanceRules.finding("STR-NAMED", pointer)))))
                .hasElement()
                .doOnNext(there -> GovernanceRules.require(
                        there ? List.of() : List.of(GovernanceRules.finding("STR-NAMED", pointer))))
                .then();
    }

    /**
     * Withdraws a nomination of the caller's member.
     *
     * @throws ProblemException {@code not-found} for one of another member, {@code illegal-transition} for one that is not open
     */
    public Mono<StoredRecord> withdraw(Caller caller, UUID id, String to) {
        var member = caller.owner();
        return once(transaction -> sql.lock(sql.nominations, transaction, id).flatMap(found -> {
            if (!member.equals(found.facet("nominated_by"))) {
                throw SqlGovernance.missing();
            }
            STATES.require(found.state(), to);
            return sql.nominations.update(
                    transaction, kept.next(caller, found, to, found.content(), new HashMap<>(found.facets())));
        }));
    }

    private Mono<StoredRecord> once(Function<Transaction, Mono<StoredRecord>> work) {
        return requests.once(
                nomination -> nomination.id().toString(), id -> get(UUID.fromString(id)), () -> operator.run(work));
    }
}
