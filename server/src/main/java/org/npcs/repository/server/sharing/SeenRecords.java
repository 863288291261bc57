package org.npcs.repository.server.sharing;

import java.util.Set;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.server.sharing.policy.AccessPolicy;
import org.npcs.repository.server.sharing.policy.Audience;
import org.npcs.repository.server.sharing.policy.EmergencyView;
import org.npcs.repository.server.sharing.policy.Mask;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is left of records for an audience, for previews and for what is really shared alike. */
@Component
public final class SeenRecords {

    private final Pseudonyms pseudonyms;

    SeenRecords(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /**
     * What an audience sees of a record for a purpose; empty when nothing.
     *
     * @param withheld pointers of texts that are held for redaction: they are gone before anything is decided
     */
    public ObjectNode of(
            AccessPolicy policy,
            String owner,
            Audience audience,
            String purpose,
            Subject subject,
            JsonNode content,
            Set<String> withheld) {
        var owned = ((ObjectNode) content).deepCopy().put("jurisdiction", owner);
        withheld.forEach(pointer -> remove(owned, pointer));
        return new Mask(
                        subject,
                        element -> policy.decide(element, audience, purpose).detail(),
                        pseudonyms::of)
                .of(owned);
    }

    /** What the operator sees of a record in an emergency. */
    public ObjectNode inEmergency(AccessPolicy policy, String owner, Subject subject, JsonNode content) {
        var owned = ((ObjectNode) content).deepCopy().put("jurisdiction", owner);
        return new Mask(subject, new EmergencyView(policy)::of, pseudonyms::of).of(owned);
    }

    private static void remove(ObjectNode document, String pointer) {
        int last = pointer.lastIndexOf('/');
        if (document.at(pointer.substring(0, last)) instanceof ObjectNode parent) {
            parent.remove(pointer.substring(last + 1));
        }
    }
}
