package org.npcs.repository.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.PlatformOperations;
import org.npcs.repository.client.model.Announcement;
import org.npcs.repository.client.model.AnnouncementList;
import org.npcs.repository.client.model.Changelog;
import org.npcs.repository.client.model.ContractRelease;
import org.npcs.repository.client.model.Limits;
import org.npcs.repository.client.model.ProblemCode;
import org.npcs.repository.client.model.ProblemCodeList;
import org.npcs.repository.client.model.ProtectedResource;
import org.npcs.repository.client.model.ServiceDescription;
import org.npcs.repository.client.page.Pages;

/**
 * What holds for every request: the service itself, its limits, its problem codes, and the contract. None of it needs a
 * token.
 */
public final class PlatformClient {

    private final Calls calls;

    PlatformClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns what this service is. Start here. */
    public ServiceDescription service() {
        return service(CallOptions.NONE);
    }

    /** Returns what this service is. Start here. */
    public ServiceDescription service(CallOptions options) {
        Call call = new Call(PlatformOperations.GET_SERVICE, options);
        return calls.call(call, "ServiceDescription", ServiceDescription::fromJson);
    }

    /** Returns the limits of requests, to be read before sending. */
    public Limits limits() {
        return limits(CallOptions.NONE);
    }

    /** Returns the limits of requests, to be read before sending. */
    public Limits limits(CallOptions options) {
        Call call = new Call(PlatformOperations.GET_LIMITS, options);
        return calls.call(call, "Limits", Limits::fromJson);
    }

    /** Returns what changes and what has changed, the latest announcement first. */
    public Pages<Announcement> announcements() {
        return announcements(null, CallOptions.NONE);
    }

    /** Returns what was announced on or after a day, the latest first; all of it for null. */
    public Pages<Announcement> announcements(@Nullable LocalDate since, CallOptions options) {
        return calls.list(
                cursor -> new Call(PlatformOperations.LIST_ANNOUNCEMENTS, options).query("since", since),
                "AnnouncementList",
                AnnouncementList::fromJson,
                AnnouncementList::items,
                AnnouncementList::nextCursor);
    }

    /** Returns the versions of the contract with their changes, the latest first. */
    public Pages<ContractRelease> changelog() {
        return changelog(CallOptions.NONE);
    }

    /** Returns the versions of the contract with their changes, the latest first. */
    public Pages<ContractRelease> changelog(CallOptions options) {
        return calls.list(
                cursor -> new Call(PlatformOperations.GET_CHANGELOG, options),
                "Changelog",
                Changelog::fromJson,
                Changelog::items,
                Changelog::nextCursor);
    }

    /** Returns the problem catalogue by code. */
    public Pages<ProblemCode> problemCodes() {
        return problemCodes(CallOptions.NONE);
    }

    /** Returns the problem catalogue by code. */
    public Pages<ProblemCode> problemCodes(CallOptions options) {
        return calls.list(
                cursor -> new Call(PlatformOperations.LIST_PROBLEM_CODES, options),
                "ProblemCodeList",
                ProblemCodeList::fromJson,
                ProblemCodeList::items,
                ProblemCodeList::nextCursor);
    }

    /** Returns what a problem code means, its likely causes and what to do. */
    public ProblemCode problemCode(String code) {
        return problemCode(code, CallOptions.NONE);
    }

    /** Returns what a problem code means, its likely causes and what to do. */
    public ProblemCode problemCode(String code, CallOptions options) {
        Call call = new Call(PlatformOperations.GET_PROBLEM_CODE, options).path("code", code);
        return calls.call(call, "ProblemCode", ProblemCode::fromJson);
    }

    /** Returns the contract, the OpenAPI document byte for byte as released. */
    public byte[] contract() {
        Call call = new Call(PlatformOperations.GET_CONTRACT, CallOptions.NONE);
        return calls.call(call, "contract", bytes -> bytes.clone());
    }

    /** Returns where tokens come from (RFC 9728). */
    public ProtectedResource protectedResource() {
        return protectedResource(CallOptions.NONE);
    }

    /** Returns where tokens come from (RFC 9728). */
    public ProtectedResource protectedResource(CallOptions options) {
        Call call = new Call(PlatformOperations.GET_PROTECTED_RESOURCE, options);
        return calls.call(call, "ProtectedResource", ProtectedResource::fromJson);
    }
}
