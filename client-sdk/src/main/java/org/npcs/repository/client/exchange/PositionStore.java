package org.npcs.repository.client.exchange;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a consumer of the change feed keeps its position. A store in the database in which the consumer does its work can
 * commit both together; then each change is worked on exactly once.
 */
public interface PositionStore {

    /** Returns the position that was committed last, or nothing when there was none yet. */
    Optional<String> load();

    /** Keeps a position so that it outlives the process: the old one or the new one is there after a crash. */
    void commit(String position);

    /** Returns a store in a file that only its owner reads. */
    static PositionStore file(Path file) {
        return new FilePositionStore(file);
    }
}
