package org.npcs.repository.server.sharing;

import java.util.List;
import java.util.stream.Collectors;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.sharing.policy.AccessPolicy;
import org.npcs.repository.server.sharing.policy.Audience;
import org.npcs.repository.server.sharing.policy.PublicNotice;
import org.npcs.repository.server.sharing.policy.PublicNotice.Joined;
import org.npcs.repository.server.sharing.policy.SeenIncident;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Joins public notices with what members see of an owner's incidents. Nothing of the notices is kept. */
@Component
public final class PublicJoins {

    private static final int PAGE = 200;

    private final AccessPolicies policies;
    private final SeenRecords seenRecords;
    private final UnitOfWork unitOfWork;
    private final RecordsToShare incidents;

    PublicJoins(AccessPolicies policies, SeenRecords seenRecords, UnitOfWork unitOfWork, List<RecordsToShare> nouns) {
        this.policies = policies;
        this.seenRecords = seenRecords;
        this.unitOfWork = unitOfWork;
        this.incidents = nouns.stream()
                .filter(noun -> noun.subject() == Subject.INCIDENT)
                .findFirst()
                .orElseThrow();
    }

    /**
     * How notices join.
     *
     * @param records incidents of which members see anything
     * @param joined the outcome of each notice, in the order of the notices
     */
    public record PublicJoin(long records, List<Joined> joined) {}

    /**
     * Joins notices with the owner's incidents as members see them now, or would see them.
     *
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code not-found} for anybody but the owner
     */
    public Mono<PublicJoin> of(
            Caller caller, String owner, AccessPolicies.Assumption assumption, List<PublicNotice> notices) {
        caller.own(owner);
        return policies.assuming(caller, owner, assumption)
                .flatMap(policy -> seen(owner, policy))
                .publishOn(Schedulers.boundedElastic())
                .map(seen -> new PublicJoin(
                        seen.size(),
                        notices.stream().map(notice -> notice.join(seen)).toList()));
    }

    private Mono<List<SeenIncident>> seen(String owner, AccessPolicy policy) {
        var purpose = policy.purposes().stream().findFirst().orElse("");
        if (policy.open(Subject.INCIDENT.code(), Audience.MEMBERS).isEmpty()) {
            return Mono.just(List.of());
        }
        return incidents
                .table()
                .pages(unitOfWork, owner, incidents.shareable(owner), PAGE)
                .publishOn(Schedulers.boundedElastic())
                .map(record -> seenRecords.of(
                        policy,
                        owner,
                        Audience.MEMBERS,
                        purpose,
                        Subject.INCIDENT,
                        record.content(),
                        incidents.withheld(record)))
                .filter(left -> !left.isEmpty())
                .map(SeenIncident::of)
                .collect(Collectors.toList());
    }
}
