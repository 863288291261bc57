package org.npcs.repository.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.IncidentOperations;
import org.npcs.repository.client.model.Determination;
import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.IncidentCounts;
import org.npcs.repository.client.model.IncidentList;
import org.npcs.repository.client.model.IncidentMerge;
import org.npcs.repository.client.model.IncidentMerged;
import org.npcs.repository.client.model.IncidentRecord;
import org.npcs.repository.client.model.IncidentSplit;
import org.npcs.repository.client.model.IncidentVersion;
import org.npcs.repository.client.model.IncidentVersionList;
import org.npcs.repository.client.model.IncidentsSplit;
import org.npcs.repository.client.model.LocalKeyChange;
import org.npcs.repository.client.model.MaltreatmentFinding;
import org.npcs.repository.client.model.MatchToken;
import org.npcs.repository.client.model.MatchTokenKept;
import org.npcs.repository.client.model.MergePatch;
import org.npcs.repository.client.model.Transition;
import org.npcs.repository.client.model.ValidationReport;
import org.npcs.repository.client.page.Pages;

/**
 * What happened to one child in one event, in the copy of one owner. Every method may end with a
 * {@link org.npcs.repository.client.error.RepositoryException}; which kinds there are is said there. Records are named by
 * the owner's local key, or by the identifier that the repository gave them.
 */
public final class IncidentClient {

    private final Calls calls;

    IncidentClient(Calls calls) {
        this.calls = calls;
    }

    /** Submits or corrects an incident: stores the whole content under its local key. Sending the same again changes nothing; another content needs {@code ifMatch} or {@code expectedVersion}. */
    public IncidentRecord put(IncidentContent content) {
        return put(content, CallOptions.NONE);
    }

    /** Submits or corrects an incident: stores the whole content under its local key. Sending the same again changes nothing; another content needs {@code ifMatch} or {@code expectedVersion}. */
    public IncidentRecord put(IncidentContent content, CallOptions options) {
        Call call = new Call(IncidentOperations.PUT_INCIDENT, options)
                .path("localKey", content.localKey())
                .body(content.toJson());
        return calls.call(call, "IncidentRecord", IncidentRecord::fromJson);
    }

    /** Returns the current version of the incident with this local key. */
    public IncidentRecord get(String localKey) {
        return get(localKey, CallOptions.NONE);
    }

    /** Returns the current version of the incident with this local key. */
    public IncidentRecord get(String localKey, CallOptions options) {
        Call call = new Call(IncidentOperations.GET_INCIDENT_BY_KEY, options).path("localKey", localKey);
        return calls.call(call, "IncidentRecord", IncidentRecord::fromJson);
    }

    /** Returns the current version of the incident with this identifier. */
    public IncidentRecord get(UUID id) {
        return get(id, CallOptions.NONE);
    }

    /** Returns the current version of the incident with this identifier. */
    public IncidentRecord get(UUID id, CallOptions options) {
        Call call = new Call(IncidentOperations.GET_INCIDENT, options).path("incidentId", id);
        return calls.call(call, "IncidentRecord", IncidentRecord::fromJson);
    }

    /** Returns the incident with this local key as it was stored at an instant of the past. */
    public IncidentRecord getAsOf(String localKey, Instant instant) {
        return getAsOf(localKey, instant, CallOptions.NONE);
    }

    /** Returns the incident with this local key as it was stored at an instant of the past. */
    public IncidentRecord getAsOf(String localKey, Instant instant, CallOptions options) {
        Call call = new Call(IncidentOperations.GET_INCIDENT_BY_KEY, options)
                .path("localKey", localKey)
                .query("asOf", instant);
        return calls.call(call, "IncidentRecord", IncidentRecord::fromJson);
    }

    /** Returns the incident with this identifier as it was stored at an instant of the past. */
    public IncidentRecord getAsOf(UUID id, Instant instant) {
        return getAsOf(id, instant, CallOptions.NONE);
    }

    /** Returns the incident with this identifier as it was stored at an instant of the past. */
    public IncidentRecord getAsOf(UUID id, Instant instant, CallOptions options) {
        Call call = new Call(IncidentOperations.GET_INCIDENT, options)
                .path("incidentId", id)
                .query("asOf", instant);
        return calls.call(call, "IncidentRecord", IncidentRecord::fromJson);
    }

