package org.npcs.repository.server.analytics.export;

import java.time.Duration;
import org.npcs.repository.server.analytics.export.SqlExportWork.Under;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.work.BackgroundWorker;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes exports: one step of the one that waits longest in each transaction, so that several go on beside each other, a restart
 * goes on where it was, and whatever instance has time does the next step. Removes those whose time is over.
 */
@Component
final class ExportWriting extends BackgroundWorker {

    private static final int MOST_FAILURES = 5;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final OwnWriting own;
    private final ReleaseWriting releases;
    private final ParquetWriting parquet;
    private final ExportSealing sealing;
    private final SqlExports exports = new SqlExports();
    private final SqlExportWork work = new SqlExportWork();

    ExportWriting(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            OwnWriting own,
            ReleaseWriting releases,
            ParquetWriting parquet,
            ExportSealing sealing,
            @Value("${npcs.export-pause-millis:1000}") long pause) {
        super(Duration.ofMillis(pause));
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.own = own;
        this.releases = releases;
        this.parquet = parquet;
        this.sealing = sealing;
    }

    @Override
    protected Publisher<?> work() {
        return repeated(Mono.defer(() -> expired().flatMap(gone -> gone ? Mono.just(true) : step())));
    }

    private Mono<Boolean> expired() {
        return unitOfWork
                .run(SqlExportWork.EXPORTING, transaction -> exports.overdue(transaction, clock.now())
                        .flatMap(old -> exports.end(transaction, old, Export.EXPIRED, "expired", clock.now())))
                .hasElement();
    }

    /** A step that failed, and of which export. */
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Under under;
        private final transient Throwable why;

        Failed(Under under, Throwable why) {
            super("a step failed", why, false, false);
            this.under = under;
            this.why = why;
        }
    }

    private Mono<Boolean> step() {
        return unitOfWork
                .run(SqlExportWork.EXPORTING, transaction -> work.next(transaction)
                        .flatMap(under -> transaction
                                .actAs(under.session())
                                .then(step(transaction, under))
                                .contextWrite(context -> context.put(Session.class, under.session()))
                                .onErrorMap(failure -> new Failed(under, failure))
                                .thenReturn(true)))
                .defaultIfEmpty(false)
                .onErrorResume(Failed.class, this::failed);
    }

    private Mono<Long> step(Transaction transaction, Under under) {
        return exports.find(transaction, under.owner(), under.id())
                .filter(Export::underWay)
                .flatMap(export -> step(new ExportStep(transaction, under, export)))
                .switchIfEmpty(Mono.defer(() -> work.end(transaction, under)));
    }

    private Mono<Long> step(ExportStep step) {
        boolean owned = step.export().kind().own();
        return switch (step.under().phase()) {
            case COUNT -> owned ? own.count(step) : releases.count(step);
            case ROWS -> owned ? own.rows(step) : releases.rows(step);
            case PARTS -> parquet.part(step);
            case SEAL -> sealing.seal(step);
        };
    }

    /** Tries again in a later round, and gives up after some. */
    private Mono<Boolean> failed(Failed failed) {
        return unitOfWork
                .run(failed.under.session(), transaction -> work.failed(transaction, failed.under)
                        .filter(failures -> failures >= MOST_FAILURES)
                        .flatMap(failures -> exports.find(transaction, failed.under.owner(), failed.under.id()))
                        .flatMap(export ->
                                exports.end(transaction, export, Export.FAILED, "internal-error", clock.now())))
                .then(
                        failed.why instanceof ExportStep.Overtaken
                                ? Mono.just(false)
                                : this.<Boolean>later(failed.why).defaultIfEmpty(false));
    }
}
