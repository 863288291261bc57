package org.npcs.repository.client;

import org.npcs.repository.client.internal.CultureOperations;
import org.npcs.repository.client.model.CultureAnswer;
import org.npcs.repository.client.model.CultureAnswerReceipt;
import org.npcs.repository.client.model.CultureComparison;
import org.npcs.repository.client.model.CultureEdition;
import org.npcs.repository.client.model.CultureInstrument;
import org.npcs.repository.client.model.CultureInstrumentList;
import org.npcs.repository.client.model.CultureInvitationRequest;
import org.npcs.repository.client.model.CultureInvitations;
import org.npcs.repository.client.model.CultureReport;
import org.npcs.repository.client.model.CultureResult;
import org.npcs.repository.client.model.CultureResultReceipt;
import org.npcs.repository.client.model.CultureUse;
import org.npcs.repository.client.model.CultureUseList;
import org.npcs.repository.client.model.CultureUseRecord;
import org.npcs.repository.client.model.CultureWave;
import org.npcs.repository.client.model.CultureWaveList;
import org.npcs.repository.client.model.CultureWaveRecord;
import org.npcs.repository.client.page.Pages;

/**
 * Culture waves: how the team is. A member plans one wave a year, invites its people or sends aggregates, reads its results beside all
 * others as one, and records what changed. Small groups stay hidden from everybody, and nobody is ranked.
 */
public final class CultureClient {

    private final Calls calls;

    CultureClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns the published culture instruments, every version of each. */
    public Pages<CultureInstrument> instruments() {
        return instruments(CallOptions.NONE);
    }

    /** Returns the published culture instruments, every version of each. */
    public Pages<CultureInstrument> instruments(CallOptions options) {
        return calls.list(
                cursor -> new Call(CultureOperations.LIST_CULTURE_INSTRUMENTS, options),
                "CultureInstrumentList",
                CultureInstrumentList::fromJson,
                CultureInstrumentList::items,
                CultureInstrumentList::nextCursor);
    }

    /**
     * Returns a version of a culture instrument, such as {@code team-culture} and {@code 2026.1}.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when it is not published
     */
    public CultureInstrument instrument(String instrument, String version) {
        return instrument(instrument, version, CallOptions.NONE);
    }

    /**
     * Returns a version of a culture instrument, such as {@code team-culture} and {@code 2026.1}.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when it is not published
     */
    public CultureInstrument instrument(String instrument, String version, CallOptions options) {
        Call call = new Call(CultureOperations.GET_CULTURE_INSTRUMENT_VERSION, options)
                .path("cultureInstrument", instrument)
                .path("version", version);
        return calls.call(call, "CultureInstrument", CultureInstrument::fromJson);
    }

    /** Returns the waves of the own member in the order of first storing. */
    public Pages<CultureWaveRecord> waves() {
        return waves(CallOptions.NONE);
    }

    /** Returns the waves of the own member in the order of first storing. */
    public Pages<CultureWaveRecord> waves(CallOptions options) {
        return calls.list(
                cursor -> new Call(CultureOperations.LIST_CULTURE_WAVES, options),
                "CultureWaveList",
                CultureWaveList::fromJson,
                CultureWaveList::items,
                CultureWaveList::nextCursor);
    }

    /**
     * Returns the wave of a year.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when none was planned for the year
     */
    public CultureWaveRecord wave(int year) {
        return wave(year, CallOptions.NONE);
    }

    /**
     * Returns the wave of a year.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when none was planned for the year
     */
    public CultureWaveRecord wave(int year, CallOptions options) {
        Call call = new Call(CultureOperations.GET_CULTURE_WAVE, options).path("year", year);
        return calls.call(call, "CultureWaveRecord", CultureWaveRecord::fromJson);
    }

    /**
     * Plans the wave of a year, or plans it anew before it opens. After the first time, give the version that it starts from by
     * {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when it is open or closed
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public CultureWaveRecord plan(int year, CultureWave wave) {
        return plan(year, wave, CallOptions.NONE);
    }

    /**
     * Plans the wave of a year, or plans it anew before it opens. After the first time, give the version that it starts from by
     * {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when it is open or closed
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public CultureWaveRecord plan(int year, CultureWave wave, CallOptions options) {
        Call call = new Call(CultureOperations.PUT_CULTURE_WAVE, options)
                .path("year", year)
                .body(wave.toJson());
        return calls.call(call, "CultureWaveRecord", CultureWaveRecord::fromJson);
    }

    /**
     * Opens a wave that is planned; it stays as planned from now on.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is not planned
     */
    public CultureWaveRecord open(int year) {
        return open(year, CallOptions.NONE);
    }

