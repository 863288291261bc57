package org.npcs.repository.server.sharing;

import java.util.Set;
import java.util.stream.Collectors;
import org.npcs.repository.server.sharing.policy.AccessPolicy;
import org.npcs.repository.server.sharing.policy.Audience;
import org.npcs.repository.server.sharing.policy.Level;
import org.npcs.repository.server.sharing.policy.ShareableElement;
import org.npcs.repository.server.sharing.policy.ShareableElements;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What analysts may count of an owner's data, by the one decision on who sees what. */
@Component
public final class CountableElements {

    /** The purpose for which figures of members are told together. */
    public static final String PURPOSE = "benchmarking";

    private final AccessPolicies policies;

    CountableElements(AccessPolicies policies) {
        this.policies = policies;
    }

    /** Identifiers of the elements that may be counted now; none while no agreement is in force. */
    public Mono<Set<String>> of(String owner) {
        return policies.of(owner).map(CountableElements::countable);
    }

    private static Set<String> countable(AccessPolicy policy) {
        return ShareableElements.published().all().stream()
                .map(ShareableElement::id)
                .filter(id -> policy.decide(id, Audience.ANALYSTS, PURPOSE)
                                .detail()
                                .level()
                                .compareTo(Level.AGGREGATE)
                        >= 0)
                .collect(Collectors.toUnmodifiableSet());
    }
}
