package org.npcs.repository.server.membership.partnership;

import java.util.Optional;
import java.util.stream.Collectors;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Relations of members to other jurisdictions, beside the one within which they lie. */
@Component
public final class Relations {

    private static final String KEY = "relations";

    private final Jurisdictions jurisdictions;
    private final StatedByMembers stated;

    Relations(UnitOfWork unitOfWork, RepositoryClock clock, Jurisdictions jurisdictions) {
        this.jurisdictions = jurisdictions;
        this.stated = new StatedByMembers(unitOfWork, clock, "jurisdiction_relations");
    }

    /** What a member has stated, or nothing; {@code not-found} for a jurisdiction that is not entered. */
    public Mono<Optional<StoredRecord>> get(String member) {
        return jurisdictions.get(member).then(stated.of(member, KEY));
    }

    /** The jurisdiction within which a member lies, as it was entered. */
    public Mono<Optional<String>> within(String member) {
        return jurisdictions.get(member).map(found -> Optional.ofNullable(found.within()));
    }

    /**
     * States the own relations.
     *
     * @throws ProblemException {@code not-found} for another's, {@code validation-failed}, {@code version-mismatch} or
     *     {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(Caller caller, String member, ObjectNode content, RecordChange change) {
        caller.own(member);
        return jurisdictions.codes().collect(Collectors.toSet()).flatMap(known -> {
            Faults.require(Faults.each(content, "/relations", "with").stream()
                    .filter(pointer -> {
                        var other = content.at(pointer).asString("");
                        return other.equals(member) || !known.contains(other);
                    })
                    .map(pointer -> Faults.finding("GOV-R-073", pointer))
                    .toList());
            return stated.put(caller, member, KEY, content, change);
        });
    }
}
