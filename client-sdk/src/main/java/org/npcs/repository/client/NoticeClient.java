package org.npcs.repository.client;

import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.NoticeOperations;
import org.npcs.repository.client.model.NoticeGateReview;
import org.npcs.repository.client.model.NoticeRedaction;
import org.npcs.repository.client.model.NoticeResponse;
import org.npcs.repository.client.model.NoticeResponseList;
import org.npcs.repository.client.model.NoticeResponseRecord;
import org.npcs.repository.client.model.NoticeUptake;
import org.npcs.repository.client.model.SafetyNotice;
import org.npcs.repository.client.model.SafetyNoticeList;
import org.npcs.repository.client.model.SafetyNoticeRecord;
import org.npcs.repository.client.model.SafetyNoticeVersion;
import org.npcs.repository.client.model.SafetyNoticeVersionList;
import org.npcs.repository.client.page.Pages;

/**
 * Safety notices: whom we warn. Members read, print and respond; whoever manages notices drafts, reviews, issues, amends and ends
 * them. What a notice suggests is an offer, and nobody is ranked.
 */
public final class NoticeClient {

    private final Calls calls;

    NoticeClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns the notices that were issued to the own member, in the order of first storing; to whoever manages notices, all. */
    public Pages<SafetyNoticeRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns the notices that were issued to the own member, in the order of first storing; to whoever manages notices, all. */
    public Pages<SafetyNoticeRecord> list(CallOptions options) {
        return list(null, options);
    }

    /** Returns the notices in a state, such as {@code issued}. */
    public Pages<SafetyNoticeRecord> list(String state) {
        return list(state, CallOptions.NONE);
    }

    /** Returns the notices in a state, or all for null. */
    public Pages<SafetyNoticeRecord> list(@Nullable String state, CallOptions options) {
        return calls.list(
                cursor -> new Call(NoticeOperations.LIST_SAFETY_NOTICES, options).query("state", state),
                "SafetyNoticeList",
                SafetyNoticeList::fromJson,
                SafetyNoticeList::items,
                SafetyNoticeList::nextCursor);
    }

    /**
     * Returns a notice by its number, such as {@code NPCS-SN-2026-07}, or its identifier.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public SafetyNoticeRecord get(String notice) {
        return get(notice, CallOptions.NONE);
    }

    /**
     * Returns a notice by its number, such as {@code NPCS-SN-2026-07}, or its identifier.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public SafetyNoticeRecord get(String notice, CallOptions options) {
        return calls.call(form(notice, "json", options), "SafetyNoticeRecord", SafetyNoticeRecord::fromJson);
    }

    /**
     * Returns what readers were told, oldest first.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public Pages<SafetyNoticeVersion> versions(String notice) {
        return versions(notice, CallOptions.NONE);
    }

    /**
     * Returns what readers were told, oldest first.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public Pages<SafetyNoticeVersion> versions(String notice, CallOptions options) {
        return calls.list(
                cursor -> new Call(NoticeOperations.LIST_SAFETY_NOTICE_VERSIONS, options).path("notice", notice),
                "SafetyNoticeVersionList",
                SafetyNoticeVersionList::fromJson,
                SafetyNoticeVersionList::items,
                SafetyNoticeVersionList::nextCursor);
    }

    /**
     * Downloads a notice as a page in plain words, into a file that only its owner reads; the file is there whole or not at
     * all.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public void page(String notice, Path file) {
        page(notice, file, CallOptions.NONE);
    }

    /**
     * Downloads a notice as a page in plain words, into a file that only its owner reads; the file is there whole or not at
     * all.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public void page(String notice, Path file, CallOptions options) {
        calls.download(form(notice, "html", options), file);
    }

    /**
     * Downloads a notice as a page in plain words, into a stream, which stays open; once the first byte went out, the call is
     * not repeated.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public void page(String notice, OutputStream out) {
        page(notice, out, CallOptions.NONE);
    }

    /**
     * Downloads a notice as a page in plain words, into a stream, which stays open; once the first byte went out, the call is
     * not repeated.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public void page(String notice, OutputStream out, CallOptions options) {
        calls.download(form(notice, "html", options), out);
    }

    /**
     * Downloads a notice as a PDF in plain words, into a file that only its owner reads; the file is there whole or not at all.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public void print(String notice, Path file) {
        print(notice, file, CallOptions.NONE);
    }

    /**
     * Downloads a notice as a PDF in plain words, into a file that only its owner reads; the file is there whole or not at all.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public void print(String notice, Path file, CallOptions options) {
        calls.download(form(notice, "pdf", options), file);
    }

    /**
     * Downloads a notice as a PDF in plain words, into a stream, which stays open; once the first byte went out, the call is
     * not repeated.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public void print(String notice, OutputStream out) {
        print(notice, out, CallOptions.NONE);
    }

    /**
     * Downloads a notice as a PDF in plain words, into a stream, which stays open; once the first byte went out, the call is
     * not repeated.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public void print(String notice, OutputStream out, CallOptions options) {
        calls.download(form(notice, "pdf", options), out);
    }

    /**
     * Stores a draft; for the operator.
     *
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public SafetyNoticeRecord draft(SafetyNotice content) {
        return draft(content, CallOptions.NONE);
    }

    /**
     * Stores a draft; for the operator.
     *
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public SafetyNoticeRecord draft(SafetyNotice content, CallOptions options) {
        Call call = new Call(NoticeOperations.CREATE_SAFETY_NOTICE, options).body(content.toJson());
        return calls.call(call, "SafetyNoticeRecord", SafetyNoticeRecord::fromJson);
    }

    /**
     * Rewrites a draft, or writes an amendment of a notice that was issued. Give the version that it starts from by {@link
     * CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when it is at the gate or has ended
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public SafetyNoticeRecord change(String notice, SafetyNotice content) {
        return change(notice, content, CallOptions.NONE);
    }

    /**
     * Rewrites a draft, or writes an amendment of a notice that was issued. Give the version that it starts from by {@link
     * CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when it is at the gate or has ended
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public SafetyNoticeRecord change(String notice, SafetyNotice content, CallOptions options) {
        Call call = new Call(NoticeOperations.PUT_SAFETY_NOTICE, options)
                .path("notice", notice)
                .body(content.toJson());
        return calls.call(call, "SafetyNoticeRecord", SafetyNoticeRecord::fromJson);
    }

    /**
     * Brings a draft to the gate; what it lacks comes as findings.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is no draft
     * @throws org.npcs.repository.client.error.ValidationFailedException when it lacks something; the findings name it
     */
    public SafetyNoticeRecord submit(String notice) {
        return submit(notice, CallOptions.NONE);
    }

