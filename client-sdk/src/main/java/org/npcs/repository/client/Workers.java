package org.npcs.repository.client;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Threads for asynchronous calls, started with the first of them; they never keep a program alive. */
final class Workers implements Executor, AutoCloseable {

    private final AtomicInteger number = new AtomicInteger();
    private @Nullable ExecutorService threads;

    @Override
    public void execute(Runnable work) {
        threads().execute(work);
    }

    private synchronized ExecutorService threads() {
        if (threads == null) {
            threads = Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, "npcs-client-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
        return threads;
    }

    @Override
    public synchronized void close() {
        if (threads != null) {
            threads.shutdown();
        }
    }
}