    /** Changes members of the incident with this local key; needs {@code ifMatch} or {@code expectedVersion}. Not repeated by itself. */
    public IncidentRecord patch(String localKey, MergePatch<IncidentContent> changes) {
        return patch(localKey, changes, CallOptions.NONE);
    }

    /** Changes members of the incident with this local key; needs {@code ifMatch} or {@code expectedVersion}. Not repeated by itself. */
    public IncidentRecord patch(String localKey, MergePatch<IncidentContent> changes, CallOptions options) {
        Call call = new Call(IncidentOperations.PATCH_INCIDENT, options)
                .path("localKey", localKey)
                .body(changes.toJson());
        return calls.call(call, "IncidentRecord", IncidentRecord::fromJson);
    }

    /** Returns all incidents of the jurisdiction, in the order in which they were first stored. */
    public Pages<IncidentRecord> list() {
        return list(IncidentQuery.ALL);
    }

    /** Returns the incidents that meet all filters. */
    public Pages<IncidentRecord> list(IncidentQuery query) {
        return list(query, CallOptions.NONE);
    }

    /** Returns the incidents that meet all filters. */
    public Pages<IncidentRecord> list(IncidentQuery query, CallOptions options) {
        return calls.list(
                cursor -> query.fill(new Call(IncidentOperations.LIST_INCIDENTS, options)),
                "IncidentList",
                IncidentList::fromJson,
                IncidentList::items,
                IncidentList::nextCursor);
    }

    /** Returns every version of the incident, the oldest first, without content. */
    public Pages<IncidentVersion> versions(UUID id) {
        return versions(id, CallOptions.NONE);
    }

    /** Returns every version of the incident, the oldest first, without content. */
    public Pages<IncidentVersion> versions(UUID id, CallOptions options) {
        return calls.list(
                cursor -> new Call(IncidentOperations.LIST_INCIDENT_VERSIONS, options).path("incidentId", id),
                "IncidentVersionList",
                IncidentVersionList::fromJson,
                IncidentVersionList::items,
                IncidentVersionList::nextCursor);
    }

    /** Returns the incident as it was in one version, counted from 1. */
    public IncidentRecord version(UUID id, int number) {
        return version(id, number, CallOptions.NONE);
    }

    /** Returns the incident as it was in one version, counted from 1. */
    public IncidentRecord version(UUID id, int number, CallOptions options) {
        Call call = new Call(IncidentOperations.GET_INCIDENT_VERSION, options)
                .path("incidentId", id)
                .path("version", number);
        return calls.call(call, "IncidentRecord", IncidentRecord::fromJson);
    }

    /** Appends a determination, as when a near fatality becomes a fatality. Its sequence follows the last one. */
    public IncidentRecord addDetermination(UUID id, Determination next) {
        return addDetermination(id, next, CallOptions.NONE);
    }

    /** Appends a determination, as when a near fatality becomes a fatality. Its sequence follows the last one. */
    public IncidentRecord addDetermination(UUID id, Determination next, CallOptions options) {
        Call call = new Call(IncidentOperations.ADD_DETERMINATION, options)
                .path("incidentId", id)
                .body(next.toJson());
        return calls.call(call, "IncidentRecord", IncidentRecord::fromJson);
    }

    /** Appends a finding on maltreatment. Its sequence follows the last one. */
    public IncidentRecord addFinding(UUID id, MaltreatmentFinding next) {
        return addFinding(id, next, CallOptions.NONE);
    }

    /** Appends a finding on maltreatment. Its sequence follows the last one. */
    public IncidentRecord addFinding(UUID id, MaltreatmentFinding next, CallOptions options) {
        Call call = new Call(IncidentOperations.ADD_FINDING, options)
                .path("incidentId", id)
                .body(next.toJson());
        return calls.call(call, "IncidentRecord", IncidentRecord::fromJson);
    }

    /** Accepts a provisional incident, or with {@code reason} one that was screened out. */
    public IncidentRecord accept(UUID id) {
        return accept(id, CallOptions.NONE);
    }

