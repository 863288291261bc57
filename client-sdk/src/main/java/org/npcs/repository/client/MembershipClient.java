package org.npcs.repository.client;

import java.time.Instant;
import java.util.UUID;
import org.npcs.repository.client.internal.MembershipOperations;
import org.npcs.repository.client.model.Caller;
import org.npcs.repository.client.model.Client;
import org.npcs.repository.client.model.ClientActivity;
import org.npcs.repository.client.model.ClientList;
import org.npcs.repository.client.model.ConformanceResult;
import org.npcs.repository.client.model.Delegation;
import org.npcs.repository.client.model.DelegationGrant;
import org.npcs.repository.client.model.DelegationList;
import org.npcs.repository.client.model.GoLive;
import org.npcs.repository.client.model.Jurisdiction;
import org.npcs.repository.client.model.JurisdictionList;
import org.npcs.repository.client.model.Transition;
import org.npcs.repository.client.page.Pages;

/**
 * Who takes part: jurisdictions, the clients that call for them, and the delegations by which a member lets a vendor act for
 * it.
 */
public final class MembershipClient {

    private final Calls calls;

    MembershipClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns who is calling, for whom, and with what rights. */
    public Caller me() {
        return me(CallOptions.NONE);
    }

    /** Returns who is calling, for whom, and with what rights. */
    public Caller me(CallOptions options) {
        Call call = new Call(MembershipOperations.GET_CALLER, options);
        return calls.call(call, "Caller", Caller::fromJson);
    }

    /** Returns all jurisdictions by code. */
    public Pages<Jurisdiction> jurisdictions() {
        return jurisdictions(CallOptions.NONE);
    }

    /** Returns all jurisdictions by code. */
    public Pages<Jurisdiction> jurisdictions(CallOptions options) {
        return calls.list(
                cursor -> new Call(MembershipOperations.LIST_JURISDICTIONS, options),
                "JurisdictionList",
                JurisdictionList::fromJson,
                JurisdictionList::items,
                JurisdictionList::nextCursor);
    }

    /** Returns one jurisdiction. */
    public Jurisdiction jurisdiction(String code) {
        return jurisdiction(code, CallOptions.NONE);
    }

    /** Returns one jurisdiction. */
    public Jurisdiction jurisdiction(String code, CallOptions options) {
        Call call = new Call(MembershipOperations.GET_JURISDICTION, options).path("jurisdiction", code);
        return calls.call(call, "Jurisdiction", Jurisdiction::fromJson);
    }

    /** Enters or changes a jurisdiction; for the operator. */
    public Jurisdiction putJurisdiction(Jurisdiction jurisdiction) {
        return putJurisdiction(jurisdiction, CallOptions.NONE);
    }

    /** Enters or changes a jurisdiction; for the operator. */
    public Jurisdiction putJurisdiction(Jurisdiction jurisdiction, CallOptions options) {
        Call call = new Call(MembershipOperations.PUT_JURISDICTION, options)
                .path("jurisdiction", jurisdiction.code())
                .body(jurisdiction.toJson());
        return calls.call(call, "Jurisdiction", Jurisdiction::fromJson);
    }

    /** Returns the clients of the own jurisdiction; for the operator all. */
    public Pages<Client> clients() {
        return clients(CallOptions.NONE);
    }

    /** Returns the clients of the own jurisdiction; for the operator all. */
    public Pages<Client> clients(CallOptions options) {
        return calls.list(
                cursor -> new Call(MembershipOperations.LIST_CLIENTS, options),
                "ClientList",
                ClientList::fromJson,
                ClientList::items,
                ClientList::nextCursor);
    }

    /** Returns one client of the own jurisdiction. */
    public Client client(String clientId) {
        return client(clientId, CallOptions.NONE);
    }

    /** Returns one client of the own jurisdiction. */
    public Client client(String clientId, CallOptions options) {
        Call call = new Call(MembershipOperations.GET_CLIENT, options).path("clientId", clientId);
        return calls.call(call, "Client", Client::fromJson);
    }

