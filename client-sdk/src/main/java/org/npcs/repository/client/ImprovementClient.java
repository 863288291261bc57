package org.npcs.repository.client;

import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.ImprovementOperations;
import org.npcs.repository.client.model.BundleObservation;
import org.npcs.repository.client.model.BundleObservationRecord;
import org.npcs.repository.client.model.BundleScores;
import org.npcs.repository.client.model.PdsaCycle;
import org.npcs.repository.client.model.PdsaCycleList;
import org.npcs.repository.client.model.PdsaCycleRecord;
import org.npcs.repository.client.model.PriorityParticipation;
import org.npcs.repository.client.model.PriorityParticipationRecord;
import org.npcs.repository.client.model.QualityPriority;
import org.npcs.repository.client.model.QualityPriorityList;
import org.npcs.repository.client.model.QualityPriorityRecord;
import org.npcs.repository.client.page.Pages;

/**
 * What we change: quality priorities, what the own member observes of care bundles, and cycles that test a change. The bundles
 * themselves are published data, see {@link DefinitionClient#bundle(String, String)}; their charts are drawn by {@link
 * Charts#bundle(ChartQuestion)}. Nothing here tells of another member but what that member shares.
 */
public final class ImprovementClient {

    private final Calls calls;

    ImprovementClient(Calls calls) {
        this.calls = calls;
    }

    /**
     * Returns what the own member observed of a bundle in a month; the unit is an alias of the own, or {@code all}.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when none was stated
     */
    public BundleObservationRecord observation(String bundle, String unit, YearMonth month) {
        return observation(bundle, unit, month, CallOptions.NONE);
    }

    /**
     * Returns what the own member observed of a bundle in a month; the unit is an alias of the own, or {@code all}.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when none was stated
     */
    public BundleObservationRecord observation(String bundle, String unit, YearMonth month, CallOptions options) {
        Call call = new Call(ImprovementOperations.GET_BUNDLE_OBSERVATION, options)
                .path("bundle", bundle)
                .path("unit", unit)
                .path("month", month);
        return calls.call(call, "BundleObservationRecord", BundleObservationRecord::fromJson);
    }

    /**
     * States what the own member observed of a bundle in a month, as aggregates. After the first statement, give the version
     * that it starts from by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public BundleObservationRecord observe(String bundle, String unit, YearMonth month, BundleObservation observation) {
        return observe(bundle, unit, month, observation, CallOptions.NONE);
    }

    /**
     * States what the own member observed of a bundle in a month, as aggregates. After the first statement, give the version
     * that it starts from by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public BundleObservationRecord observe(
            String bundle, String unit, YearMonth month, BundleObservation observation, CallOptions options) {
        Call call = new Call(ImprovementOperations.PUT_BUNDLE_OBSERVATION, options)
                .path("bundle", bundle)
                .path("unit", unit)
                .path("month", month)
                .body(observation.toJson());
        return calls.call(call, "BundleObservationRecord", BundleObservationRecord::fromJson);
    }

    /** Returns the scores of all months of a unit of the own member. What was not recorded counts as not done. */
    public BundleScores scores(String bundle, String unit) {
        return scores(bundle, unit, CallOptions.NONE);
    }

    /** Returns the scores of all months of a unit of the own member. What was not recorded counts as not done. */
    public BundleScores scores(String bundle, String unit, CallOptions options) {
        Call call = new Call(ImprovementOperations.GET_BUNDLE_SCORES, options)
                .query("bundle", bundle)
                .query("unit", unit);
        return calls.call(call, "BundleScores", BundleScores::fromJson);
    }

    /** Returns the scores of the months of a span. */
    public BundleScores scores(String bundle, String unit, YearMonth from, YearMonth until) {
        return scores(bundle, unit, from, until, CallOptions.NONE);
    }

    /** Returns the scores of the months of a span. */
    public BundleScores scores(String bundle, String unit, YearMonth from, YearMonth until, CallOptions options) {
        Call call = new Call(ImprovementOperations.GET_BUNDLE_SCORES, options)
                .query("bundle", bundle)
                .query("unit", unit)
                .query("from", from)
                .query("until", until);
        return calls.call(call, "BundleScores", BundleScores::fromJson);
    }

    /** Returns the quality priorities in the order of first storing; ideas to whoever manages priorities alone. */
    public Pages<QualityPriorityRecord> priorities() {
        return priorities(CallOptions.NONE);
    }

    /** Returns the quality priorities in the order of first storing; ideas to whoever manages priorities alone. */
    public Pages<QualityPriorityRecord> priorities(CallOptions options) {
        return priorities(null, options);
    }

    /** Returns the quality priorities in a state, such as {@code piloting}. */
    public Pages<QualityPriorityRecord> priorities(String state) {
        return priorities(state, CallOptions.NONE);
    }

