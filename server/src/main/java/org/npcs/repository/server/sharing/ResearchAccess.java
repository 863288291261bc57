package org.npcs.repository.server.sharing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.sharing.policy.AccessPolicy;
import org.npcs.repository.server.sharing.policy.Audience;
import org.npcs.repository.server.sharing.policy.ShareableElement;
import org.npcs.repository.server.sharing.policy.ShareableElements;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What researchers may be given of an owner's records, by the one decision on who sees what, and the account of it. */
@Component
public final class ResearchAccess {

    /** The purpose for which records leave. */
    public static final String PURPOSE = "research";

    private final AccessPolicies policies;
    private final SqlResearchAccount account = new SqlResearchAccount();

    ResearchAccess(AccessPolicies policies) {
        this.policies = policies;
    }

    /**
     * What an owner gives researchers now.
     *
     * @param clauses the clause of the agreement by which each element is given record by record; none while nothing is
     * @param agreement number of the agreement
     * @param profileVersion version of the sharing profile
     */
    public record Leave(Map<String, String> clauses, String agreement, int profileVersion) {

        /** Whether an element is given. */
        public boolean gives(String element) {
            return clauses.containsKey(element);
        }
    }

    /**
     * That records of an owner stand in an extract.
     *
     * @param owner the owner
     * @param leave by what
     * @param elements which elements of them
     * @param incidents which incidents
     */
    public record Given(String owner, Leave leave, Collection<String> elements, List<UUID> incidents) {}

    /** What an owner gives now. */
    public Mono<Leave> of(String owner) {
        return policies.of(owner).map(ResearchAccess::leave);
    }

    private static Leave leave(AccessPolicy policy) {
        var clauses = new TreeMap<String, String>();
        for (ShareableElement element : ShareableElements.published().all()) {
            var decision = policy.decide(element.id(), Audience.RESEARCHERS, PURPOSE);
            if (decision.detail().readable()) {
                clauses.put(
                        element.id(), Objects.requireNonNull(decision.ceiling()).clause());
            }
        }
        var terms = policy.terms();
        return new Leave(clauses, terms == null ? "" : terms.number(), policy.profileVersion());
    }

    /**
     * Writes the accounts of owners whose records leave. The running transaction acts as the recipient; the database refuses an
     * owner whose agreement does not cover research at this moment.
     */
    public Mono<Void> account(
            Transaction transaction, String recipient, String client, UUID request, Instant at, List<Given> given) {
        return account.opened(transaction)
                .thenMany(Flux.fromIterable(given))
                .concatMap(one -> account.add(transaction, recipient, client, request, at, one))
                .then();
    }
}
