package org.npcs.repository.server.membership.partnership;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.npcs.repository.contract.validation.Finding;
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

/** Teams of members: positions with roles, named by keys that mean something at home alone. */
@Component
public final class MemberTeams {

    private static final String KEY = "team";

    private final Jurisdictions jurisdictions;
    private final StatedByMembers stated;

    MemberTeams(UnitOfWork unitOfWork, RepositoryClock clock, Jurisdictions jurisdictions) {
        this.jurisdictions = jurisdictions;
        this.stated = new StatedByMembers(unitOfWork, clock, "member_team");
    }

    /** The team as it was stated, or nothing; {@code not-found} for a jurisdiction that is not entered. */
    public Mono<Optional<StoredRecord>> get(String member) {
        return jurisdictions.get(member).then(stated.of(member, KEY));
    }

    /**
     * States the own team.
     *
     * @throws ProblemException {@code not-found} for another's, {@code validation-failed}, {@code version-mismatch} or
     *     {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(Caller caller, String member, ObjectNode content, RecordChange change) {
        caller.own(member);
        Faults.require(faults(content));
        return stated.put(caller, member, KEY, content, change);
    }

    private static List<Finding> faults(ObjectNode content) {
        var texts = new ArrayList<>(List.of("/context"));
        var findings = new ArrayList<Finding>();
        var keys = new HashSet<String>();
        for (int i = 0; i < content.path("positions").size(); i++) {
            var position = "/positions/" + i;
            texts.addAll(Faults.each(content, position + "/expertise", ""));
            if (!keys.add(content.at(position + "/key").asString(""))) {
                findings.add(Faults.finding("STR-DUPLICATE", position + "/key"));
            }
        }
        findings.addAll(Faults.suspected(content, texts));
        return findings;
    }
}
