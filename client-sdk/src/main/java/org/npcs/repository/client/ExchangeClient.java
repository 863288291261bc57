package org.npcs.repository.client;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.exchange.PositionStore;
import org.npcs.repository.client.internal.ExchangeOperations;
import org.npcs.repository.client.model.Attestation;
import org.npcs.repository.client.model.AttestationRecord;
import org.npcs.repository.client.model.BulkCorrection;
import org.npcs.repository.client.model.Change;
import org.npcs.repository.client.model.ChangeList;
import org.npcs.repository.client.model.DataQuality;
import org.npcs.repository.client.model.Denominator;
import org.npcs.repository.client.model.DenominatorList;
import org.npcs.repository.client.model.DenominatorRecord;
import org.npcs.repository.client.model.ReportingPeriod;
import org.npcs.repository.client.model.ReportingPeriodList;
import org.npcs.repository.client.model.Submission;
import org.npcs.repository.client.model.SubmissionCause;
import org.npcs.repository.client.model.SubmissionCauseList;
import org.npcs.repository.client.model.SubmissionList;
import org.npcs.repository.client.model.SubmissionResult;
import org.npcs.repository.client.model.SubmissionResultList;
import org.npcs.repository.client.page.Page;
import org.npcs.repository.client.page.Pages;

/**
 * How months of data go in and what changed comes out: submissions, the change feed, reporting periods and what is stated
 * about them. A job that sends every night needs no more than this:
 *
 * <pre>{@code
 * UploadResult result = client.exchange()
 *         .upload(Path.of("outbox"), "nightly-2026-11-23")
 *         .records(records)
 *         .run();
 * System.exit(result.exitCode());
 * }</pre>
 */
public final class ExchangeClient {

    private final Calls calls;

    ExchangeClient(Calls calls) {
        this.calls = calls;
    }

    /**
     * Returns an upload to be set up and run.
     *
     * @param outbox directory for what is under way; only its owner enters it
     * @param key key of the upload, such as {@code nightly-2026-11-23}; the same key stands for the same input for ever
     */
    public Upload upload(Path outbox, String key) {
        return new Upload(this, calls, outbox, key);
    }

    /** Returns the outbox in a directory, to go on with what an earlier process left. */
    public Outbox outbox(Path directory) {
        return new Outbox(this, calls, directory);
    }

    public Submission send(SubmissionRequest request) {
        return send(request, CallOptions.NONE);
    }

    /** Returns a consumer of the change feed to be set up and run, which keeps its position in the store. */
    public ChangeFollower follow(PositionStore positions) {
        return new ChangeFollower(this, calls, positions);
    }

    /** Sends many records in one body. Give the options an {@code idempotencyKey} that was kept before: it is the key of the submission, and with the same key and body nothing arrives twice. An answer in a state that is not final is not the end of the work: read it with {@link #submission}, or let {@link #upload} do all that. */
    public Submission send(SubmissionRequest request, CallOptions options) {
        return send(request, null, sent -> {}, options);
    }

    Submission send(SubmissionRequest request, @Nullable String digest, LongConsumer watcher, CallOptions options) {
        Call call = request.fill(new Call(ExchangeOperations.CREATE_SUBMISSION, options), digest, watcher);
        return calls.call(call, "Submission", Submission::fromJson);
    }

    /** Returns where a submission stands; at the end, its receipt. */
    public Submission submission(UUID id) {
        return submission(id, CallOptions.NONE);
    }

    /** Returns where a submission stands; at the end, its receipt. */
    public Submission submission(UUID id, CallOptions options) {
        Call call = new Call(ExchangeOperations.GET_SUBMISSION, options).path("submissionId", id);
        return calls.call(call, "Submission", Submission::fromJson);
    }

    /** Returns all submissions of the jurisdiction, the latest first. */
    public Pages<Submission> submissions() {
        return submissions(SubmissionQuery.ALL);
    }

    /** Returns the submissions that meet all filters, the latest first. */
    public Pages<Submission> submissions(SubmissionQuery query) {
        return submissions(query, CallOptions.NONE);
    }