    /** Returns the quality priorities in a state, or all for null. */
    public Pages<QualityPriorityRecord> priorities(@Nullable String state, CallOptions options) {
        return calls.list(
                cursor -> new Call(ImprovementOperations.LIST_QUALITY_PRIORITIES, options).query("state", state),
                "QualityPriorityList",
                QualityPriorityList::fromJson,
                QualityPriorityList::items,
                QualityPriorityList::nextCursor);
    }

    /**
     * Returns a quality priority.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such priority, or it is an idea
     */
    public QualityPriorityRecord priority(UUID id) {
        return priority(id, CallOptions.NONE);
    }

    /**
     * Returns a quality priority.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such priority, or it is an idea
     */
    public QualityPriorityRecord priority(UUID id, CallOptions options) {
        Call call = new Call(ImprovementOperations.GET_QUALITY_PRIORITY, options).path("priorityId", id);
        return calls.call(call, "QualityPriorityRecord", QualityPriorityRecord::fromJson);
    }

    /**
     * Notes a priority as an idea; for whoever manages priorities.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it names a decision of the repository that was not adopted
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public QualityPriorityRecord note(QualityPriority priority) {
        return note(priority, CallOptions.NONE);
    }

    /**
     * Notes a priority as an idea; for whoever manages priorities.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it names a decision of the repository that was not adopted
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public QualityPriorityRecord note(QualityPriority priority, CallOptions options) {
        Call call = new Call(ImprovementOperations.CREATE_QUALITY_PRIORITY, options).body(priority.toJson());
        return calls.call(call, "QualityPriorityRecord", QualityPriorityRecord::fromJson);
    }

    /**
     * Rewrites a priority that has not ended. Give the version that it starts from by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when it has ended, or names a decision of the repository that was not adopted
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public QualityPriorityRecord change(UUID id, QualityPriority priority) {
        return change(id, priority, CallOptions.NONE);
    }

    /**
     * Rewrites a priority that has not ended. Give the version that it starts from by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when it has ended, or names a decision of the repository that was not adopted
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public QualityPriorityRecord change(UUID id, QualityPriority priority, CallOptions options) {
        Call call = new Call(ImprovementOperations.PUT_QUALITY_PRIORITY, options)
                .path("priorityId", id)
                .body(priority.toJson());
        return calls.call(call, "QualityPriorityRecord", QualityPriorityRecord::fromJson);
    }

    /**
     * Moves a priority on, to {@code proposed}, {@code adopted}, {@code piloting}, {@code spreading} or {@code sustained}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when no step leads from its state to this one, or it names a decision of the repository that was not adopted
     * @throws org.npcs.repository.client.error.ValidationFailedException when it lacks something; the findings name it
     */
    public QualityPriorityRecord move(UUID id, String to) {
        return move(id, to, CallOptions.NONE);
    }

    /**
     * Moves a priority on, to {@code proposed}, {@code adopted}, {@code piloting}, {@code spreading} or {@code sustained}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when no step leads from its state to this one, or it names a decision of the repository that was not adopted
     * @throws org.npcs.repository.client.error.ValidationFailedException when it lacks something; the findings name it
     */
    public QualityPriorityRecord move(UUID id, String to, CallOptions options) {
        return step(id, to, options);
    }

    /**
     * Retires a priority. The reason is a code of {@code change-reason}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is retired
     */
    public QualityPriorityRecord retire(UUID id, String reason) {
        return retire(id, reason, CallOptions.NONE);
    }

    /**
     * Retires a priority. The reason is a code of {@code change-reason}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it is retired
     */
    public QualityPriorityRecord retire(UUID id, String reason, CallOptions options) {
        return step(id, "retired", options.reason(reason));
    }

    /**
     * Returns the part that the own member takes in a priority.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such priority
     */
    public PriorityParticipationRecord participation(UUID priority) {
        return participation(priority, CallOptions.NONE);
    }

    /**
     * Returns the part that the own member takes in a priority.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such priority
     */
    public PriorityParticipationRecord participation(UUID priority, CallOptions options) {
        Call call = new Call(ImprovementOperations.GET_PRIORITY_PARTICIPATION, options).path("priorityId", priority);
        return calls.call(call, "PriorityParticipationRecord", PriorityParticipationRecord::fromJson);
    }

    /**
     * States that the own member joins a priority or leaves it. After the first statement, give the version that it starts from
     * by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when the priority has ended
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public PriorityParticipationRecord participate(UUID priority, PriorityParticipation participation) {
        return participate(priority, participation, CallOptions.NONE);
    }

    /**
     * States that the own member joins a priority or leaves it. After the first statement, give the version that it starts from
     * by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when the priority has ended
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public PriorityParticipationRecord participate(
            UUID priority, PriorityParticipation participation, CallOptions options) {
        Call call = new Call(ImprovementOperations.PUT_PRIORITY_PARTICIPATION, options)
                .path("priorityId", priority)
                .body(participation.toJson());
        return calls.call(call, "PriorityParticipationRecord", PriorityParticipationRecord::fromJson);
    }

    /** Returns the cycles of the own member in the order of first storing. */
    public Pages<PdsaCycleRecord> cycles() {
        return cycles(CallOptions.NONE);
    }

