package org.npcs.repository.sandbox.history;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.postgresql.PGConnection;

/**
 * Streams the present versions of all cases into the tables; only some thousand rows are held at a time. While one batch is stored
 * the next one is made.
 */
final class HistoryCopy {

    private static final int BATCH = 4_000;

    private final Connection connection;
    private final StringBuilder incidents = new StringBuilder();
    private final StringBuilder reviews = new StringBuilder();
    private CompletableFuture<Void> storing = CompletableFuture.completedFuture(null);
    private long allIncidents;
    private long allReviews;

    HistoryCopy(Connection connection) {
        this.connection = connection;
    }

    InventedHistory.Copied copy(InventedHistory history) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            for (Contributor member : Contributor.ALL) {
                history.each(member, this::add);
            }
            flush();
            storing.join();
            for (Contributor member : Contributor.ALL) {
                if (member.sharing()) {
                    new OpenedProfile(connection, member).enter();
                }
            }
            statement.execute("SET session_replication_role = origin");
            statement.execute("ANALYZE incident");
            statement.execute("ANALYZE review");
        }
        return new InventedHistory.Copied(allIncidents, allReviews);
    }

    private void add(Case one) {
        Columns.INCIDENT.write(incidents, one.current());
        allIncidents++;
        if (!one.review().isEmpty()) {
            Columns.REVIEW.write(reviews, one.review().get(one.review().size() - 1));
            allReviews++;
        }
        if (allIncidents % BATCH == 0) {
            flush();
        }
    }

    private void flush() {
        storing.join();
        var batch = List.of(incidents.toString(), reviews.toString());
        incidents.setLength(0);
        reviews.setLength(0);
        storing = CompletableFuture.runAsync(() -> {
            send(Columns.INCIDENT, batch.get(0));
            send(Columns.REVIEW, batch.get(1));
        });
    }

    private void send(Columns columns, String lines) {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY " + columns.table() + " (" + columns.names() + ") FROM STDIN",
                            new StringReader(lines));
        } catch (SQLException failure) {
            throw new IllegalStateException("the history could not be copied", failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
