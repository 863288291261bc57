package org.npcs.repository.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.error.NotFoundException;
import org.npcs.repository.client.exchange.AfterExpiry;
import org.npcs.repository.client.exchange.PositionStore;
import org.npcs.repository.client.model.Change;
import org.npcs.repository.client.model.ChangeList;

/**
 * Hands every change of the feed to a program, in order and at least once: a position is committed only after the program
 * has returned, so that a crash in between repeats and never skips. Outages are waited out. Set up and run by one thread;
 * {@link #stop} may come from any.
 */
public final class ChangeFollower {

    private final ExchangeClient exchange;
    private final Calls calls;
    private final PositionStore positions;
    private String from = "start";
    private @Nullable String noun;
    private int wait = 20;
    private int limit = 200;
    private Duration patience = Duration.ofDays(3650);
    private CallOptions options = CallOptions.NONE;
    private Supplier<AfterExpiry> expiry = () -> AfterExpiry.STOP;
    private @Nullable String committed;
    private volatile boolean stopped;

    ChangeFollower(ExchangeClient exchange, Calls calls, PositionStore positions) {
        this.exchange = exchange;
        this.calls = calls;
        this.positions = positions;
    }

    /** Begins with what happens next when there is no position yet; without it, with the oldest change that is kept. */
    public ChangeFollower fromNow() {
        from = "now";
        return this;
    }

    /** Hands out changes of one noun only. A position belongs to its noun. */
    public ChangeFollower noun(String only) {
        noun = only;
        return this;
    }

    /** Sets how many changes are fetched at a time, 1 to 500. */
    public ChangeFollower limit(int most) {
        limit = most;
        return this;
    }

    /** Sets how many seconds the repository may hold an empty answer back, 0 to 30. */
    public ChangeFollower waitSeconds(int seconds) {
        wait = seconds;
        return this;
    }

    /** Sets how long the repository may be out of reach before the follower gives up; for ever from the start. */
    public ChangeFollower patience(Duration longest) {
        patience = longest;
        return this;
    }

    /** Acts for a member. */
    public ChangeFollower actingFor(String jurisdiction) {
        options = options.actingFor(jurisdiction);
        return this;
    }

    /**
     * Sets what to do when the position is older than what is kept. Read the records anew with the lists before answering
     * otherwise than {@link AfterExpiry#STOP}: what was removed will not come again.
     */
    public ChangeFollower onExpired(Supplier<AfterExpiry> decision) {
        expiry = decision;
        return this;
    }

    /** Hands out change by change, each committed by itself, until {@link #stop}. */
    public void each(Consumer<Change> handler) {
        run(list -> one(list, handler), false);
    }

    /** Hands out page by page, each committed as a whole, until {@link #stop}. Pages are never empty. */
    public void pages(Consumer<List<Change>> handler) {
        run(list -> page(list, handler), false);
    }

    /** Hands out change by change up to what has happened until now. */
    public void eachUntilNow(Consumer<Change> handler) {
        run(list -> one(list, handler), true);
    }

    /** Hands out page by page up to what has happened until now. */
    public void pagesUntilNow(Consumer<List<Change>> handler) {
        run(list -> page(list, handler), true);
    }

    /** Ends the run after the change or page at hand. A running wait for changes ends by itself or by an interrupt. */
    public void stop() {
        stopped = true;
    }

    private void run(Consumer<ChangeList> work, boolean untilNow) {
        Patience waits = new Patience(calls.shared().time(), patience);
        Optional<String> position = positions.load();
        String begin = from;
        while (!stopped) {
            String cursor = position.orElse(null);
            ChangeList list;
            long asked = calls.shared().time().nanos().getAsLong();
            try {
                ChangeQuery query = query(cursor, begin, untilNow ? 0 : wait);
                list = waits.insist(() -> exchange.stretch(query, options));
            } catch (NotFoundException e) {
                if (cursor == null || !e.code().filter("cursor-expired"::equals).isPresent()) {
                    throw e;
                }
                begin = decided(e);
                position = Optional.empty();
                continue;
            }
            if (cursor != null && !list.items().isEmpty() && cursor.equals(list.nextCursor())) {
                throw new IllegalStateException("the feed names the same position again and would never end");
            }
            work.accept(list);
            if (stopped && !list.items().isEmpty()) {
                return;
            }
            // Also of an empty page: with a filter the position moves on, and a start at "now" must be kept.
            if (!list.nextCursor().equals(cursor)) {
                commit(list.nextCursor());
            }
            position = Optional.of(list.nextCursor());
            if (untilNow && list.complete()) {
                return;
            }
            rest(waits, list, asked);
        }
    }

    /** An empty answer that came at once means that nobody held it back: asking on without a pause would be a storm. */
    private void rest(Patience waits, ChangeList list, long asked) {
        long passed = calls.shared().time().nanos().getAsLong() - asked;
        if (!list.items().isEmpty()) {
            waits.rested();
        } else if (list.complete() && passed < Duration.ofSeconds(1).toNanos()) {
            waits.pause();
        }
    }

    private String decided(NotFoundException expired) {
        return switch (expiry.get()) {
            case FROM_OLDEST -> "start";
            case FROM_NOW -> "now";
            case STOP -> throw expired;
        };
    }

    private void one(ChangeList list, Consumer<Change> handler) {
        for (Change change : list.items()) {
            if (stopped) {
                return;
            }
            handler.accept(change);
            commit(change.cursor());
        }
    }

    private void page(ChangeList list, Consumer<List<Change>> handler) {
        if (!list.items().isEmpty()) {
            handler.accept(list.items());
            commit(list.nextCursor());
        }
    }

    private void commit(String position) {
        if (!position.equals(committed)) {
            positions.commit(position);
            committed = position;
        }
    }

    private ChangeQuery query(@Nullable String cursor, String begin, int seconds) {
        ChangeQuery query = ChangeQuery.ALL.limit(limit);
        ChangeQuery placed = cursor == null ? query.from(begin) : query.cursor(cursor);
        ChangeQuery waiting = seconds == 0 ? placed : placed.wait(seconds);
        return noun == null ? waiting : waiting.noun(noun);
    }

    /** Returns nothing of what was set. */
    @Override
    public String toString() {
        return "ChangeFollower";
    }
}
