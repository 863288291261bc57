package org.npcs.repository.client;

import java.util.UUID;
import org.npcs.repository.client.internal.MembershipOperations;
import org.npcs.repository.client.internal.Operation;
import org.npcs.repository.client.model.AnalystToken;
import org.npcs.repository.client.model.AnalystTokenList;
import org.npcs.repository.client.model.AnalystTokenRequest;
import org.npcs.repository.client.model.IssuedAnalystToken;
import org.npcs.repository.client.page.Pages;

/**
 * Read-only tokens of the own jurisdiction for programs that cannot take part in OAuth, such as spreadsheets. The secret is in the
 * answer to {@link #create(AnalystTokenRequest)} and nowhere else: hand it over and forget it.
 */
public final class AnalystTokens {

    private final Calls calls;

    AnalystTokens(Calls calls) {
        this.calls = calls;
    }

    /** Returns all analyst tokens in the order in which they were made, without their secrets. */
    public Pages<AnalystToken> list() {
        return list(CallOptions.NONE);
    }

    /** Returns all analyst tokens in the order in which they were made, without their secrets. */
    public Pages<AnalystToken> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(MembershipOperations.LIST_ANALYST_TOKENS, options),
                "AnalystTokenList",
                AnalystTokenList::fromJson,
                AnalystTokenList::items,
                AnalystTokenList::nextCursor);
    }

    /**
     * Makes a token of at most 90 days. When the first answer is lost on the way and the call is repeated by itself, the answer has no
     * secret any more: revoke the token then, and make another.
     */
    public IssuedAnalystToken create(AnalystTokenRequest request) {
        return create(request, CallOptions.NONE);
    }

    /** The same with options. */
    public IssuedAnalystToken create(AnalystTokenRequest request, CallOptions options) {
        Call call = new Call(MembershipOperations.CREATE_ANALYST_TOKEN, options).body(request.toJson());
        return calls.call(call, "IssuedAnalystToken", IssuedAnalystToken::fromJson);
    }

    /** Returns a token with its state now. */
    public AnalystToken get(UUID id) {
        return get(id, CallOptions.NONE);
    }

    /** Returns a token with its state now. */
    public AnalystToken get(UUID id, CallOptions options) {
        Call call = named(MembershipOperations.GET_ANALYST_TOKEN, id, options);
        return calls.call(call, "AnalystToken", AnalystToken::fromJson);
    }

    /** Revokes a token, with effect from the next request; the options hold the reason, which is needed. */
    public AnalystToken revoke(UUID id, CallOptions options) {
        Call call = named(MembershipOperations.TRANSITION_ANALYST_TOKEN, id, options.withoutReason())
                .body(Steps.to("revoked", options).toJson());
        return calls.call(call, "AnalystToken", AnalystToken::fromJson);
    }

    private static Call named(Operation operation, UUID id, CallOptions options) {
        return new Call(operation, options).path("tokenId", id);
    }
}