    /**
     * Brings a draft to the gate; what it lacks comes as findings.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is no draft
     * @throws org.npcs.repository.client.error.ValidationFailedException when it lacks something; the findings name it
     */
    public SafetyNoticeRecord submit(String notice, CallOptions options) {
        return step(notice, "gate", options);
    }

    /**
     * Gives a notice at the gate back to its drafter.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is not at the gate
     */
    public SafetyNoticeRecord giveBack(String notice) {
        return giveBack(notice, CallOptions.NONE);
    }

    /**
     * Gives a notice at the gate back to its drafter.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is not at the gate
     */
    public SafetyNoticeRecord giveBack(String notice, CallOptions options) {
        return step(notice, "draft", options);
    }

    /**
     * Reviews a notice at the gate, as another person than its drafter.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is not at the gate, or the reviewer drafted it
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another text was read than the one that stands there
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public SafetyNoticeRecord review(String notice, NoticeGateReview review) {
        return review(notice, review, CallOptions.NONE);
    }

    /**
     * Reviews a notice at the gate, as another person than its drafter.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is not at the gate, or the reviewer drafted it
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another text was read than the one that stands there
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public SafetyNoticeRecord review(String notice, NoticeGateReview review, CallOptions options) {
        Call call = new Call(NoticeOperations.CREATE_GATE_REVIEW, options)
                .path("notice", notice)
                .body(review.toJson());
        return calls.call(call, "SafetyNoticeRecord", SafetyNoticeRecord::fromJson);
    }

    /**
     * Decides that a suspicion in a text is wrong, as another person than its drafter.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it has ended, or who decides drafted it
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another text was read than the one that stands there
     * @throws org.npcs.repository.client.error.BadRequestException when no text is held there
     */
    public SafetyNoticeRecord decideRedaction(String notice, NoticeRedaction decision) {
        return decideRedaction(notice, decision, CallOptions.NONE);
    }

    /**
     * Decides that a suspicion in a text is wrong, as another person than its drafter.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it has ended, or who decides drafted it
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another text was read than the one that stands there
     * @throws org.npcs.repository.client.error.BadRequestException when no text is held there
     */
    public SafetyNoticeRecord decideRedaction(String notice, NoticeRedaction decision, CallOptions options) {
        Call call = new Call(NoticeOperations.CREATE_NOTICE_REDACTION, options)
                .path("notice", notice)
                .body(decision.toJson());
        return calls.call(call, "SafetyNoticeRecord", SafetyNoticeRecord::fromJson);
    }

    /**
     * Issues a notice that two persons other than its drafter have passed; it gets its number.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is not at the gate, or two other persons have not passed it
     * @throws org.npcs.repository.client.error.ValidationFailedException when it lacks something; the findings name it
     */
    public SafetyNoticeRecord issue(String notice) {
        return issue(notice, CallOptions.NONE);
    }

    /**
     * Issues a notice that two persons other than its drafter have passed; it gets its number.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is not at the gate, or two other persons have not passed it
     * @throws org.npcs.repository.client.error.ValidationFailedException when it lacks something; the findings name it
     */
    public SafetyNoticeRecord issue(String notice, CallOptions options) {
        return step(notice, "issued", options);
    }