    /** Returns the submissions that meet all filters, the latest first. */
    public Pages<Submission> submissions(SubmissionQuery query, CallOptions options) {
        return calls.list(
                cursor -> query.fill(new Call(ExchangeOperations.LIST_SUBMISSIONS, options)),
                "SubmissionList",
                SubmissionList::fromJson,
                SubmissionList::items,
                SubmissionList::nextCursor);
    }

    /** Returns what became of each record, by its place in the body. */
    public Pages<SubmissionResult> results(UUID id) {
        return results(id, ResultQuery.ALL);
    }

    /** Returns the results that meet all filters, by place in the body. */
    public Pages<SubmissionResult> results(UUID id, ResultQuery query) {
        return results(id, query, CallOptions.NONE);
    }

    /** Returns the results that meet all filters, by place in the body. */
    public Pages<SubmissionResult> results(UUID id, ResultQuery query, CallOptions options) {
        return calls.list(
                cursor -> query.fill(
                        new Call(ExchangeOperations.LIST_SUBMISSION_RESULTS, options).path("submissionId", id)),
                "SubmissionResultList",
                SubmissionResultList::fromJson,
                SubmissionResultList::items,
                SubmissionResultList::nextCursor);
    }

    /** Returns the findings grouped by cause, the cause with most records first. */
    public Pages<SubmissionCause> causes(UUID id) {
        return causes(id, CallOptions.NONE);
    }

    /** Returns the findings grouped by cause, the cause with most records first. */
    public Pages<SubmissionCause> causes(UUID id, CallOptions options) {
        return calls.list(
                cursor -> new Call(ExchangeOperations.LIST_SUBMISSION_CAUSES, options).path("submissionId", id),
                "SubmissionCauseList",
                SubmissionCauseList::fromJson,
                SubmissionCauseList::items,
                SubmissionCauseList::nextCursor);
    }

    /** Cancels a submission whose work has not begun, or a preview; no record of it is stored. */
    public Submission cancel(UUID id) {
        return cancel(id, CallOptions.NONE);
    }

    /** Cancels a submission whose work has not begun, or a preview; no record of it is stored. */
    public Submission cancel(UUID id, CallOptions options) {
        return transition(id, "cancelled", options);
    }

    /** Applies a preview: its records are stored, each by itself. Follow it with {@link #submission} to its end. */
    public Submission apply(UUID id) {
        return apply(id, CallOptions.NONE);
    }

    /** Applies a preview: its records are stored, each by itself. Follow it with {@link #submission} to its end. */
    public Submission apply(UUID id, CallOptions options) {
        return transition(id, "received", options);
    }