    /** Returns the cycles of the own member in the order of first storing. */
    public Pages<PdsaCycleRecord> cycles(CallOptions options) {
        return calls.list(
                cursor -> new Call(ImprovementOperations.LIST_PDSA_CYCLES, options),
                "PdsaCycleList",
                PdsaCycleList::fromJson,
                PdsaCycleList::items,
                PdsaCycleList::nextCursor);
    }

    /** Returns the cycles that another member shares. */
    public Pages<PdsaCycleRecord> sharedCycles(String jurisdiction) {
        return sharedCycles(jurisdiction, CallOptions.NONE);
    }

    /** Returns the cycles that another member shares. */
    public Pages<PdsaCycleRecord> sharedCycles(String jurisdiction, CallOptions options) {
        return calls.list(
                cursor -> new Call(ImprovementOperations.LIST_PDSA_CYCLES, options).path("jurisdiction", jurisdiction),
                "PdsaCycleList",
                PdsaCycleList::fromJson,
                PdsaCycleList::items,
                PdsaCycleList::nextCursor);
    }

    /**
     * Returns a cycle of the own member.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when the own member has no such cycle
     */
    public PdsaCycleRecord cycle(UUID id) {
        return cycle(id, CallOptions.NONE);
    }

    /**
     * Returns a cycle of the own member.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when the own member has no such cycle
     */
    public PdsaCycleRecord cycle(UUID id, CallOptions options) {
        Call call = new Call(ImprovementOperations.GET_PDSA_CYCLE, options).path("cycleId", id);
        return calls.call(call, "PdsaCycleRecord", PdsaCycleRecord::fromJson);
    }

    /**
     * Returns a cycle that another member shares.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such cycle, or it is not shared
     */
    public PdsaCycleRecord sharedCycle(String jurisdiction, UUID id) {
        return sharedCycle(jurisdiction, id, CallOptions.NONE);
    }

    /**
     * Returns a cycle that another member shares.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such cycle, or it is not shared
     */
    public PdsaCycleRecord sharedCycle(String jurisdiction, UUID id, CallOptions options) {
        Call call = new Call(ImprovementOperations.GET_PDSA_CYCLE, options)
                .path("jurisdiction", jurisdiction)
                .path("cycleId", id);
        return calls.call(call, "PdsaCycleRecord", PdsaCycleRecord::fromJson);
    }

    /**
     * Plans a cycle: a question, a measure and a prediction, which stays once the cycle runs.
     *
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public PdsaCycleRecord plan(PdsaCycle cycle) {
        return plan(cycle, CallOptions.NONE);
    }

    /**
     * Plans a cycle: a question, a measure and a prediction, which stays once the cycle runs.
     *
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public PdsaCycleRecord plan(PdsaCycle cycle, CallOptions options) {
        Call call = new Call(ImprovementOperations.CREATE_PDSA_CYCLE, options).body(cycle.toJson());
        return calls.call(call, "PdsaCycleRecord", PdsaCycleRecord::fromJson);
    }

    /**
     * Writes on a cycle that was not acted upon. Give the version that it starts from by {@link
     * CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when it was acted upon
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public PdsaCycleRecord write(UUID id, PdsaCycle cycle) {
        return write(id, cycle, CallOptions.NONE);
    }

    /**
     * Writes on a cycle that was not acted upon. Give the version that it starts from by {@link
     * CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when it was acted upon
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public PdsaCycleRecord write(UUID id, PdsaCycle cycle, CallOptions options) {
        Call call = new Call(ImprovementOperations.PUT_PDSA_CYCLE, options)
                .path("cycleId", id)
                .body(cycle.toJson());
        return calls.call(call, "PdsaCycleRecord", PdsaCycleRecord::fromJson);
    }

    /**
     * Moves a cycle on, to {@code running}, {@code studied} or {@code acted}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when no step leads from its state to this one
     * @throws org.npcs.repository.client.error.ValidationFailedException when it lacks something; the findings name it
     */
    public PdsaCycleRecord moveCycle(UUID id, String to) {
        return moveCycle(id, to, CallOptions.NONE);
    }

    /**
     * Moves a cycle on, to {@code running}, {@code studied} or {@code acted}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when no step leads from its state to this one
     * @throws org.npcs.repository.client.error.ValidationFailedException when it lacks something; the findings name it
     */
    public PdsaCycleRecord moveCycle(UUID id, String to, CallOptions options) {
        Call call = new Call(ImprovementOperations.TRANSITION_PDSA_CYCLE, options.withoutReason())
                .path("cycleId", id)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "PdsaCycleRecord", PdsaCycleRecord::fromJson);
    }

    private QualityPriorityRecord step(UUID id, String to, CallOptions options) {
        Call call = new Call(ImprovementOperations.TRANSITION_QUALITY_PRIORITY, options.withoutReason())
                .path("priorityId", id)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "QualityPriorityRecord", QualityPriorityRecord::fromJson);
    }
}
