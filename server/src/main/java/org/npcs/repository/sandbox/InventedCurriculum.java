package org.npcs.repository.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.npcs.repository.server.learning.CurriculumEdition;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Enters a published curriculum of seven weekly questions, as the operator would; entering twice changes nothing. */
final class InventedCurriculum {

    private static final String KEY = "safe-sleep-basics";
    private static final Instant PUBLISHED = Instant.parse("2026-09-01T12:00:00Z");

    private InventedCurriculum() {}

    /** The document {@code Curriculum}. */
    static ObjectNode content() {
        var file = new ClassPathResource("invented-curriculum.json", InventedCurriculum.class);
        try (var in = file.getInputStream()) {
            return (ObjectNode) JsonMapper.builder().build().readTree(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void enter(Connection connection) throws SQLException {
        InventedMembers.actAs(connection, "OPERATOR");
        enter(connection, "curriculum", "published", "1", KEY, content());
        enter(
                connection,
                "curriculum_edition",
                "curriculum, number",
                "'" + KEY + "', 1",
                KEY + "/1",
                CurriculumEdition.document(content(), List.of()));
    }

    private static void enter(
            Connection connection, String table, String facets, String values, String key, ObjectNode content)
            throws SQLException {
        var made = StoredRecord.first("OPERATOR", key, "published", content, PUBLISHED, "sandbox");
        try (var insert = connection.prepareStatement("INSERT INTO " + table
                + " (jurisdiction, id, natural_key, version, etag, state, content, changed, created_at, stored_at, stored_by, "
                + facets + ") VALUES (?, ?, ?, 1, ?, ?, ?, '{}', ?, ?, 'sandbox', " + values
                + ") ON CONFLICT (jurisdiction, natural_key) DO NOTHING")) {
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
}
