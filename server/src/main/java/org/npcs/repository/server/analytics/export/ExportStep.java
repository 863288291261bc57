package org.npcs.repository.server.analytics.export;

import org.npcs.repository.server.analytics.export.SqlExportWork.Under;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/**
 * A step of an export in its own transaction.
 *
 * @param transaction the transaction
 * @param under what is known of the work
 * @param export the export
 */
record ExportStep(Transaction transaction, Under under, Export export) {

    /** Refuses to go on when another transaction has ended the export meanwhile; all of the step is undone then. */
    static Mono<Long> standing(Mono<Long> touched) {
        return touched.filter(rows -> rows == 1).switchIfEmpty(Mono.error(Overtaken::new));
    }

    /** The export was cancelled or taken back while the step was done. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("overtaken", null, false, false);
        }
    }
}
