package org.npcs.repository.server.governance.web;

import java.util.Map;
import org.npcs.repository.server.governance.Acknowledged;
import org.npcs.repository.server.governance.CommunicationView;
import org.npcs.repository.server.governance.Delivery;
import org.npcs.repository.server.governance.ResponseTimes;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.node.ObjectNode;

/** Tells communications and how far they came. */
final class CommunicationMapper {

    private CommunicationMapper() {}

    static String address(StoredRecord communication) {
        return GovernanceMapper.address("communications", communication);
    }

    static ObjectNode communication(CommunicationView view) {
        var stored = view.stored();
        var body = GovernanceMapper.JSON
                .createObjectNode()
                .put("id", stored.id().toString())
                .put("state", stored.state());
        body.setAll(stored.content());
        if (!view.recipients().isEmpty()) {
            MeetingMapper.invited(body, "recipients", view.recipients());
        }
        GovernanceMapper.put(body, "sentAt", stored.facets().get("sent_at"));
        GovernanceMapper.put(body, "closedAt", stored.facets().get("closed_at"));
        if (!stored.state().equals("draft")) {
            var all = view.deliveries();
            body.put("delivered", all.size())
                    .put(
                            "read",
                            all.stream().filter(one -> one.readAt() != null).count())
                    .put(
                            "acknowledged",
                            all.stream()
                                    .filter(one -> one.acknowledgedAt() != null)
                                    .count());
        }
        var flags = body.putArray("flags");
        view.flags().forEach(flags::add);
        return GovernanceMapper.versioned(body, stored, address(stored));
    }

    /** A delivery, with the answers of its member where they are told. */
    static ObjectNode delivery(Delivery delivery, Map<String, StoredRecord> answers) {
        var recipient = delivery.recipient();
        var body = GovernanceMapper.JSON.createObjectNode().put("capacity", recipient.capacity());
        MeetingMapper.position(body, recipient);
        came(body, delivery);
        var answered = answers.get(recipient.code());
        if (answered != null) {
            body.setAll(answered.content());
        }
        return body;
    }

    private static void came(ObjectNode body, Delivery delivery) {
        body.put("state", delivery.state())
                .put("deliveredAt", delivery.deliveredAt().toString());
        GovernanceMapper.put(body, "readAt", delivery.readAt());
        GovernanceMapper.put(body, "acknowledgedAt", delivery.acknowledgedAt());
    }

    static ObjectNode acknowledged(Acknowledged acknowledged) {
        var delivery = acknowledged.delivery();
        var body = GovernanceMapper.JSON
                .createObjectNode()
                .put("communicationId", acknowledged.communication().id().toString())
                .put("jurisdiction", delivery.recipient().code());
        came(body, delivery);
        var answers = acknowledged.answers();
        if (answers != null) {
            body.setAll(answers.content());
        }
        return body;
    }

    static ObjectNode times(String member, ResponseTimes.Told told) {
        var body = GovernanceMapper.JSON
                .createObjectNode()
                .put("jurisdiction", member)
                .put("asked", told.asked())
                .put("answered", told.answered());
        if (told.medianDays() != null) {
            body.put("medianDays", told.medianDays());
        }
        return body;
    }
}
