package org.npcs.repository.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Enters the team of each invented member, and the step by which it became a member; the first twelve formed the partnership. */
final class InventedTeams {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant STATED = Instant.parse("2024-01-02T12:00:00Z");
    private static final int FOUNDING = 12;

    private InventedTeams() {}

    static void enter(Connection connection) throws SQLException {
        var members = new ArrayList<>(Personas.members());
        for (int i = 0; i < members.size(); i++) {
            var code = members.get(i).code();
            InventedMembers.actAs(connection, code);
            InventedRecords.store(
                    connection,
                    "member_team",
                    StoredRecord.first(code, "team", "stated", team(), STATED, "sandbox"),
                    Map.of());
            InventedMembers.actAs(connection, "OPERATOR");
            InventedRecords.store(
                    connection,
                    "partnership_membership",
                    StoredRecord.first("OPERATOR", code, "active", steps(i < FOUNDING), STATED, "sandbox"),
                    Map.of());
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