    /**
     * Opens a wave that is planned; it stays as planned from now on.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is not planned
     */
    public CultureWaveRecord open(int year, CallOptions options) {
        return step(year, "open", options);
    }

    /**
     * Closes a wave; invitations that were not used are gone.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is not open
     */
    public CultureWaveRecord close(int year) {
        return close(year, CallOptions.NONE);
    }

    /**
     * Closes a wave; invitations that were not used are gone.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is not open
     */
    public CultureWaveRecord close(int year, CallOptions options) {
        return step(year, "closed", options);
    }

    /**
     * Tells the results of a closed wave for the first time; they never change afterwards.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is not closed
     * @throws org.npcs.repository.client.error.ValidationFailedException when aggregates are missing
     */
    public CultureWaveRecord tellResults(int year) {
        return tellResults(year, CallOptions.NONE);
    }

    /**
     * Tells the results of a closed wave for the first time; they never change afterwards.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is not closed
     * @throws org.npcs.repository.client.error.ValidationFailedException when aggregates are missing
     */
    public CultureWaveRecord tellResults(int year, CallOptions options) {
        return step(year, "results", options);
    }

    /**
     * Issues invitations for a unit. The tokens are told once: hand them out in an order of chance, and keep none.
     *
     * @throws org.npcs.repository.client.error.ConflictException when the wave is not open, or is collected outside
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public CultureInvitations invite(int year, CultureInvitationRequest request) {
        return invite(year, request, CallOptions.NONE);
    }

    /**
     * Issues invitations for a unit. The tokens are told once: hand them out in an order of chance, and keep none.
     *
     * @throws org.npcs.repository.client.error.ConflictException when the wave is not open, or is collected outside
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public CultureInvitations invite(int year, CultureInvitationRequest request, CallOptions options) {
        Call call = new Call(CultureOperations.CREATE_CULTURE_INVITATIONS, options)
                .path("year", year)
                .body(request.toJson());
        return calls.call(call, "CultureInvitations", CultureInvitations::fromJson);
    }

    /**
     * Counts the answer of somebody who holds a token; without an account. When an answer is lost on its way back, the repeated
     * call is refused with {@code invitation-refused}: it has arrived.
     *
     * @throws org.npcs.repository.client.error.ConflictException when the token is unknown, spent or of a wave that is not open: {@code invitation-refused} for each
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public CultureAnswerReceipt answer(CultureAnswer answer) {
        return answer(answer, CallOptions.NONE);
    }

    /**
     * Counts the answer of somebody who holds a token; without an account. When an answer is lost on its way back, the repeated
     * call is refused with {@code invitation-refused}: it has arrived.
     *
     * @throws org.npcs.repository.client.error.ConflictException when the token is unknown, spent or of a wave that is not open: {@code invitation-refused} for each
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public CultureAnswerReceipt answer(CultureAnswer answer, CallOptions options) {
        Call call = new Call(CultureOperations.CREATE_CULTURE_ANSWER, options).body(answer.toJson());
        return calls.call(call, "CultureAnswerReceipt", CultureAnswerReceipt::fromJson);
    }

    /**
     * Sends the aggregates of a wave that was collected outside and is closed. After the first time, give the version that it
     * starts from by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when the wave is not closed, or was not collected outside
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public CultureResultReceipt send(int year, CultureResult result) {
        return send(year, result, CallOptions.NONE);
    }

    /**
     * Sends the aggregates of a wave that was collected outside and is closed. After the first time, give the version that it
     * starts from by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when the wave is not closed, or was not collected outside
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public CultureResultReceipt send(int year, CultureResult result, CallOptions options) {
        Call call = new Call(CultureOperations.PUT_CULTURE_RESULT, options)
                .path("year", year)
                .body(result.toJson());
        return calls.call(call, "CultureResultReceipt", CultureResultReceipt::fromJson);
    }

    /**
     * Returns the results of a year, small groups hidden, with all others as one where the year is frozen.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when no results were told
     */
    public CultureReport report(int year) {
        return report(year, CallOptions.NONE);
    }

    /**
     * Returns the results of a year, small groups hidden, with all others as one where the year is frozen.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when no results were told
     */
    public CultureReport report(int year, CallOptions options) {
        Call call = new Call(CultureOperations.GET_CULTURE_RESULT, options).path("year", year);
        return calls.call(call, "CultureReport", CultureReport::fromJson);
    }