    /**
     * Returns what a client did since an instant, by member, each with a draft of a notice: what follows the stop of a stolen
     * secret. The operator sees all members, a member what was done for itself.
     */
    public ClientActivity activity(String clientId, Instant from) {
        return activity(clientId, from, CallOptions.NONE);
    }

    /**
     * Returns what a client did since an instant, by member, each with a draft of a notice: what follows the stop of a stolen
     * secret. The operator sees all members, a member what was done for itself.
     */
    public ClientActivity activity(String clientId, Instant from, CallOptions options) {
        Call call = new Call(MembershipOperations.GET_CLIENT_ACTIVITY, options)
                .path("clientId", clientId)
                .query("from", from);
        return calls.call(call, "ClientActivity", ClientActivity::fromJson);
    }

    /** Registers a client of the own jurisdiction. */
    public Client register(Client client) {
        return register(client, CallOptions.NONE);
    }

    /** Registers a client of the own jurisdiction. */
    public Client register(Client client, CallOptions options) {
        Call call = new Call(MembershipOperations.REGISTER_CLIENT, options).body(client.toJson());
        return calls.call(call, "Client", Client::fromJson);
    }

    /** Suspends a client with its next request, whatever tokens it holds. */
    public Client suspendClient(String clientId, CallOptions options) {
        return transitionClient(clientId, Steps.to("suspended", options), options.withoutReason());
    }

    /** Lets a suspended client call again. */
    public Client resumeClient(String clientId, CallOptions options) {
        return transitionClient(clientId, Steps.to("active", options), options.withoutReason());
    }

    /** Closes a client for ever. */
    public Client closeClient(String clientId, CallOptions options) {
        return transitionClient(clientId, Steps.to("closed", options), options.withoutReason());
    }

    /** Moves a client to a state. */
    public Client transitionClient(String clientId, Transition step) {
        return transitionClient(clientId, step, CallOptions.NONE);
    }

    /** Moves a client to a state. */
    public Client transitionClient(String clientId, Transition step, CallOptions options) {
        Call call = new Call(MembershipOperations.TRANSITION_CLIENT, options)
                .path("clientId", clientId)
                .body(step.toJson());
        return calls.call(call, "Client", Client::fromJson);
    }

    /** Returns the delegations that the own jurisdiction has granted, the newest first. */
    public Pages<Delegation> delegations() {
        return delegations(CallOptions.NONE);
    }

    /** Returns the delegations that the own jurisdiction has granted, the newest first. */
    public Pages<Delegation> delegations(CallOptions options) {
        return calls.list(
                cursor -> new Call(MembershipOperations.LIST_DELEGATIONS, options),
                "DelegationList",
                DelegationList::fromJson,
                DelegationList::items,
                DelegationList::nextCursor);
    }

    /** Returns one delegation of the own jurisdiction. */
    public Delegation delegation(UUID id) {
        return delegation(id, CallOptions.NONE);
    }

    /** Returns one delegation of the own jurisdiction. */
    public Delegation delegation(UUID id, CallOptions options) {
        Call call = new Call(MembershipOperations.GET_DELEGATION, options).path("delegationId", id);
        return calls.call(call, "Delegation", Delegation::fromJson);
    }

    /** Lets a vendor's client act for the own jurisdiction. */
    public Delegation grant(DelegationGrant grant) {
        return grant(grant, CallOptions.NONE);
    }

    /** Lets a vendor's client act for the own jurisdiction. */
    public Delegation grant(DelegationGrant grant, CallOptions options) {
        Call call = new Call(MembershipOperations.GRANT_DELEGATION, options).body(grant.toJson());
        return calls.call(call, "Delegation", Delegation::fromJson);
    }

    /** Suspends a delegation with the next request of the vendor. */
    public Delegation suspendDelegation(UUID id, CallOptions options) {
        return transitionDelegation(id, Steps.to("suspended", options), options.withoutReason());
    }

