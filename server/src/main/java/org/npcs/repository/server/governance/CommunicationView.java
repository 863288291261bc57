package org.npcs.repository.server.governance;

import java.util.List;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * A communication and how far it came.
 *
 * @param stored the communication
 * @param recipients whom it goes to; empty where a page is read
 * @param deliveries to whom it was delivered; none of a draft
 * @param flags codes of the code system {@code communication-flag}
 */
public record CommunicationView(
        StoredRecord stored, List<Invited> recipients, List<Delivery> deliveries, List<String> flags) {

    CommunicationView to(List<Invited> all) {
        return new CommunicationView(stored, all, deliveries, flags);
    }

    static String kind(StoredRecord stored) {
        return java.util.Objects.requireNonNull(stored.facet("kind"));
    }
}
