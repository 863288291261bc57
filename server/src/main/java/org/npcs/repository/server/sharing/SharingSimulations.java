package org.npcs.repository.server.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.sharing.policy.AccessPolicy;
import org.npcs.repository.server.sharing.policy.Audience;
import org.npcs.repository.server.sharing.policy.Choices;
import org.npcs.repository.server.sharing.policy.ShareableElement;
import org.npcs.repository.server.sharing.policy.ShareableElements;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells what would change before anybody signs or confirms. */
@Component
public final class SharingSimulations {

    private final AccessPolicies policies;
    private final UnitOfWork unitOfWork;
    private final List<RecordsToShare> nouns;

    SharingSimulations(AccessPolicies policies, UnitOfWork unitOfWork, List<RecordsToShare> nouns) {
        this.unitOfWork = unitOfWork;
        this.policies = policies;
        this.nouns = nouns;
    }

    /**
     * What would change.
     *
     * @param records stored records of the owner that it is about
     * @param changes the decisions that would differ, for purposes that are covered
     */
    public record Simulation(
            Map<Subject, Long> records,
            List<Choices.Difference> changes,
            List<String> purposesAdded,
            List<String> purposesRemoved) {}

    /** Compares what counts now with what would count. */
    public Mono<Simulation> of(Caller caller, String owner, AccessPolicies.Assumption assumption) {
        return policies.assuming(caller, owner, assumption).flatMap(then -> Mono.zip(policies.of(owner), counts(owner))
                .map(now -> new Simulation(
                        now.getT2(),
                        changes(now.getT1(), then),
                        missing(then.purposes(), now.getT1().purposes()),
                        missing(now.getT1().purposes(), then.purposes()))));
    }

    private Mono<Map<Subject, Long>> counts(String owner) {
        return Flux.fromIterable(nouns)
                .concatMap(noun -> unitOfWork
                        .run(AccessPolicies.deciding(owner), transaction -> noun.table()
                                .count(transaction, owner, noun.shareable(owner)))
                        .map(count -> Map.entry(noun.subject(), count)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static List<Choices.Difference> changes(AccessPolicy now, AccessPolicy then) {
        var changes = new ArrayList<Choices.Difference>();
        for (ShareableElement element : ShareableElements.published().all()) {
            for (Audience audience : Audience.TOLD) {
                var before = now.covered(element.id(), audience);
                var after = then.covered(element.id(), audience);
                if (!before.equals(after)) {
                    changes.add(new Choices.Difference(new Choices.Key(element.id(), audience), before, after));
                }
            }
        }
        return changes;
    }

    private static List<String> missing(List<String> all, List<String> there) {
        return all.stream().filter(one -> !there.contains(one)).collect(Collectors.toList());
    }
}
