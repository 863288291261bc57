package org.npcs.repository.sandbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.core.env.Environment;

/** Enters the members, their clients and the vendor's delegation, as an operator would; entering twice changes nothing. */
final class InventedMembers {

    private final String url;
    private final String user;
    private final String password;

    InventedMembers(Environment settings) {
        this.url = settings.getRequiredProperty("spring.flyway.url");
        this.user = settings.getRequiredProperty("npcs.database.username");
        this.password = settings.getRequiredProperty("npcs.database.password");
    }

    /** A connection of the role of the running service. */
    Connection open() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    void enter(Instant now) throws SQLException {
        try (var connection = open()) {
            connection.setAutoCommit(false);
            mark(connection);
            actAs(connection, "OPERATOR");
            members(connection);
            clients(connection);
            delegation(connection);
            InventedAgreements.enter(connection);
            InventedTeams.enter(connection);
            InventedCommittee.enter(connection, now);
            connection.commit();
        }
    }

    /** Enters what the members learn from, and what their committee did before now. */
    void work(Instant now) throws SQLException {
        try (var connection = open()) {
            connection.setAutoCommit(false);
            InventedCurriculum.enter(connection);
            InventedLibrary.enter(connection);
            InventedMeetings.enter(connection, now);
            InventedWorkPlan.enter(connection, now);
            connection.commit();
        }
    }

    /** No production server starts on a database with this mark. */
    private static void mark(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO installation_mark (mark) VALUES ('sandbox') ON CONFLICT DO NOTHING")) {
            insert.executeUpdate();
        }
    }

    private static void members(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO jurisdiction (code, name, kind, within, one_person_finalisation, agreement_version,"
                        + " agreement_state, agreement_from, agreement_purposes, sharing_profile_version, sharing_profile_state,"
                        + " live, member_from)"
                        + " VALUES (?, ?, ?, nullif(?, ''), ?, '1', 'executed', DATE '2024-01-01',"
                        + " '{quality-improvement,benchmarking,evaluation,research}', '1', 'effective', true, DATE '2024-01-01')"
                        + " ON CONFLICT DO NOTHING")) {
            for (var member : Personas.members()) {
                insert.setString(1, member.code());
                insert.setString(2, member.name());
                insert.setString(3, member.kind());
                insert.setString(4, member.within());
                insert.setBoolean(5, member.onePersonFinalisation());
                insert.executeUpdate();
            }
        }
    }

    private static void clients(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO client (client_id, jurisdiction, name, kind, scopes, key_expires_on)"
                        + " VALUES (?, ?, ?, ?, ?, DATE '2030-06-30') ON CONFLICT DO NOTHING")) {
            for (var client : Personas.clients()) {
                insert.setString(1, client.id());
                insert.setString(2, client.owner().isEmpty() ? "OPERATOR" : client.owner());
                insert.setString(3, client.name());
                insert.setString(4, client.kind());
                insert.setArray(
                        5, connection.createArrayOf("text", client.scopes().toArray()));
                insert.executeUpdate();
            }
        }
    }

    private static void delegation(Connection connection) throws SQLException {
        actAs(connection, "US-XB-ALD");
        try (var insert = connection.prepareStatement(
                "INSERT INTO delegation (id, jurisdiction, client_id, scopes, from_date, until_date, state, granted_by)"
                        + " VALUES ('01890000-0000-7000-8000-000000000001', 'US-XB-ALD', 'lantern', ?, DATE '2026-01-01',"
                        + " DATE '2036-12-31', 'granted', 'alder-admin') ON CONFLICT DO NOTHING")) {
            insert.setArray(1, connection.createArrayOf("text", new String[] {
                "incident:read", "incident:write", "review:read", "review:write", "exchange:read", "exchange:write"
            }));
            insert.executeUpdate();
        }
    }

    static void actAs(Connection connection, String tenant) throws SQLException {
        try (var setting = connection.prepareStatement("SELECT open_session(?, 'sandbox', 'sandbox', '')")) {
            setting.setString(1, tenant);
            setting.execute();
        }
    }
}
