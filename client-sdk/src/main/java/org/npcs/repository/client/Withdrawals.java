package org.npcs.repository.client;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.UUID;
import org.npcs.repository.client.internal.SharingOperations;
import org.npcs.repository.client.model.WithdrawalList;
import org.npcs.repository.client.model.WithdrawalRecord;
import org.npcs.repository.client.model.WithdrawalRequest;
import org.npcs.repository.client.page.Pages;

/**
 * What the owner takes back: an incident with its reviews, an element of all records, or all records. The effects are counted
 * first; what is confirmed is destroyed for good, others are told by their feed, and a certificate names what remains.
 */
public final class Withdrawals {

    private final Calls calls;

    Withdrawals(Calls calls) {
        this.calls = calls;
    }

    /** Returns all withdrawals in the order in which they were asked for. */
    public Pages<WithdrawalRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns all withdrawals in the order in which they were asked for. */
    public Pages<WithdrawalRecord> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(SharingOperations.LIST_WITHDRAWALS, options),
                "WithdrawalList",
                WithdrawalList::fromJson,
                WithdrawalList::items,
                WithdrawalList::nextCursor);
    }

    /** Counts what a withdrawal would do; nothing is done before it is confirmed. */
    public WithdrawalRecord request(WithdrawalRequest request) {
        return request(request, CallOptions.NONE);
    }

    /** Counts what a withdrawal would do; nothing is done before it is confirmed. */
    public WithdrawalRecord request(WithdrawalRequest request, CallOptions options) {
        Call call = new Call(SharingOperations.REQUEST_WITHDRAWAL, options).body(request.toJson());
        return calls.call(call, "WithdrawalRecord", WithdrawalRecord::fromJson);
    }

    /** Returns a withdrawal; one that was carried out has a certificate. */
    public WithdrawalRecord get(UUID id) {
        return get(id, CallOptions.NONE);
    }

    /** Returns a withdrawal; one that was carried out has a certificate. */
    public WithdrawalRecord get(UUID id, CallOptions options) {
        Call call = new Call(SharingOperations.GET_WITHDRAWAL, options).path("withdrawalId", id);
        return calls.call(call, "WithdrawalRecord", WithdrawalRecord::fromJson);
    }

    /** Carries a withdrawal out. It cannot be undone; all records of a member go only by another person than the one that asked. */
    public WithdrawalRecord confirm(UUID id) {
        return confirm(id, CallOptions.NONE);
    }

    /** Carries a withdrawal out. It cannot be undone; all records of a member go only by another person than the one that asked. */
    public WithdrawalRecord confirm(UUID id, CallOptions options) {
        return step(id, "confirmed", options);
    }

    /** Drops a withdrawal that nobody has confirmed. */
    public WithdrawalRecord drop(UUID id) {
        return drop(id, CallOptions.NONE);
    }

    /** Drops a withdrawal that nobody has confirmed. */
    public WithdrawalRecord drop(UUID id, CallOptions options) {
        return step(id, "dropped", options);
    }

    /** Downloads the certificate (PDF) into a file that only its owner reads; the file is there whole or not at all. */
    public void certificate(UUID id, Path file) {
        certificate(id, file, CallOptions.NONE);
    }

    /** Downloads the certificate (PDF) into a file that only its owner reads; the file is there whole or not at all. */
    public void certificate(UUID id, Path file, CallOptions options) {
        calls.download(certificate(id, options), file);
    }

    /** Downloads the certificate (PDF) into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void certificate(UUID id, OutputStream out) {
        certificate(id, out, CallOptions.NONE);
    }

    /** Downloads the certificate (PDF) into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void certificate(UUID id, OutputStream out, CallOptions options) {
        calls.download(certificate(id, options), out);
    }

    private static Call certificate(UUID id, CallOptions options) {
        return new Call(SharingOperations.GET_WITHDRAWAL_CERTIFICATE, options).path("withdrawalId", id);
    }

    private WithdrawalRecord step(UUID id, String to, CallOptions options) {
        Call call = new Call(SharingOperations.TRANSITION_WITHDRAWAL, options.withoutReason())
                .path("withdrawalId", id)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "WithdrawalRecord", WithdrawalRecord::fromJson);
    }
}
