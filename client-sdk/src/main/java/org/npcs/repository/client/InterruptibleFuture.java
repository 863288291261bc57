package org.npcs.repository.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A future whose cancelling reaches the thread that works for it; the plain one would let it work on. */
final class InterruptibleFuture<T> extends CompletableFuture<T> {

    private @Nullable Thread worker;

    void run(Supplier<T> work) {
        synchronized (this) {
            if (isDone()) {
                return;
            }
            worker = Thread.currentThread();
        }
        try {
            complete(work.get());
        } catch (RuntimeException | Error e) {
            completeExceptionally(e);
        } finally {
            synchronized (this) {
                worker = null;
                // A pooled thread must not carry the interrupt into somebody else's call.
                Thread.interrupted();
            }
        }
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        boolean cancelled = super.cancel(mayInterrupt);
        synchronized (this) {
            if (cancelled && worker != null) {
                worker.interrupt();
            }
        }
        return cancelled;
    }
}