    private Submission transition(UUID id, String to, CallOptions options) {
        Call call = new Call(ExchangeOperations.TRANSITION_SUBMISSION, options.withoutReason())
                .path("submissionId", id)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "Submission", Submission::fromJson);
    }

    /** Previews the same correction to many stored records. {@link #results} and {@link #causes} tell what would become of each; {@link #apply} makes the correction, and a record that has got another version meanwhile is rejected then. */
    public Submission correctInBulk(BulkCorrection correction) {
        return correctInBulk(correction, CallOptions.NONE);
    }

    /** Previews the same correction to many stored records. */
    public Submission correctInBulk(BulkCorrection correction, CallOptions options) {
        Call call = new Call(ExchangeOperations.CREATE_BULK_CORRECTION, options).body(correction.toJson());
        return calls.call(call, "Submission", Submission::fromJson);
    }

    /** Downloads the findings of a submission as a sheet, one row for each finding, into a file that only its owner reads; the file is there whole or not at all. */
    public void sheet(UUID id, SheetFormat format, Path file) {
        sheet(id, format, file, CallOptions.NONE);
    }

    /** Downloads the findings of a submission as a sheet, one row for each finding, into a file that only its owner reads; the file is there whole or not at all. */
    public void sheet(UUID id, SheetFormat format, Path file, CallOptions options) {
        calls.download(
                new Call(ExchangeOperations.EXPORT_SUBMISSION_RESULTS, options)
                        .path("submissionId", id)
                        .query("format", format.code()),
                file);
    }

    /** Downloads the findings of a submission as a sheet, one row for each finding, into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void sheet(UUID id, SheetFormat format, OutputStream out) {
        sheet(id, format, out, CallOptions.NONE);
    }

    /** Downloads the findings of a submission as a sheet, one row for each finding, into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void sheet(UUID id, SheetFormat format, OutputStream out, CallOptions options) {
        calls.download(
                new Call(ExchangeOperations.EXPORT_SUBMISSION_RESULTS, options)
                        .path("submissionId", id)
                        .query("format", format.code()),
                out);
    }

    /** Downloads the receipt of a submission that has ended as PDF, into a file that only its owner reads; the file is there whole or not at all. */
    public void receipt(UUID id, Path file) {
        receipt(id, file, CallOptions.NONE);
    }

    /** Downloads the receipt of a submission that has ended as PDF, into a file that only its owner reads; the file is there whole or not at all. */
    public void receipt(UUID id, Path file, CallOptions options) {
        calls.download(new Call(ExchangeOperations.GET_SUBMISSION_RECEIPT, options).path("submissionId", id), file);
    }

    /** Downloads the receipt of a submission that has ended as PDF, into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void receipt(UUID id, OutputStream out) {
        receipt(id, out, CallOptions.NONE);
    }

    /** Downloads the receipt of a submission that has ended as PDF, into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void receipt(UUID id, OutputStream out, CallOptions options) {
        calls.download(new Call(ExchangeOperations.GET_SUBMISSION_RECEIPT, options).path("submissionId", id), out);
    }

    /** Returns the changes of the records from a place on, page by page, up to what has happened until now. */
    public Pages<Change> changes(ChangeQuery query) {
        return changes(query, CallOptions.NONE);
    }

    /** Returns the changes of the records from a place on, page by page, up to what has happened until now. */
    public Pages<Change> changes(ChangeQuery query, CallOptions options) {
        return new Pages<>(cursor -> {
            ChangeList list = stretch(cursor == null ? query : query.cursor(cursor), options);
            return new Page<>(list.items(), cursor, list.complete() ? null : list.nextCursor());
        });
    }

    /** Returns one stretch of the change feed; its {@code nextCursor} is where to go on, also when it is empty. */
    public ChangeList stretch(ChangeQuery query) {
        return stretch(query, CallOptions.NONE);
    }

    /** Returns one stretch of the change feed; its {@code nextCursor} is where to go on, also when it is empty. */
    public ChangeList stretch(ChangeQuery query, CallOptions options) {
        Call call = query.fill(new Call(ExchangeOperations.LIST_CHANGES, options));
        return calls.call(call, "ChangeList", ChangeList::fromJson);
    }

    /** Returns the webhooks, which tell a receiver that the change feed holds something new. */
    public Webhooks webhooks() {
        return new Webhooks(calls);
    }

    /** Returns the periods of a calendar with what has come, what is attested and what is overdue. */
    public Pages<ReportingPeriod> reportingPeriods(PeriodQuery query) {
        return reportingPeriods(query, CallOptions.NONE);
    }

    /** Returns the periods of a calendar with what has come, what is attested and what is overdue. */
    public Pages<ReportingPeriod> reportingPeriods(PeriodQuery query, CallOptions options) {
        return calls.list(
                cursor -> query.fill(new Call(ExchangeOperations.LIST_REPORTING_PERIODS, options)),
                "ReportingPeriodList",
                ReportingPeriodList::fromJson,
                ReportingPeriodList::items,
                ReportingPeriodList::nextCursor);
    }

    /** Returns how complete, valid and timely the incidents of a period such as {@code 2026-10} are. */
    public DataQuality quality(String period) {
        return quality(period, CallOptions.NONE);
    }

    /** Returns how complete, valid and timely the incidents of a period such as {@code 2026-10} are. */
    public DataQuality quality(String period, CallOptions options) {
        Call call = new Call(ExchangeOperations.GET_DATA_QUALITY, options).path("period", period);
        return calls.call(call, "DataQuality", DataQuality::fromJson);
    }

    /** Returns what is attested for a period such as {@code 2026-10} and a kind of record such as {@code incident}. */
    public AttestationRecord attestation(String period, String recordKind) {
        return attestation(period, recordKind, CallOptions.NONE);
    }

    /** Returns what is attested for a period such as {@code 2026-10} and a kind of record such as {@code incident}. */
    public AttestationRecord attestation(String period, String recordKind, CallOptions options) {
        Call call = new Call(ExchangeOperations.GET_ATTESTATION, options)
                .path("period", period)
                .path("recordKind", recordKind);
        return calls.call(call, "AttestationRecord", AttestationRecord::fromJson);
    }

    /** States what is known of a period. Another statement than the stored one needs {@code ifMatch} or {@code expectedVersion}. */
    public AttestationRecord attest(String period, String recordKind, Attestation statement) {
        return attest(period, recordKind, statement, CallOptions.NONE);
    }

    /** States what is known of a period. Another statement than the stored one needs {@code ifMatch} or {@code expectedVersion}. */
    public AttestationRecord attest(String period, String recordKind, Attestation statement, CallOptions options) {
        Call call = new Call(ExchangeOperations.PUT_ATTESTATION, options)
                .path("period", period)
                .path("recordKind", recordKind)
                .body(statement.toJson());
        return calls.call(call, "AttestationRecord", AttestationRecord::fromJson);
    }

    /** States that there is nothing to report for a period. A record that comes later is taken all the same. */
    public AttestationRecord attestNone(String period, String recordKind) {
        return attestNone(period, recordKind, CallOptions.NONE);
    }

    /** States that there is nothing to report for a period. A record that comes later is taken all the same. */
    public AttestationRecord attestNone(String period, String recordKind, CallOptions options) {
        return attest(
                period,
                recordKind,
                Attestation.builder().status("none-to-report").build(),
                options);
    }

    /** States that all records of a period were sent; the count is the member's own control total. */
    public AttestationRecord attestReported(String period, String recordKind, int count) {
        return attestReported(period, recordKind, count, CallOptions.NONE);
    }

    /** States that all records of a period were sent; the count is the member's own control total. */
    public AttestationRecord attestReported(String period, String recordKind, int count, CallOptions options) {
        Attestation statement =
                Attestation.builder().status("reported").count(count).build();
        return attest(period, recordKind, statement, options);
    }

    /** States that a period cannot be reported; the cause is a code of {@code cannot-report-reason}. */
    public AttestationRecord attestCannotReport(String period, String recordKind, String cause) {
        return attestCannotReport(period, recordKind, cause, CallOptions.NONE);
    }

    /** States that a period cannot be reported; the cause is a code of {@code cannot-report-reason}. */
    public AttestationRecord attestCannotReport(String period, String recordKind, String cause, CallOptions options) {
        Attestation statement =
                Attestation.builder().status("cannot-report").reason(cause).build();
        return attest(period, recordKind, statement, options);
    }

    /** Returns the denominators that are stated for a period. */
    public Pages<DenominatorRecord> denominators(String period) {
        return denominators(period, CallOptions.NONE);
    }

    /** Returns the denominators that are stated for a period. */
    public Pages<DenominatorRecord> denominators(String period, CallOptions options) {
        return calls.list(
                cursor -> new Call(ExchangeOperations.LIST_DENOMINATORS, options).path("period", period),
                "DenominatorList",
                DenominatorList::fromJson,
                DenominatorList::items,
                DenominatorList::nextCursor);
    }

    /** Returns one denominator of a period. */
    public DenominatorRecord denominator(String period, String code) {
        return denominator(period, code, CallOptions.NONE);
    }

    /** Returns one denominator of a period. */
    public DenominatorRecord denominator(String period, String code, CallOptions options) {
        Call call = new Call(ExchangeOperations.GET_DENOMINATOR, options)
                .path("period", period)
                .path("denominator", code);
        return calls.call(call, "DenominatorRecord", DenominatorRecord::fromJson);
    }

    /** States a denominator of a period with its source. Another value than the stored one needs {@code ifMatch} or {@code expectedVersion}. */
    public DenominatorRecord putDenominator(String period, String code, Denominator value) {
        return putDenominator(period, code, value, CallOptions.NONE);
    }

    /** States a denominator of a period with its source. Another value than the stored one needs {@code ifMatch} or {@code expectedVersion}. */
    public DenominatorRecord putDenominator(String period, String code, Denominator value, CallOptions options) {
        Call call = new Call(ExchangeOperations.PUT_DENOMINATOR, options)
                .path("period", period)
                .path("denominator", code)
                .body(value.toJson());
        return calls.call(call, "DenominatorRecord", DenominatorRecord::fromJson);
    }
}
