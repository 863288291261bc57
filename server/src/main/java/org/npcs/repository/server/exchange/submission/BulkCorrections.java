package org.npcs.repository.server.exchange.submission;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.server.exchange.body.BodyReading;
import org.npcs.repository.server.exchange.body.CellTypes;
import org.npcs.repository.server.incident.IncidentIntake;
import org.npcs.repository.server.platform.contract.BatchLimits;
import org.npcs.repository.server.platform.contract.ByteStream;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordSelection;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.review.ReviewIntake;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes a previewed submission out of stored records and the same change to each. */
@Component
public final class BulkCorrections {

    /** A mapping may have made many records of which a correction alters few. */
    private static final int MOST = 10 * BatchLimits.RECORDS_AS_ONE;

    private final UnitOfWork unitOfWork;
    private final IncidentIntake incidents;
    private final ReviewIntake reviews;
    private final SubmissionIntake intake;
    private final SqlSubmissionResults results = new SqlSubmissionResults();

    BulkCorrections(UnitOfWork unitOfWork, IncidentIntake incidents, ReviewIntake reviews, SubmissionIntake intake) {
        this.unitOfWork = unitOfWork;
        this.incidents = incidents;
        this.reviews = reviews;
        this.intake = intake;
    }

    /**
     * Previews a correction. Records that it leaves as they are do not come in; each other one must still have the version
     * that was looked at when the correction is applied.
     *
     * @throws ProblemException {@code body-too-large} when it alters more than 10,000 records
     */
    public Mono<Receipt> preview(
            Session sender,
            String key,
            BulkCorrection correction,
            Set<String> scopes,
            LocalRules local,
            Duration patience) {
        var fingerprint = BodyReading.sha256().digest(correction.toString().getBytes(StandardCharsets.UTF_8));
        var body = new ByteStream(
                MediaType.APPLICATION_NDJSON, false, Flux.defer(() -> lines(sender.tenant(), correction)));
        return intake.take(new Sending(
                sender,
                key,
                body,
                scopes,
                local,
                false,
                Submission.PREVIEW,
                null,
                null,
                patience,
                "bulk-correction",
                BodyReading.hex(fingerprint)));
    }

    private Flux<DataBuffer> lines(String owner, BulkCorrection correction) {
        var types = CellTypes.ofContent(correction.noun());
        return selection(owner, correction.select())
                .flatMapMany(selection -> correction.noun().equals("incident")
                        ? incidents.selected(owner, selection)
                        : reviews.selected(owner, selection))
                .mapNotNull(record -> line(record, correction, types))
                .map(line -> DefaultDataBufferFactory.sharedInstance.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }

    private Mono<RecordSelection> selection(String owner, BulkCorrection.Selection select) {
        return ids(owner, select)
                .map(ids -> new RecordSelection(
                        select.localKeys(), ids, select.states(), select.eventFrom(), select.eventTo()))
                .defaultIfEmpty(new RecordSelection(
                        select.localKeys(), null, select.states(), select.eventFrom(), select.eventTo()));
    }

    private Mono<List<UUID>> ids(String owner, BulkCorrection.Selection select) {
        if (select.submission() == null && select.mappingVersion() == null) {
            return Mono.empty();
        }
        return unitOfWork
                .run(transaction ->
                        results.records(transaction, owner, select.submission(), select.mappingVersion(), MOST + 1))
                .doOnNext(ids -> {
                    if (ids.size() > MOST) {
                        throw ProblemException.of(ProblemCode.BODY_TOO_LARGE);
                    }
                });
    }

    private static @Nullable String line(StoredRecord record, BulkCorrection correction, CellTypes types) {
        var content = record.content().deepCopy();
        correction.changes().forEach(change -> change.apply(content, types));
        if (content.equals(record.content())) {
            return null;
        }
        var line = JsonNodeFactory.instance
                .objectNode()
                .put("noun", correction.noun())
                .put("reason", correction.reason())
                .put("expectedVersion", record.version());
        line.set("content", content);
        return line + "\n";
    }
}