    /**
     * Returns a wave beside the one before; refused with {@code versions-not-comparable} where the wording is another one.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when results of one of the two were not told
     * @throws org.npcs.repository.client.error.ConflictException when the wording is another one: {@code versions-not-comparable}
     */
    public CultureComparison compare(int year) {
        return compare(year, CallOptions.NONE);
    }

    /**
     * Returns a wave beside the one before; refused with {@code versions-not-comparable} where the wording is another one.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when results of one of the two were not told
     * @throws org.npcs.repository.client.error.ConflictException when the wording is another one: {@code versions-not-comparable}
     */
    public CultureComparison compare(int year, CallOptions options) {
        Call call = new Call(CultureOperations.GET_CULTURE_COMPARISON, options).path("year", year);
        return calls.call(call, "CultureComparison", CultureComparison::fromJson);
    }

    /**
     * Returns a wave beside an earlier one.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when results of one of the two were not told
     * @throws org.npcs.repository.client.error.ConflictException when the wording is another one: {@code versions-not-comparable}
     */
    public CultureComparison compareWith(int year, int earlier) {
        return compareWith(year, earlier, CallOptions.NONE);
    }

    /**
     * Returns a wave beside an earlier one.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when results of one of the two were not told
     * @throws org.npcs.repository.client.error.ConflictException when the wording is another one: {@code versions-not-comparable}
     */
    public CultureComparison compareWith(int year, int earlier, CallOptions options) {
        Call call = new Call(CultureOperations.GET_CULTURE_COMPARISON, options)
                .path("year", year)
                .query("earlier", earlier);
        return calls.call(call, "CultureComparison", CultureComparison::fromJson);
    }

    /**
     * Records what changed because of the results of a wave.
     *
     * @throws org.npcs.repository.client.error.ConflictException when no results were told
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person
     */
    public CultureUseRecord recordUse(int year, CultureUse use) {
        return recordUse(year, use, CallOptions.NONE);
    }

    /**
     * Records what changed because of the results of a wave.
     *
     * @throws org.npcs.repository.client.error.ConflictException when no results were told
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person
     */
    public CultureUseRecord recordUse(int year, CultureUse use, CallOptions options) {
        Call call = new Call(CultureOperations.CREATE_CULTURE_USE, options)
                .path("year", year)
                .body(use.toJson());
        return calls.call(call, "CultureUseRecord", CultureUseRecord::fromJson);
    }

    /** Returns the recorded uses of a wave, oldest first. */
    public Pages<CultureUseRecord> uses(int year) {
        return uses(year, CallOptions.NONE);
    }

    /** Returns the recorded uses of a wave, oldest first. */
    public Pages<CultureUseRecord> uses(int year, CallOptions options) {
        return calls.list(
                cursor -> new Call(CultureOperations.LIST_CULTURE_USES, options).path("year", year),
                "CultureUseList",
                CultureUseList::fromJson,
                CultureUseList::items,
                CultureUseList::nextCursor);
    }

    /** Returns whether a year is frozen; to those who freeze editions also where the wave of each member stands, by code. */
    public CultureEdition edition(int year) {
        return edition(year, CallOptions.NONE);
    }

    /** Returns whether a year is frozen; to those who freeze editions also where the wave of each member stands, by code. */
    public CultureEdition edition(int year, CallOptions options) {
        Call call = new Call(CultureOperations.GET_CULTURE_EDITION, options).path("year", year);
        return calls.call(call, "CultureEdition", CultureEdition::fromJson);
    }

    /**
     * Freezes a year with what was told by now; for the operator.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when the year has not begun
     */
    public CultureEdition freeze(int year) {
        return freeze(year, CallOptions.NONE);
    }

    /**
     * Freezes a year with what was told by now; for the operator.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when the year has not begun
     */
    public CultureEdition freeze(int year, CallOptions options) {
        Call call = new Call(CultureOperations.PUT_CULTURE_EDITION, options).path("year", year);
        return calls.call(call, "CultureEdition", CultureEdition::fromJson);
    }

    private CultureWaveRecord step(int year, String to, CallOptions options) {
        Call call = new Call(CultureOperations.TRANSITION_CULTURE_WAVE, options.withoutReason())
                .path("year", year)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "CultureWaveRecord", CultureWaveRecord::fromJson);
    }
}