    /**
     * Tells an amendment that two persons other than its drafter have passed.
     *
     * @throws org.npcs.repository.client.error.ConflictException when no amendment waits, or two other persons have not passed it
     * @throws org.npcs.repository.client.error.ValidationFailedException when it lacks something; the findings name it
     */
    public SafetyNoticeRecord amend(String notice) {
        return amend(notice, CallOptions.NONE);
    }

    /**
     * Tells an amendment that two persons other than its drafter have passed.
     *
     * @throws org.npcs.repository.client.error.ConflictException when no amendment waits, or two other persons have not passed it
     * @throws org.npcs.repository.client.error.ValidationFailedException when it lacks something; the findings name it
     */
    public SafetyNoticeRecord amend(String notice, CallOptions options) {
        return step(notice, "amended", options);
    }

    /**
     * Closes a notice. The reason is a code of {@code change-reason}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public SafetyNoticeRecord close(String notice, String reason) {
        return close(notice, reason, CallOptions.NONE);
    }

    /**
     * Closes a notice. The reason is a code of {@code change-reason}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public SafetyNoticeRecord close(String notice, String reason, CallOptions options) {
        return step(notice, "closed", options.reason(reason));
    }

    /**
     * Withdraws a notice or gives up a draft. The reason is a code of {@code change-reason}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public SafetyNoticeRecord withdraw(String notice, String reason) {
        return withdraw(notice, reason, CallOptions.NONE);
    }

    /**
     * Withdraws a notice or gives up a draft. The reason is a code of {@code change-reason}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public SafetyNoticeRecord withdraw(String notice, String reason, CallOptions options) {
        return step(notice, "withdrawn", options.reason(reason));
    }

    /**
     * Returns where members stand: the own row with totals, or all rows for whoever manages notices.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public NoticeUptake uptake(String notice) {
        return uptake(notice, CallOptions.NONE);
    }

    /**
     * Returns where members stand: the own row with totals, or all rows for whoever manages notices.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public NoticeUptake uptake(String notice, CallOptions options) {
        Call call = new Call(NoticeOperations.GET_NOTICE_UPTAKE, options).path("notice", notice);
        return calls.call(call, "NoticeUptake", NoticeUptake::fromJson);
    }

    /** Returns where the own member stands with every notice that was issued to it. */
    public Pages<NoticeResponseRecord> responses() {
        return responses(CallOptions.NONE);
    }

    /** Returns where the own member stands with every notice that was issued to it. */
    public Pages<NoticeResponseRecord> responses(CallOptions options) {
        return calls.list(
                cursor -> new Call(NoticeOperations.LIST_NOTICE_RESPONSES, options),
                "NoticeResponseList",
                NoticeResponseList::fromJson,
                NoticeResponseList::items,
                NoticeResponseList::nextCursor);
    }

    /**
     * Returns where the own member stands with a notice, with every step.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public NoticeResponseRecord response(String notice) {
        return response(notice, CallOptions.NONE);
    }

    /**
     * Returns where the own member stands with a notice, with every step.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such notice, or it was not issued to the own member
     */
    public NoticeResponseRecord response(String notice, CallOptions options) {
        Call call = new Call(NoticeOperations.GET_NOTICE_RESPONSE, options).path("notice", notice);
        return calls.call(call, "NoticeResponseRecord", NoticeResponseRecord::fromJson);
    }

    /**
     * States where the own member stands. After the first response, give the version that it starts from by {@link
     * CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when no step leads from the stored state to this one, or the notice has ended
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a note may point to a person; the findings name the places
     */
    public NoticeResponseRecord respond(String notice, NoticeResponse response) {
        return respond(notice, response, CallOptions.NONE);
    }

    /**
     * States where the own member stands. After the first response, give the version that it starts from by {@link
     * CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when no step leads from the stored state to this one, or the notice has ended
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a note may point to a person; the findings name the places
     */
    public NoticeResponseRecord respond(String notice, NoticeResponse response, CallOptions options) {
        Call call = new Call(NoticeOperations.PUT_NOTICE_RESPONSE, options)
                .path("notice", notice)
                .body(response.toJson());
        return calls.call(call, "NoticeResponseRecord", NoticeResponseRecord::fromJson);
    }

    private static Call form(String notice, String format, CallOptions options) {
        return new Call(NoticeOperations.GET_SAFETY_NOTICE, options)
                .path("notice", notice)
                .query("format", format);
    }

    private SafetyNoticeRecord step(String notice, String to, CallOptions options) {
        Call call = new Call(NoticeOperations.TRANSITION_SAFETY_NOTICE, options.withoutReason())
                .path("notice", notice)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "SafetyNoticeRecord", SafetyNoticeRecord::fromJson);
    }
}
