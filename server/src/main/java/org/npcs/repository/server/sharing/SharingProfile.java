package org.npcs.repository.server.sharing;

import java.util.List;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.sharing.policy.Choices;
import org.npcs.repository.server.sharing.policy.ShareableElement;
import org.npcs.repository.server.sharing.policy.ShareableElements;

/**
 * One version of an owner's sharing profile.
 *
 * @param stored what was sent, with what every record has
 * @param effective what counts of it
 */
public record SharingProfile(StoredRecord stored, Choices effective) {

    static final String EFFECTIVE = "effective";
    static final String AWAITING_SECOND = "awaiting-second";
    static final String DROPPED = "dropped";

    static SharingProfile of(StoredRecord stored) {
        return new SharingProfile(stored, Choices.ofText(String.valueOf(stored.facet("effective"))));
    }

    /** What was sent. */
    Choices wanted() {
        return Choices.ofProfile(stored.content(), stored.storedAt());
    }

    /** What would be opened and awaits the second person. */
    public List<Choices.Difference> awaiting() {
        return effective.differences(wanted());
    }

    /** Who sent it. */
    String sentBy() {
        return String.valueOf(stored.facet("sent_by"));
    }

    /** Elements that nobody has chosen for. */
    public List<ShareableElement> unchosen() {
        var named = wanted().named();
        return ShareableElements.published().all().stream()
                .filter(element -> !named.contains(element.id()))
                .toList();
    }
}
