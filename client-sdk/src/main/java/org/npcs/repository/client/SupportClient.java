package org.npcs.repository.client;

import java.util.List;
import java.util.UUID;
import org.npcs.repository.client.internal.SupportOperations;
import org.npcs.repository.client.model.SupportHelper;
import org.npcs.repository.client.model.SupportHelperList;
import org.npcs.repository.client.model.SupportMessage;
import org.npcs.repository.client.model.SupportMessageList;
import org.npcs.repository.client.model.SupportMessageRecord;
import org.npcs.repository.client.model.SupportOffer;
import org.npcs.repository.client.model.SupportOfferList;
import org.npcs.repository.client.model.SupportProfile;
import org.npcs.repository.client.model.SupportProfileRecord;
import org.npcs.repository.client.model.SupportRequest;
import org.npcs.repository.client.model.SupportRequestList;
import org.npcs.repository.client.model.SupportRequestRecord;
import org.npcs.repository.client.model.SupportStep;
import org.npcs.repository.client.model.SupportSummary;
import org.npcs.repository.client.page.Pages;

/** Support for leaders: what the repository offers after a grave incident, requests, and what the two sides say to each other. Nobody is ranked. */
public final class SupportClient {

    private final Calls calls;

    SupportClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns what the own member was offered; nobody else sees it. */
    public Pages<SupportOffer> offers() {
        return offers(CallOptions.NONE);
    }

    /** Returns what the own member was offered; nobody else sees it. */
    public Pages<SupportOffer> offers(CallOptions options) {
        return calls.list(
                cursor -> new Call(SupportOperations.LIST_SUPPORT_OFFERS, options),
                "SupportOfferList",
                SupportOfferList::fromJson,
                SupportOfferList::items,
                SupportOfferList::nextCursor);
    }

    /** Returns the own requests and those that the own member helps with; to those who match, all. */
    public Pages<SupportRequestRecord> requests() {
        return requests(CallOptions.NONE);
    }

    /** Returns the own requests and those that the own member helps with; to those who match, all. */
    public Pages<SupportRequestRecord> requests(CallOptions options) {
        return calls.list(
                cursor -> new Call(SupportOperations.LIST_SUPPORT_REQUESTS, options),
                "SupportRequestList",
                SupportRequestList::fromJson,
                SupportRequestList::items,
                SupportRequestList::nextCursor);
    }

    /**
     * Asks for support; an offer that the request names is accepted with it.
     *
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     * @throws org.npcs.repository.client.error.ConflictException when the offer that it names has ended
     */
    public SupportRequestRecord ask(SupportRequest request) {
        return ask(request, CallOptions.NONE);
    }

    /**
     * Asks for support; an offer that the request names is accepted with it.
     *
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     * @throws org.npcs.repository.client.error.ConflictException when the offer that it names has ended
     */
    public SupportRequestRecord ask(SupportRequest request, CallOptions options) {
        Call call = new Call(SupportOperations.CREATE_SUPPORT_REQUEST, options).body(request.toJson());
        return calls.call(call, "SupportRequestRecord", SupportRequestRecord::fromJson);
    }

    /**
     * Returns a request, to its two sides and those who match.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such request, or the caller is no side of it
     */
    public SupportRequestRecord get(UUID request) {
        return get(request, CallOptions.NONE);
    }

    /**
     * Returns a request, to its two sides and those who match.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such request, or the caller is no side of it
     */
    public SupportRequestRecord get(UUID request, CallOptions options) {
        Call call = new Call(SupportOperations.GET_SUPPORT_REQUEST, options).path("supportRequestId", request);
        return calls.call(call, "SupportRequestRecord", SupportRequestRecord::fromJson);
    }

    /**
     * Matches a request with a member that can help; for those who match.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     * @throws org.npcs.repository.client.error.ValidationFailedException when the member cannot help
     */
    public SupportRequestRecord match(UUID request, String helper) {
        return match(request, helper, CallOptions.NONE);
    }

    /**
     * Matches a request with a member that can help; for those who match.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     * @throws org.npcs.repository.client.error.ValidationFailedException when the member cannot help
     */
    public SupportRequestRecord match(UUID request, String helper, CallOptions options) {
        return move(request, step("matched").helper(helper), options);
    }

    /**
     * Gives a helper back, as one of the two sides; the request waits for another.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public SupportRequestRecord release(UUID request) {
        return release(request, CallOptions.NONE);
    }

    /**
     * Gives a helper back, as one of the two sides; the request waits for another.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public SupportRequestRecord release(UUID request, CallOptions options) {
        return move(request, step("requested"), options);
    }

    /**
     * Says that the two sides work together.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public SupportRequestRecord begin(UUID request) {
        return begin(request, CallOptions.NONE);
    }

    /**
     * Says that the two sides work together.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public SupportRequestRecord begin(UUID request, CallOptions options) {
        return move(request, step("in-progress"), options);
    }

    /**
     * Closes the own request with what helped, as codes of {@code support-help}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     * @throws org.npcs.repository.client.error.ValidationFailedException when a code is not known
     */
    public SupportRequestRecord close(UUID request, List<String> whatHelped) {
        return close(request, whatHelped, CallOptions.NONE);
    }

    /**
     * Closes the own request with what helped, as codes of {@code support-help}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     * @throws org.npcs.repository.client.error.ValidationFailedException when a code is not known
     */
    public SupportRequestRecord close(UUID request, List<String> whatHelped, CallOptions options) {
        return move(request, step("closed").whatHelped(whatHelped), options);
    }

