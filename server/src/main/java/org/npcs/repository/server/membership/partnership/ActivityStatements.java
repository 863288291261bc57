package org.npcs.repository.server.membership.partnership;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What members say of their part in activities of the charter: reports in good faith, read by themselves and the operator's side. */
@Component
public final class ActivityStatements {

    private final StatedByMembers stated;

    ActivityStatements(UnitOfWork unitOfWork, RepositoryClock clock) {
        this.stated = new StatedByMembers(unitOfWork, clock, "activity_statement");
    }

    /** What a member says; {@code not-found} for anybody else, for another activity, and before it said anything. */
    public Mono<StoredRecord> get(Caller caller, String member, String activity) {
        if (caller.client().kind() != ClientKind.OPERATOR && !member.equals(caller.jurisdiction())) {
            return Mono.error(Faults::missing);
        }
        return stated.of(member, activity).flatMap(Mono::justOrEmpty).switchIfEmpty(Mono.error(Faults::missing));
    }

    /**
     * States the own part.
     *
     * @throws ProblemException {@code not-found} for another's or another activity, {@code validation-failed},
     *     {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(
            Caller caller, String member, String activity, ObjectNode content, RecordChange change) {
        caller.own(member);
        if (Definitions.published()
                .codeSystem("charter-activity")
                .orElseThrow()
                .find(activity)
                .isEmpty()) {
            throw Faults.missing();
        }
        Faults.require(faults(content));
        return stated.put(caller, member, activity, content, change);
    }

    private static List<Finding> faults(ObjectNode content) {
        var texts = new ArrayList<>(List.of("/statement"));
        texts.addAll(Faults.each(content, "/evidence", "statement"));
        texts.addAll(Faults.each(content, "/limits", "basis"));
        var findings = new ArrayList<>(Faults.suspected(content, texts));
        Stream.concat(
                        Faults.each(content, "/elements", "").stream(),
                        Faults.each(content, "/limits", "element").stream())
                .filter(pointer -> Definitions.published()
                        .element(content.at(pointer).asString(""))
                        .isEmpty())
                .forEach(pointer -> findings.add(Faults.finding("GOV-R-075", pointer)));
        return findings;
    }
}