    /** Accepts a provisional incident, or with {@code reason} one that was screened out. */
    public IncidentRecord accept(UUID id, CallOptions options) {
        return step(id, "accepted", options);
    }

    /** Screens a provisional incident out. */
    public IncidentRecord screenOut(UUID id) {
        return screenOut(id, CallOptions.NONE);
    }

    /** Screens a provisional incident out. */
    public IncidentRecord screenOut(UUID id, CallOptions options) {
        return step(id, "screened-out", options);
    }

    /** Finalises an incident none of whose reviews is under way. */
    public IncidentRecord finalise(UUID id) {
        return finalise(id, CallOptions.NONE);
    }

    /** Finalises an incident none of whose reviews is under way. */
    public IncidentRecord finalise(UUID id, CallOptions options) {
        return step(id, "finalised", options);
    }

    /** Reopens a finalised incident; the reason is a code of {@code change-reason}. */
    public IncidentRecord reopen(UUID id, String reason) {
        return reopen(id, reason, CallOptions.NONE);
    }

    /** Reopens a finalised incident; the reason is a code of {@code change-reason}. */
    public IncidentRecord reopen(UUID id, String reason, CallOptions options) {
        return step(id, "reopened", options.reason(reason));
    }

    /** Voids an incident that was never the owner's, or a test; the reason is a code of {@code change-reason}. */
    public IncidentRecord voidIncident(UUID id, String reason) {
        return voidIncident(id, reason, CallOptions.NONE);
    }

    /** Voids an incident that was never the owner's, or a test; the reason is a code of {@code change-reason}. */
    public IncidentRecord voidIncident(UUID id, String reason, CallOptions options) {
        return step(id, "voided", options.reason(reason));
    }

    /** Puts a voided incident back into the state before; the reason is a code of {@code change-reason}. */
    public IncidentRecord reinstate(UUID id, String reason) {
        return reinstate(id, reason, CallOptions.NONE);
    }

    /** Puts a voided incident back into the state before; the reason is a code of {@code change-reason}. */
    public IncidentRecord reinstate(UUID id, String reason, CallOptions options) {
        return step(id, "reinstated", options.reason(reason));
    }

    /** Gives an incident another local key. The identifier stays; the former key stays reserved. */
    public IncidentRecord rekey(UUID id, String localKey, String reason) {
        return rekey(id, localKey, reason, CallOptions.NONE);
    }

    /**
     * Gives an incident another local key. The identifier stays; the former key stays reserved.
     *
     * @throws org.npcs.repository.client.error.ConflictException when another incident has or had the key
     */
    public IncidentRecord rekey(UUID id, String localKey, String reason, CallOptions options) {
        LocalKeyChange change =
                LocalKeyChange.builder().localKey(localKey).reason(reason).build();
        Call call = new Call(IncidentOperations.PUT_INCIDENT_LOCAL_KEY, options)
                .path("incidentId", id)
                .body(change.toJson());
        return calls.call(call, "IncidentRecord", IncidentRecord::fromJson);
    }

    /**
     * Merges a younger incident into an older one of the same owner. The reviews of the duplicate move; it stays readable.
     *
     * @param duplicateVersion version of the duplicate that was looked at
     * @param reason a code of {@code change-reason}
     * @throws org.npcs.repository.client.error.ConflictException {@code merge-reversed} when the duplicate is the older one
     */
    public IncidentMerged merge(UUID survivor, UUID duplicate, int duplicateVersion, String reason) {
        return merge(survivor, duplicate, duplicateVersion, reason, CallOptions.NONE);
    }

    /** Merges a younger incident into an older one of the same owner. */
    public IncidentMerged merge(
            UUID survivor, UUID duplicate, int duplicateVersion, String reason, CallOptions options) {
        IncidentMerge merge = IncidentMerge.builder()
                .duplicate(duplicate)
                .duplicateVersion(duplicateVersion)
                .reason(reason)
                .build();
        Call call = new Call(IncidentOperations.MERGE_INCIDENT, options)
                .path("incidentId", survivor)
                .body(merge.toJson());
        return calls.call(call, "IncidentMerged", IncidentMerged::fromJson);
    }

