package org.npcs.repository.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.npcs.repository.server.platform.record.StoredRecord;

/** Stores first versions of invented records; what is there already stays. */
final class InventedRecords {

    private InventedRecords() {}

    /** An identifier that is the same at each start, for what others refer to by identifier. */
    static UUID id(int number) {
        return UUID.fromString(String.format(Locale.ROOT, "01890000-0000-7000-8000-%012d", number));
    }

    /** Stores a record with the columns that its noun has alone; false when it was there already. */
    static boolean store(Connection connection, String table, StoredRecord made, Map<String, Object> facets)
            throws SQLException {
        return store(connection, table, made.id(), made, facets);
    }

    /** The same under an identifier that is given. */
    static boolean store(Connection connection, String table, UUID id, StoredRecord made, Map<String, Object> facets)
            throws SQLException {
        var columns = new TreeMap<>(facets);
        var sql = "INSERT INTO " + table + " (jurisdiction, id, natural_key, version, etag, state, content, changed,"
                + " created_at, stored_at, stored_by"
                + String.join(
                        "", columns.keySet().stream().map(name -> ", " + name).toList())
                + ") VALUES (?, ?, ?, 1, ?, ?, ?, '{}', ?, ?, 'sandbox'" + ", ?".repeat(columns.size())
                + ") ON CONFLICT (jurisdiction, natural_key) DO NOTHING";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, made.jurisdiction());
            insert.setObject(2, id);
            insert.setString(3, made.naturalKey());
            insert.setString(4, made.etag());
            insert.setString(5, made.state());
            insert.setString(6, made.content().toString());
            insert.setTimestamp(7, Timestamp.from(made.createdAt()));
            insert.setTimestamp(8, Timestamp.from(made.storedAt()));
            int place = 9;
            for (var value : columns.values()) {
                insert.setObject(place++, value);
            }
            return insert.executeUpdate() == 1;
        }
    }
}