    /** Lets a suspended delegation hold again. */
    public Delegation resumeDelegation(UUID id, CallOptions options) {
        return transitionDelegation(id, Steps.to("granted", options), options.withoutReason());
    }

    /** Revokes a delegation for ever. */
    public Delegation revokeDelegation(UUID id, CallOptions options) {
        return transitionDelegation(id, Steps.to("revoked", options), options.withoutReason());
    }

    /** Moves a delegation to a state. */
    public Delegation transitionDelegation(UUID id, Transition step) {
        return transitionDelegation(id, step, CallOptions.NONE);
    }

    /** Moves a delegation to a state. */
    public Delegation transitionDelegation(UUID id, Transition step, CallOptions options) {
        Call call = new Call(MembershipOperations.TRANSITION_DELEGATION, options)
                .path("delegationId", id)
                .body(step.toJson());
        return calls.call(call, "Delegation", Delegation::fromJson);
    }

    /** Returns the keys by which a client proves itself at the issuer. */
    public ClientKeys keys(String clientId) {
        return new ClientKeys(calls, clientId);
    }

    /** Returns the analyst tokens of the own jurisdiction. */
    public AnalystTokens analystTokens() {
        return new AnalystTokens(calls);
    }

    /** Returns how members and others belong to the partnership. */
    public Partnership partnership() {
        return new Partnership(calls);
    }

    /** Returns how far the own jurisdiction is on its way to live data: each step, and who acts next. */
    public GoLive goLive() {
        return goLive(CallOptions.NONE);
    }

    /** Returns how far the own jurisdiction is on its way to live data: each step, and who acts next. */
    public GoLive goLive(CallOptions options) {
        Call call = new Call(MembershipOperations.GET_GO_LIVE, options);
        return calls.call(call, "GoLive", GoLive::fromJson);
    }

    /** Returns how far a member is; for the operator. */
    public GoLive goLiveOf(String jurisdiction) {
        return goLiveOf(jurisdiction, CallOptions.NONE);
    }

    /** Returns how far a member is; for the operator. */
    public GoLive goLiveOf(String jurisdiction, CallOptions options) {
        Call call = new Call(MembershipOperations.GET_GO_LIVE, options).path("jurisdiction", jurisdiction);
        return calls.call(call, "GoLive", GoLive::fromJson);
    }

    /** States that software of the own jurisdiction passed the conformance suite. */
    public GoLive passed(ConformanceResult result) {
        return passed(result, CallOptions.NONE);
    }

    /** States that software of the own jurisdiction passed the conformance suite. */
    public GoLive passed(ConformanceResult result, CallOptions options) {
        Call call = new Call(MembershipOperations.PUT_CONFORMANCE_RESULT, options).body(result.toJson());
        return calls.call(call, "GoLive", GoLive::fromJson);
    }

    /** Moves a member to the trial or to live; for the operator, as soon as no step before is missing. */
    public GoLive moveToward(String jurisdiction, String state) {
        return moveToward(jurisdiction, state, CallOptions.NONE);
    }

    /** Moves a member to the trial or to live; for the operator, as soon as no step before is missing. */
    public GoLive moveToward(String jurisdiction, String state, CallOptions options) {
        Call call = new Call(MembershipOperations.TRANSITION_GO_LIVE, options.withoutReason())
                .path("jurisdiction", jurisdiction)
                .body(Steps.to(state, options).toJson());
        return calls.call(call, "GoLive", GoLive::fromJson);
    }

    /** Pauses the own jurisdiction: nothing of it is counted or shown to others until the operator resumes it. */
    public GoLive pause() {
        return pause(CallOptions.NONE);
    }

    /** Pauses the own jurisdiction: nothing of it is counted or shown to others until the operator resumes it. */
    public GoLive pause(CallOptions options) {
        Call call = new Call(MembershipOperations.TRANSITION_GO_LIVE, options.withoutReason())
                .body(Steps.to("paused", options).toJson());
        return calls.call(call, "GoLive", GoLive::fromJson);
    }
}