    /**
     * Splits an incident that proves to be two children.
     *
     * @param content content of the new incident, under a local key of its own
     * @param reviews numbers of the reviews that go with it
     * @param reason a code of {@code change-reason}
     */
    public IncidentsSplit split(UUID origin, IncidentContent content, List<Integer> reviews, String reason) {
        return split(origin, content, reviews, reason, CallOptions.NONE);
    }

    /** Splits an incident that proves to be two children. */
    public IncidentsSplit split(
            UUID origin, IncidentContent content, List<Integer> reviews, String reason, CallOptions options) {
        IncidentSplit split = IncidentSplit.builder()
                .content(content)
                .reviews(reviews)
                .reason(reason)
                .build();
        Call call = new Call(IncidentOperations.SPLIT_INCIDENT, options)
                .path("incidentId", origin)
                .body(split.toJson());
        return calls.call(call, "IncidentsSplit", IncidentsSplit::fromJson);
    }

    /** Returns the incidents that may be copies of one event, and what is decided about them. */
    public Duplicates duplicates() {
        return new Duplicates(calls);
    }

    /** Gives an incident a token that another owner computes alike of the same child, as {@link org.npcs.repository.client.local.MatchTokens} does. */
    public MatchTokenKept matchToken(UUID id, String token) {
        return matchToken(id, token, CallOptions.NONE);
    }

    /** Gives an incident a token that another owner computes alike of the same child, as {@link org.npcs.repository.client.local.MatchTokens} does. */
    public MatchTokenKept matchToken(UUID id, String token, CallOptions options) {
        Call call = new Call(IncidentOperations.CREATE_MATCH_TOKEN, options)
                .path("incidentId", id)
                .body(MatchToken.builder().token(token).build().toJson());
        return calls.call(call, "MatchTokenKept", MatchTokenKept::fromJson);
    }

    /** Returns all incidents counted by kind: as copies, as events and as occurrences. */
    public IncidentCounts counts() {
        return counts(null, null, "kind", CallOptions.NONE);
    }

    /**
     * Returns the incidents counted: as copies, as events and as occurrences.
     *
     * @param from first day of the events counted, or null
     * @param to last day of the events counted, or null
     * @param groupBy {@code kind}, {@code month} or {@code state}
     */
    public IncidentCounts counts(@Nullable LocalDate from, @Nullable LocalDate to, String groupBy) {
        return counts(from, to, groupBy, CallOptions.NONE);
    }

    /** Returns the incidents counted: as copies, as events and as occurrences. */
    public IncidentCounts counts(
            @Nullable LocalDate from, @Nullable LocalDate to, String groupBy, CallOptions options) {
        Call call = new Call(IncidentOperations.GET_INCIDENT_COUNTS, options)
                .query("from", from)
                .query("to", to)
                .query("groupBy", groupBy);
        return calls.call(call, "IncidentCounts", IncidentCounts::fromJson);
    }

    /** Moves an incident to a state, also to one that this release has no method for. */
    public IncidentRecord transition(UUID id, Transition step) {
        return transition(id, step, CallOptions.NONE);
    }

    /** Moves an incident to a state, also to one that this release has no method for. */
    public IncidentRecord transition(UUID id, Transition step, CallOptions options) {
        Call call = new Call(IncidentOperations.TRANSITION_INCIDENT, options)
                .path("incidentId", id)
                .body(step.toJson());
        return calls.call(call, "IncidentRecord", IncidentRecord::fromJson);
    }

    /** Checks an incident by every published rule and by the rights of the caller, and stores nothing. */
    public ValidationReport validate(IncidentContent content) {
        return validate(content, CallOptions.NONE);
    }

    /** Checks an incident by every published rule and by the rights of the caller, and stores nothing. */
    public ValidationReport validate(IncidentContent content, CallOptions options) {
        Call call = new Call(IncidentOperations.VALIDATE_INCIDENT, options).body(content.toJson());
        return calls.call(call, "ValidationReport", ValidationReport::fromJson);
    }

    private IncidentRecord step(UUID id, String to, CallOptions options) {
        Transition step = Transition.builder().to(to).reason(options.reason()).build();
        return transition(id, step, options.withoutReason());
    }
}
