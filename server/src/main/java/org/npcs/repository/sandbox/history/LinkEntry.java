package org.npcs.repository.sandbox.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** Enters one owner's side of the links between copies of one event, as both owners have decided them. */
final class LinkEntry {

    private final Connection connection;
    private final String owner;
    private final List<Case.Link> waiting = new ArrayList<>();

    LinkEntry(Connection connection, String owner) {
        this.connection = connection;
        this.owner = owner;
    }

    void add(Case one) {
        if (one.link() != null) {
            waiting.add(one.link());
        }
    }

    void flush() throws SQLException {
        for (Case.Link link : waiting) {
            candidate(link);
            decision(link, owner, Version.BY);
            decision(link, link.other(), null);
            if (owner.equals(Contributor.ALDER)) {
                tied(link);
            }
        }
        waiting.clear();
    }

    private void candidate(Case.Link link) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO duplicate_candidate (jurisdiction, id, incident_id, other_jurisdiction, other_incident_id,"
                        + " agreeing, state, created_at, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?, '{event-week,age,kind}', 'same-event', ?, ?)")) {
            insert.setString(1, owner);
            insert.setObject(2, link.candidate());
            insert.setObject(3, link.incident());
            insert.setString(4, link.other());
            insert.setObject(5, link.otherIncident());
            insert.setTimestamp(6, Timestamp.from(link.at()));
            insert.setTimestamp(7, Timestamp.from(link.at()));
            insert.executeUpdate();
        }
    }

    private void decision(Case.Link link, String decidedFor, @org.jspecify.annotations.Nullable String client)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO duplicate_decision (jurisdiction, candidate_id, decided_for, decision, decided_by, decided_at)"
                        + " VALUES (?, ?, ?, 'same-event', ?, ?)")) {
            insert.setString(1, owner);
            insert.setObject(2, link.candidate());
            insert.setString(3, decidedFor);
            insert.setString(4, client);
            insert.setTimestamp(5, Timestamp.from(link.at()));
            insert.executeUpdate();
        }
    }

    /** One of the two sides holds the link itself. */
    private void tied(Case.Link link) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO event_link (jurisdiction, candidate_id, incident_id, other_jurisdiction, other_incident_id)"
                        + " VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, owner);
            insert.setObject(2, link.candidate());
            insert.setObject(3, link.incident());
            insert.setString(4, link.other());
            insert.setObject(5, link.otherIncident());
            insert.executeUpdate();
        }
    }
}
