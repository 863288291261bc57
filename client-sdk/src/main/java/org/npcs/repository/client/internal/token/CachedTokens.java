package org.npcs.repository.client.internal.token;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.error.CallFacts;
import org.npcs.repository.client.error.CallInterruptedException;
import org.npcs.repository.client.error.CallTimeoutException;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.error.TokenException;
import org.npcs.repository.client.internal.transport.Answer;
import org.npcs.repository.client.internal.transport.Deadline;
import org.npcs.repository.client.internal.transport.TokenSource;

/**
 * Keeps one token for all calls of a client. However many calls need a new one, one request is under way (single flight);
 * near the end of a token's life one call fetches the next while the others go on with the old.
 */
public final class CachedTokens implements TokenSource {

    private final TokenFetch fetch;
    private final LongSupplier nanos;
    private volatile @Nullable Token current;
    private @Nullable CompletableFuture<Token> flight;

    /** Keeps what the fetch brings. */
    public CachedTokens(TokenFetch fetch, LongSupplier nanos) {
        this.fetch = fetch;
        this.nanos = nanos;
    }

    @Override
    public String token(Deadline deadline) {
        return current(deadline).value();
    }

    /** Returns the scopes of the token in use, as far as the issuer named them. */
    public List<String> scopes(Deadline deadline) {
        return current(deadline).scopes();
    }

    @Override
    public String tokenAfterRefusal(String refused, Deadline deadline) {
        synchronized (this) {
            Token known = current;
            if (known != null && known.value().equals(refused)) {
                current = null;
            }
        }
        return current(deadline).value();
    }

    @Override
    public void observe(Answer answer) {
        fetch.observe(answer);
    }

    private Token current(Deadline deadline) {
        while (true) {
            try {
                return currentOrJoined(deadline);
            } catch (LeaderGaveUp e) {
                // The call that fetched was cancelled or had less time; that is no reason for this one to fail.
            }
        }
    }

    private Token currentOrJoined(Deadline deadline) {
        Token known = current;
        if (known != null && nanos.getAsLong() - known.refreshAt() < 0) {
            return known;
        }
        CompletableFuture<Token> shared;
        boolean mine = false;
        synchronized (this) {
            known = current;
            long now = nanos.getAsLong();
            // Another call may have brought one between the look above and here.
            if (known != null && now - known.refreshAt() < 0) {
                return known;
            }
            if (flight != null && known != null && now - known.endsAt() < 0) {
                return known;
            }
            if (flight == null) {
                flight = new CompletableFuture<>();
                mine = true;
            }
            shared = flight;
        }
        return mine ? fly(shared, known, deadline) : join(shared, deadline);
    }

    private Token fly(CompletableFuture<Token> shared, @Nullable Token known, Deadline deadline) {
        try {
            Token fresh = fetch.token(deadline);
            synchronized (this) {
                current = fresh;
                flight = null;
            }
            shared.complete(fresh);
            return fresh;
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                flight = null;
            }
            shared.completeExceptionally(e);
            if (known != null && nanos.getAsLong() - known.endsAt() < 0 && e instanceof RuntimeException) {
                return known;
            }
            throw e;
        }
    }

    private static Token join(CompletableFuture<Token> shared, Deadline deadline) {
        try {
            return shared.get(Math.max(0, deadline.left().toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(CallFacts.unanswered("token", 0, true));
        } catch (TimeoutException e) {
            throw new CallTimeoutException(CallFacts.unanswered("token", 0, true), deadline.limit());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallInterruptedException || e.getCause() instanceof CallTimeoutException) {
                throw new LeaderGaveUp();
            }
            if (e.getCause() instanceof RepositoryException failure) {
                // The same exception for all who waited: whatever it says is true for each of them.
                throw failure;
            }
            throw new TokenException(CallFacts.unanswered("token", 0, false), "the token request failed");
        }
    }

    /** Stays inside this class. */
    private static final class LeaderGaveUp extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LeaderGaveUp() {
            super(null, null, false, false);
        }
    }
}
