package org.npcs.repository.sandbox.history;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Enters the history of one member as if its client had sent it: version by version, for many records at once. */
final class HistoryEntry {

    private static final int BATCH = 1_000;

    private final Connection connection;
    private final Contributor member;
    private final Staged incidents = new Staged(Columns.INCIDENT);
    private final Staged reviews = new Staged(Columns.REVIEW);
    private final LinkEntry links;
    private final PeriodStatements statements;
    private int waiting;

    HistoryEntry(Connection connection, Contributor member, HistorySize size) {
        this.connection = connection;
        this.member = member;
        this.links = new LinkEntry(connection, member.code());
        this.statements = new PeriodStatements(connection, member, size);
    }

    /** Rows of one table that wait to be stored, and up to which version they go. */
    private static final class Staged {

        private final Columns columns;
        private final StringBuilder lines = new StringBuilder();
        private int versions;

        Staged(Columns columns) {
            this.columns = columns;
        }

        void add(Version version) {
            columns.write(lines, version);
            versions = Math.max(versions, version.version());
        }
    }

    void enter(InventedHistory history) throws SQLException {
        actAs();
        if (entered()) {
            return;
        }
        stage();
        try {
            history.each(member, this::add);
            flush();
        } catch (Refused refused) {
            throw refused.cause;
        }
        statements.enter();
        // What is long past was compared long ago; only what comes now is compared with what comes later.
        execute("DELETE FROM match_work WHERE jurisdiction = current_tenant()");
        if (member.sharing()) {
            new OpenedProfile(connection, member).enter();
        }
    }

    private void actAs() throws SQLException {
        try (var setting = connection.prepareStatement("SELECT open_session(?, 'sandbox', 'sandbox', 'history')")) {
            setting.setString(1, member.code());
            setting.execute();
        }
    }

    private boolean entered() throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT EXISTS (SELECT FROM incident WHERE jurisdiction = ? AND natural_key LIKE ?)")) {
            query.setString(1, member.code());
            query.setString(2, LocalKeys.PREFIX + '%');
            try (var found = query.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    /** A batch is small beside the tables: each of its rows is found by the key. */
    private void stage() throws SQLException {
        execute("CREATE TEMPORARY TABLE staged_incident (LIKE incident) ON COMMIT DROP");
        execute("CREATE TEMPORARY TABLE staged_review (LIKE review) ON COMMIT DROP");
        execute("SET LOCAL enable_hashjoin = off");
        execute("SET LOCAL enable_mergejoin = off");
    }

    private void add(Case one) {
        one.incident().forEach(incidents::add);
        one.review().forEach(reviews::add);
        links.add(one);
        statements.add(one);
        waiting++;
        if (waiting == BATCH) {
            try {
                flush();
            } catch (SQLException failure) {
                throw new Refused(failure);
            }
        }
    }

    private void flush() throws SQLException {
        store(incidents);
        store(reviews);
        links.flush();
        waiting = 0;
    }

    private void store(Staged staged) throws SQLException {
        var table = staged.columns.table();
        var names = staged.columns.names();
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY staged_" + table + " (" + names + ") FROM STDIN",
                            new StringReader(staged.lines.toString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        execute("ANALYZE staged_" + table);
        execute("INSERT INTO " + table + " (" + names + ") SELECT " + names + " FROM staged_" + table
                + " WHERE version = 1");
        for (int version = 2; version <= staged.versions; version++) {
            execute("UPDATE " + table + " r SET " + staged.columns.assignments() + " FROM staged_" + table
                    + " s WHERE s.version = " + version + " AND r.jurisdiction = s.jurisdiction AND r.id = s.id");
        }
        execute("TRUNCATE staged_" + table);
        staged.lines.setLength(0);
        staged.versions = 0;
    }

    private void execute(String statement) throws SQLException {
        try (var made = connection.createStatement()) {
            made.execute(statement);
        }
    }

    /** Carries a failure of the database through the telling of cases. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final SQLException cause;

        Refused(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