    /**
     * Withdraws the own request.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public SupportRequestRecord withdraw(UUID request) {
        return withdraw(request, CallOptions.NONE);
    }

    /**
     * Withdraws the own request.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public SupportRequestRecord withdraw(UUID request, CallOptions options) {
        return move(request, step("withdrawn"), options);
    }

    /**
     * Returns what the two sides wrote to each other, oldest first.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such request, or the caller is no side of it
     */
    public Pages<SupportMessageRecord> messages(UUID request) {
        return messages(request, CallOptions.NONE);
    }

    /**
     * Returns what the two sides wrote to each other, oldest first.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such request, or the caller is no side of it
     */
    public Pages<SupportMessageRecord> messages(UUID request, CallOptions options) {
        return calls.list(
                cursor -> new Call(SupportOperations.LIST_SUPPORT_MESSAGES, options).path("supportRequestId", request),
                "SupportMessageList",
                SupportMessageList::fromJson,
                SupportMessageList::items,
                SupportMessageList::nextCursor);
    }

    /**
     * Writes to the other side; a text that is suspected to point to a person is refused.
     *
     * @throws org.npcs.repository.client.error.ConflictException when the request is neither matched nor in progress
     * @throws org.npcs.repository.client.error.ValidationFailedException when the text may point to a person
     */
    public SupportMessageRecord write(UUID request, SupportMessage message) {
        return write(request, message, CallOptions.NONE);
    }

    /**
     * Writes to the other side; a text that is suspected to point to a person is refused.
     *
     * @throws org.npcs.repository.client.error.ConflictException when the request is neither matched nor in progress
     * @throws org.npcs.repository.client.error.ValidationFailedException when the text may point to a person
     */
    public SupportMessageRecord write(UUID request, SupportMessage message, CallOptions options) {
        Call call = new Call(SupportOperations.CREATE_SUPPORT_MESSAGE, options)
                .path("supportRequestId", request)
                .body(message.toJson());
        return calls.call(call, "SupportMessageRecord", SupportMessageRecord::fromJson);
    }

    /** Returns whether the own member is offered support, and with what it can help. */
    public SupportProfileRecord profile() {
        return profile(CallOptions.NONE);
    }

    /** Returns whether the own member is offered support, and with what it can help. */
    public SupportProfileRecord profile(CallOptions options) {
        Call call = new Call(SupportOperations.GET_SUPPORT_PROFILE, options);
        return calls.call(call, "SupportProfileRecord", SupportProfileRecord::fromJson);
    }

    /**
     * States whether the own member is offered support, and with what it can help. Give the version that it starts from by
     * {@link CallOptions#expectedVersion(int)} when one was stated before.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public SupportProfileRecord state(SupportProfile profile) {
        return state(profile, CallOptions.NONE);
    }

    /**
     * States whether the own member is offered support, and with what it can help. Give the version that it starts from by
     * {@link CallOptions#expectedVersion(int)} when one was stated before.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public SupportProfileRecord state(SupportProfile profile, CallOptions options) {
        Call call = new Call(SupportOperations.PUT_SUPPORT_PROFILE, options).body(profile.toJson());
        return calls.call(call, "SupportProfileRecord", SupportProfileRecord::fromJson);
    }

    /** Returns the members that can help, in the order of their codes; for those who match. */
    public Pages<SupportHelper> helpers() {
        return helpers(CallOptions.NONE);
    }

    /** Returns the members that can help, in the order of their codes; for those who match. */
    public Pages<SupportHelper> helpers(CallOptions options) {
        return calls.list(
                cursor -> new Call(SupportOperations.LIST_SUPPORT_HELPERS, options),
                "SupportHelperList",
                SupportHelperList::fromJson,
                SupportHelperList::items,
                SupportHelperList::nextCursor);
    }

    /** Returns how support works; to a member only figures with five members behind them. */
    public SupportSummary summary() {
        return summary(CallOptions.NONE);
    }

    /** Returns how support works; to a member only figures with five members behind them. */
    public SupportSummary summary(CallOptions options) {
        Call call = new Call(SupportOperations.GET_SUPPORT_SUMMARY, options);
        return calls.call(call, "SupportSummary", SupportSummary::fromJson);
    }

    /**
     * Declines an offer.
     *
     * @throws org.npcs.repository.client.error.ConflictException when the offer has ended
     */
    public SupportOffer decline(UUID offer) {
        return decline(offer, CallOptions.NONE);
    }

    /**
     * Declines an offer.
     *
     * @throws org.npcs.repository.client.error.ConflictException when the offer has ended
     */
    public SupportOffer decline(UUID offer, CallOptions options) {
        Call call = new Call(SupportOperations.TRANSITION_SUPPORT_OFFER, options.withoutReason())
                .path("offerId", offer)
                .body(Steps.to("declined", options).toJson());
        return calls.call(call, "SupportOffer", SupportOffer::fromJson);
    }

    /** Returns exchanges between peers. */
    public PeerExchanges exchanges() {
        return new PeerExchanges(calls);
    }

    /** Returns events of the partnership. */
    public Events events() {
        return new Events(calls);
    }

    private static SupportStep.Builder step(String to) {
        return SupportStep.builder().to(to);
    }

    private SupportRequestRecord move(UUID request, SupportStep.Builder step, CallOptions options) {
        Call call = new Call(SupportOperations.TRANSITION_SUPPORT_REQUEST, options)
                .path("supportRequestId", request)
                .body(step.build().toJson());
        return calls.call(call, "SupportRequestRecord", SupportRequestRecord::fromJson);
    }
}
