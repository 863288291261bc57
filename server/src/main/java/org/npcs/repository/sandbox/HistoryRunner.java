package org.npcs.repository.sandbox;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.npcs.repository.sandbox.history.InventedHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Enters the history beside the running service, member by member: the first request need not wait for the last record. */
final class HistoryRunner implements ApplicationRunner, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryRunner.class);

    private final InventedHistory history;
    private final InventedHistory.Connections connections;
    private final CompletableFuture<Void> entered = new CompletableFuture<>();
    private volatile boolean closing;

    HistoryRunner(InventedHistory history, InventedHistory.Connections connections) {
        this.history = history;
        this.connections = connections;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var work = new Thread(this::enter, "invented-history");
        work.setDaemon(true);
        work.start();
    }

    private void enter() {
        try {
            history.enter(connections);
            entered.complete(null);
        } catch (SQLException | RuntimeException failure) {
            if (!closing) {
                LOG.error("the invented history is not complete; the next start goes on with it", failure);
            }
            entered.completeExceptionally(failure);
        }
    }

    /** Waits until all of it is there. */
    void join() {
        entered.join();
    }

    @Override
    public void close() {
        closing = true;
    }
}
