package org.npcs.repository.client;

import org.npcs.repository.client.internal.ExchangeOperations;
import org.npcs.repository.client.model.Attestation;
import org.npcs.repository.client.model.AttestationRecord;
import org.npcs.repository.client.model.Change;
import org.npcs.repository.client.model.ChangeList;
import org.npcs.repository.client.model.Denominator;
import org.npcs.repository.client.model.DenominatorList;
import org.npcs.repository.client.model.DenominatorRecord;
import org.npcs.repository.client.model.ReportingPeriod;
import org.npcs.repository.client.model.ReportingPeriodList;
import org.npcs.repository.client.page.Page;
import org.npcs.repository.client.page.Pages;

/**
 * What changed, and which periods are accounted for. A consumer of the change feed keeps the cursor of the last entry that it
 * has worked on:
 *
 * <pre>{@code
 * ChangeList stretch = client.exchange().stretch(ChangeQuery.ALL.cursor(kept).wait(20));
 * stretch.items().forEach(change -> workOn(change));
 * kept = stretch.nextCursor();
 * }</pre>
 */
public final class ExchangeClient {

    private final Calls calls;

    ExchangeClient(Calls calls) {
        this.calls = calls;
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
