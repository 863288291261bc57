package org.npcs.repository.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Enters an executed agreement of each member, which allows much, and a sharing profile, which opens nothing: what the members of
 * the sandbox share is theirs to choose.
 */
final class InventedAgreements {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant SIGNED = Instant.parse("2024-01-02T12:00:00Z");

    private InventedAgreements() {}

    static void enter(Connection connection) throws SQLException {
        for (var member : Personas.members()) {
            InventedMembers.actAs(connection, member.code());
            agreement(connection, member);
            profile(connection, member);
        }
    }

    private static void agreement(Connection connection, Personas.Member member) throws SQLException {
        var made = StoredRecord.first(member.code(), "data-sharing/1", "executed", content(member), SIGNED, "sandbox");
        if (InventedRecords.store(connection, "agreement", made, Map.of("kind", "data-sharing", "number", 1))) {
            sign(connection, made, member.code(), "Director");
            sign(connection, made, "STEWARD", "Chair");
        }
    }

    private static void sign(Connection connection, StoredRecord agreement, String party, String office)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO agreement_signature (jurisdiction, agreement_id, party, office, signed_on, method, noted_at,"
                        + " noted_by) VALUES (?, ?, ?, ?, DATE '2024-01-02', 'electronic', ?, 'sandbox')")) {
            insert.setString(1, agreement.jurisdiction());
            insert.setObject(2, agreement.id());
            insert.setString(3, party);
            insert.setString(4, office);
            insert.setTimestamp(5, Timestamp.from(SIGNED));
            insert.executeUpdate();
        }
    }

    private static void profile(Connection connection, Personas.Member member) throws SQLException {
        var nothing = JSON.createObjectNode();
        nothing.putArray("choices");
        var made = StoredRecord.first(member.code(), "sharing-profile", "effective", nothing, SIGNED, "sandbox");
        InventedRecords.store(connection, "sharing_profile", made, Map.of("effective", "[]", "sent_by", "sandbox"));
    }

    private static ObjectNode content(Personas.Member member) {
        return (ObjectNode) JSON.readTree("""
                {"kind": "data-sharing", "title": "Invented agreement on data sharing", "minimumCell": 10,
                 "parties": [{"party": "%1$s", "role": "owner"}, {"party": "STEWARD", "role": "steward"}],
                 "purposes": ["quality-improvement", "benchmarking", "evaluation", "research"],
                 "clauses": [
                  {"id": "3.1", "title": "Among members", "text": "Members may see what the owner chooses."},
                  {"id": "3.2", "title": "Analysis", "text": "Analysts may count what the owner chooses."},
                  {"id": "3.3", "title": "Stewardship", "text": "The steward may count what the owner chooses."},
                  {"id": "3.4", "title": "Research", "text": "Researchers may be given what the owner chooses."}],
                 "terms": [
                  {"clause": "3.1", "elements": ["incident", "review"], "audience": "linked-member", "level": "full"},
                  {"clause": "3.1", "elements": ["incident", "review"], "audience": "members", "level": "full"},
                  {"clause": "3.2", "elements": ["incident", "review", "outcome", "improvement", "learning"],
                   "audience": "analysts", "level": "aggregate"},
                  {"clause": "3.3", "elements": ["incident", "review"], "audience": "steward", "level": "aggregate"},
                  {"clause": "3.4", "elements": ["incident", "review"], "audience": "researchers", "level": "full"}],
                 "signatories": [{"party": "%1$s", "office": "Director"}, {"party": "STEWARD", "office": "Chair"}],
                 "effectiveFrom": "2024-01-01", "afterWithdrawal": "future-only"}
                """.formatted(member.code()));
    }
}
