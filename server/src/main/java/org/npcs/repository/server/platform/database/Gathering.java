package org.npcs.repository.server.platform.database;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/**
 * Lets calls of one kind share a statement when they arrive together: a round trip and a commit cost the same for one row as
 * for many. A call that finds nobody at work begins at once; calls that arrive meanwhile go together with the next
 * statement. A statement begins after every call that it answers, so nobody is answered with the past.
 *
 * @param <K> what calls must have in common: for whom and by whom the work is done, and how
 * @param <I> what one call asks
 * @param <O> what it is answered
 */
public final class Gathering<K, I, O> {

    /** Longer statements would make the last one wait for all. */
    private static final int MOST = 32;
    /** A second statement keeps the database at work while the answers of the first are written. */
    private static final int LANES = 2;

    private final BiFunction<K, List<I>, Mono<List<O>>> work;
    private final Map<K, Crowd<I, O>> crowds = new ConcurrentHashMap<>();

    /** Work that answers each of the items, in their order. */
    public Gathering(BiFunction<K, List<I>, Mono<List<O>>> work) {
        this.work = work;
    }

    /** Asks; who goes away does not take the statement with it. */
    public Mono<O> ask(K key, I item) {
        return Mono.defer(() -> {
            var call = new Call<I, O>(item, new CompletableFuture<>());
            if (mayBegin(key, call)) {
                begin(key, List.of(call));
            }
            return Mono.fromFuture(call.answer(), true);
        });
    }

    private boolean mayBegin(K key, Call<I, O> call) {
        var begins = new boolean[1];
        crowds.compute(key, (same, present) -> {
            var crowd = present == null ? new Crowd<I, O>() : present;
            begins[0] = crowd.working < LANES;
            if (begins[0]) {
                crowd.working++;
            } else {
                crowd.waiting.add(call);
            }
            return crowd;
        });
        return begins[0];
    }

    private void begin(K key, List<Call<I, O>> calls) {
        answers(key, calls).whenComplete((answers, failure) -> {
            next(key);
            for (int i = 0; i < calls.size(); i++) {
                if (answers != null) {
                    calls.get(i).answer().complete(answers.get(i));
                } else if (calls.size() > 1 && SqlErrors.undone(failure)) {
                    alone(key, calls.get(i));
                } else {
                    calls.get(i).answer().completeExceptionally(failure);
                }
            }
        });
    }

    /** What is wrong with one call must not be answered to the others. */
    private void alone(K key, Call<I, O> call) {
        answers(key, List.of(call)).whenComplete((answers, failure) -> {
            if (answers != null) {
                call.answer().complete(answers.get(0));
            } else {
                call.answer().completeExceptionally(failure);
            }
        });
    }

    private CompletableFuture<List<O>> answers(K key, List<Call<I, O>> calls) {
        return Mono.defer(() -> work.apply(key, calls.stream().map(Call::item).toList()))
                .toFuture();
    }

    private void next(K key) {
        var together = new ArrayList<Call<I, O>>();
        crowds.computeIfPresent(key, (same, crowd) -> {
            while (together.size() < MOST && !crowd.waiting.isEmpty()) {
                together.add(crowd.waiting.remove());
            }
            if (together.isEmpty()) {
                crowd.working--;
            }
            return crowd.working == 0 ? null : crowd;
        });
        if (!together.isEmpty()) {
            begin(key, together);
        }
    }

    private record Call<I, O>(I item, CompletableFuture<O> answer) {}

    private static final class Crowd<I, O> {
        private final Queue<Call<I, O>> waiting = new ArrayDeque<>();
        private int working;
    }
}
