package org.npcs.repository.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Enters the team of each invented member, and the step by which it became a member; the first twelve formed the partnership. */
final class InventedTeams {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant STATED = Instant.parse("2024-01-02T12:00:00Z");
    private static final int FOUNDING = 12;
    private static final String INSERT = "INSERT INTO %s (jurisdiction, id, natural_key, version, etag, state, content,"
            + " changed, created_at, stored_at, stored_by) VALUES (?, ?, ?, 1, ?, ?, ?, '{}', ?, ?, 'sandbox')"
            + " ON CONFLICT (jurisdiction, natural_key) DO NOTHING";

    private InventedTeams() {}

    static void enter(Connection connection) throws SQLException {
        var members = new ArrayList<>(Personas.members());
        for (int i = 0; i < members.size(); i++) {
            var code = members.get(i).code();
            InventedMembers.actAs(connection, code);
            insert(connection, "member_team", StoredRecord.first(code, "team", "stated", team(), STATED, "sandbox"));
            InventedMembers.actAs(connection, "OPERATOR");
            insert(
                    connection,
                    "partnership_membership",
                    StoredRecord.first("OPERATOR", code, "active", steps(i < FOUNDING), STATED, "sandbox"));
        }
    }

    private static void insert(Connection connection, String table, StoredRecord made) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT.formatted(table))) {
            insert.setString(1, made.jurisdiction());
            insert.setObject(2, made.id());
            insert.setString(3, made.naturalKey());
            insert.setString(4, made.etag());
            insert.setString(5, made.state());
            insert.setString(6, made.content().toString());
            insert.setTimestamp(7, Timestamp.from(made.createdAt()));
            insert.setTimestamp(8, Timestamp.from(made.storedAt()));
            insert.executeUpdate();
        }
    }

    private static ObjectNode team() {
        var team = JSON.createObjectNode();
        var positions = team.putArray("positions");
        position(positions.addObject(), "LEAD-1", List.of("leader"), "agency-head");
        position(positions.addObject(), "EXEC-1", List.of("executive"), "senior-executive");
        position(positions.addObject(), "SAFE-1", List.of("safety", "review"), "director");
        return team;
    }

    private static void position(ObjectNode position, String key, List<String> roles, String level) {
        position.put("key", key);
        roles.forEach(position.putArray("roles")::add);
        position.put("level", level).put("since", "2024-01-01");
    }

    private static ObjectNode steps(boolean founding) {
        var content = JSON.createObjectNode().put("founding", founding);
        content.putArray("steps").addObject().put("state", "active").put("on", "2024-01-01");
        return content;
    }
}
