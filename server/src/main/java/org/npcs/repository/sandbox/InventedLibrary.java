package org.npcs.repository.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Enters published library items of a few members and of the operator, failures among them; entering twice changes nothing. */
final class InventedLibrary {

    private static final Instant PUBLISHED = Instant.parse("2026-09-01T12:00:00Z");
    private static final int FIRST_ID = 200;

    /** Who wrote each item, in the order of the file. */
    private static final List<String> OWNERS = List.of("US-XB", "US-XA", "US-XB-ALD", "OPERATOR");

    private InventedLibrary() {}

    /** The documents {@code LibraryItem}. */
    static List<ObjectNode> contents() {
        var file = new ClassPathResource("invented-library.json", InventedLibrary.class);
        var contents = new ArrayList<ObjectNode>();
        try (var in = file.getInputStream()) {
            JsonMapper.builder().build().readTree(in).forEach(one -> contents.add((ObjectNode) one));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return contents;
    }

    static void enter(Connection connection) throws SQLException {
        var contents = contents();
        for (int i = 0; i < contents.size(); i++) {
            var content = contents.get(i);
            var owner = OWNERS.get(i);
            var id = InventedRecords.id(FIRST_ID + i);
            InventedMembers.actAs(connection, owner);
            InventedRecords.store(
                    connection,
                    "library_item",
                    id,
                    StoredRecord.first(owner, id.toString(), "published", content, PUBLISHED, "sandbox"),
                    Map.of(
                            "audience",
                            "members",
                            "review_by",
                            Date.valueOf(content.path("reviewBy").asString()),
                            "published_at",
                            Timestamp.from(PUBLISHED)));
        }
    }
}
