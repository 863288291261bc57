package org.npcs.repository.server.running;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The database behind the sandbox, by JDBC, for what cannot be seen through the contract. */
public final class Database {

    /** Work with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private Database() {}

    /** Works as the superuser, whom no policy binds. */
    public static <T> T asSuperuser(Work<T> work) {
        return connected("postgres", "", work);
    }

    /** Works as the owner of the tables. */
    public static <T> T asOwner(Work<T> work) {
        return connected(
                RunningSandbox.setting("spring.flyway.user"), RunningSandbox.setting("spring.flyway.password"), work);
    }

    /** Works as the role of the service. */
    public static <T> T asRuntime(Work<T> work) {
        return connected(
                RunningSandbox.setting("npcs.database.username"),
                RunningSandbox.setting("npcs.database.password"),
                work);
    }

    /** The first number that a query returns, read as the superuser. */
    public static long number(String query, Object... arguments) {
        return asSuperuser(connection -> {
            try (var statement = prepared(connection, query, arguments);
                    var found = statement.executeQuery()) {
                return found.next() ? found.getLong(1) : -1;
            }
        });
    }

    /** The first column of all rows, read as the superuser. */
    public static List<String> texts(String query, Object... arguments) {
        return asSuperuser(connection -> texts(connection, query, arguments));
    }

    /** The first column of all rows. */
    public static List<String> texts(Connection connection, String query, Object... arguments) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = prepared(connection, query, arguments);
                var found = statement.executeQuery()) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }

    /** Rows of every table that a request with effects could touch; reads only add audit entries. */
    public static List<Long> storedRows() {
        return List.of(
                        "incident",
                        "incident_version",
                        "review",
                        "review_version",
                        "change",
                        "idempotency_key",
                        "instrument_version",
                        "jurisdiction",
                        "client",
                        "delegation")
                .stream()
                .map(table -> number("SELECT count(*) FROM " + table))
                .toList();
    }

    private static PreparedStatement prepared(Connection connection, String query, Object... arguments)
            throws SQLException {
        var statement = connection.prepareStatement(query);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private static <T> T connected(String user, String password, Work<T> work) {
        try (var connection =
                DriverManager.getConnection(RunningSandbox.setting("spring.flyway.url"), user, password)) {
            return work.with(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
