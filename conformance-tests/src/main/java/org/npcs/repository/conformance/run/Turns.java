package org.npcs.repository.conformance.run;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Lets checks of one run wait for their turns. */
final class Turns {

    private final Map<Ground, ReentrantReadWriteLock> locks = new ConcurrentHashMap<>();

    /** Runs steps when it is their turn on each ground. Grounds are taken in one order, so that no two wait for each other. */
    void take(List<Turn> turns, Runnable steps) {
        List<Lock> taken = turns.stream()
                .sorted(Comparator.comparing(Turn::ground))
                .map(this::lock)
                .toList();
        taken.forEach(Lock::lock);
        try {
            steps.run();
        } finally {
            taken.forEach(Lock::unlock);
        }
    }

    private Lock lock(Turn turn) {
        ReentrantReadWriteLock lock = locks.computeIfAbsent(turn.ground(), ground -> new ReentrantReadWriteLock());
        return turn.alone() ? lock.writeLock() : lock.readLock();
    }
}
