package org.npcs.repository.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        store(connection, "curriculum", KEY, content(), Map.of("published", 1));
        store(
                connection,
                "curriculum_edition",
                KEY + "/1",
                CurriculumEdition.document(content(), List.of()),
                Map.of("curriculum", KEY, "number", 1));
    }

    private static void store(
            Connection connection, String table, String key, ObjectNode content, Map<String, Object> facets)
            throws SQLException {
        var made = StoredRecord.first("OPERATOR", key, "published", content, PUBLISHED, "sandbox");
        InventedRecords.store(connection, table, made, facets);
    }
}
