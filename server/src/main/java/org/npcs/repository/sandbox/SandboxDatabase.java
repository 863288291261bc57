package org.npcs.repository.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** An embedded PostgreSQL with the two roles of a real installation: one owns the tables, the other one runs. */
final class SandboxDatabase implements AutoCloseable {

    private static final String OWNER = "npcs_owner";
    private static final String RUNTIME = "npcs_runtime";
    private static final String PASSWORD = "sandbox";

    private final EmbeddedPostgres postgres;

    private SandboxDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts the database.
     *
     * @param directory where to keep the data, or empty for none
     */
    static SandboxDatabase start(String directory) {
        try {
            var builder = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("max_connections", "60");
            if (!directory.isEmpty()) {
                builder.setDataDirectory(Path.of(directory)).setCleanDataDirectory(false);
            }
            var database = new SandboxDatabase(builder.start());
            database.prepare();
            return database;
        } catch (IOException failure) {
            throw new UncheckedIOException("the embedded database did not start", failure);
        }
    }

    private void prepare() {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            if (exists(statement, "SELECT 1 FROM pg_database WHERE datname = 'npcs'")) {
                return;
            }
            statement.execute("CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE ROLE " + RUNTIME + " LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE DATABASE npcs OWNER " + OWNER);
        } catch (SQLException failure) {
            throw new IllegalStateException("the embedded database could not be prepared", failure);
        }
    }

    private static boolean exists(java.sql.Statement statement, String query) throws SQLException {
        try (var found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    /** The settings of the server for this database. */
    Map<String, Object> settings() {
        var place = "127.0.0.1:" + postgres.getPort() + "/npcs";
        return Map.of(
                "npcs.database.url", "r2dbc:postgresql://" + place,
                "npcs.database.username", RUNTIME,
                "npcs.database.password", PASSWORD,
                "spring.flyway.url", "jdbc:postgresql://" + place,
                "spring.flyway.user", OWNER,
                "spring.flyway.password", PASSWORD);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("the embedded database did not stop", failure);
        }
    }
}
