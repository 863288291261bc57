package org.npcs.repository.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.npcs.repository.client.UploadProgress.Phase;
import org.npcs.repository.client.error.ProblemException;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.internal.exchange.BodyDigest;
import org.npcs.repository.client.internal.exchange.OutboxFiles;
import org.npcs.repository.client.internal.exchange.PartState;
import org.npcs.repository.client.model.Submission;
import org.npcs.repository.client.model.SubmissionCounts;

/** Brings one spooled part to its end: sends it until it is there, then asks until the work has ended. */
final class PartDelivery {

    private final ExchangeClient exchange;
    private final OutboxFiles files;
    private final Patience patience;
    private final int wait;
    private final boolean keep;
    private final Consumer<UploadProgress> watcher;

    PartDelivery(
            ExchangeClient exchange,
            OutboxFiles files,
            Patience patience,
            int wait,
            boolean keep,
            Consumer<UploadProgress> watcher) {
        this.exchange = exchange;
        this.files = files;
        this.patience = patience;
        this.wait = wait;
        this.keep = keep;
        this.watcher = watcher;
    }

    /** Returns the part with its receipt. A part that has one already is not touched again. */
    PartState deliver(PartState part) throws IOException {
        PartState now = part;
        if (!now.ended()) {
            intact(now);
            while (!now.ended()) {
                now = step(now);
                files.save(now);
                tell(now.ended() ? Phase.ENDED : Phase.WORKING, now, now.bytes());
            }
        }
        if (!keep) {
            files.dropSpool(now);
        }
        return now;
    }

    /** One more answer: of a sending, while the repository does not have all bytes; of a question afterwards. */
    private PartState step(PartState part) throws IOException {
        Submission known = part.submission();
        if (known == null || known.state().equals("receiving")) {
            return part.with(send(part));
        }
        patience.pause();
        UUID id = known.id();
        return part.with(patience.insist(() -> exchange.submission(id, reading(part))));
    }

    private Submission send(PartState part) throws IOException {
        SubmissionRequest request = SubmissionRequest.of(files.spool(part.key()), part.mediaType())
                .compressed()
                .wait(wait);
        SubmissionRequest moded = part.mode() == null ? request : request.mode(part.mode());
        SubmissionRequest ready = part.mappingVersion() == null ? moded : moded.mappingVersion(part.mappingVersion());
        CallOptions keyed = reading(part).idempotencyKey(part.key());
        CallOptions options = part.lenient() ? keyed.lenient() : keyed;
        try {
            return patience.insist(
                    () -> exchange.send(ready, part.digest(), sent -> tell(Phase.SENDING, part, sent), options));
        } catch (RepositoryException e) {
            if (e instanceof ProblemException && UploadFailures.lasting(e)) {
                // Nothing was stored: the corrected input may come under the same key.
                files.drop(part);
            }
            throw e;
        }
    }

    /** A spool that was changed on the disk would be another body under the same key. */
    private void intact(PartState part) {
        Path spool = files.spool(part.key());
        if (!BodyDigest.of(spool).equals(part.digest())) {
            throw new UsageException("a spool of the outbox was changed or cut; remove it and send its records anew");
        }
    }

    private void tell(Phase phase, PartState part, long sent) {
        Submission said = part.submission();
        SubmissionCounts counts = said != null && said.has("counts") ? said.counts() : null;
        Patience.tell(watcher, new UploadProgress(phase, part.part(), part.records(), sent, part.bytes(), counts));
    }

    /** Reading knows no leniency, so that option must not travel with it. */
    static CallOptions reading(PartState part) {
        return part.actingFor() == null ? CallOptions.NONE : CallOptions.NONE.actingFor(part.actingFor());
    }
}
