package org.npcs.repository.client;

import org.npcs.repository.client.internal.LearningOperations;
import org.npcs.repository.client.model.CohortResults;
import org.npcs.repository.client.model.CohortSchedule;
import org.npcs.repository.client.model.LearningCohort;
import org.npcs.repository.client.model.LearningCohortList;
import org.npcs.repository.client.model.LearningCohortRecord;
import org.npcs.repository.client.model.LearningCounts;
import org.npcs.repository.client.model.LearningCountsRecord;
import org.npcs.repository.client.model.LearningStatements;
import org.npcs.repository.client.page.Pages;

/** Rounds of spaced learning of the own member: aggregates alone, there for nobody else. */
public final class Cohorts {

    private final Calls calls;

    Cohorts(Calls calls) {
        this.calls = calls;
    }

    /** Returns the own cohorts in the order of first storing. */
    public Pages<LearningCohortRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns the own cohorts in the order of first storing. */
    public Pages<LearningCohortRecord> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(LearningOperations.LIST_LEARNING_COHORTS, options),
                "LearningCohortList",
                LearningCohortList::fromJson,
                LearningCohortList::items,
                LearningCohortList::nextCursor);
    }

    /** Returns an own cohort. */
    public LearningCohortRecord get(String cohort) {
        return get(cohort, CallOptions.NONE);
    }

    /** Returns an own cohort. */
    public LearningCohortRecord get(String cohort, CallOptions options) {
        Call call = new Call(LearningOperations.GET_LEARNING_COHORT, options).path("cohort", cohort);
        return calls.call(call, "LearningCohortRecord", LearningCohortRecord::fromJson);
    }

    /** Plans a cohort; it can be changed until it runs. After the first write, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public LearningCohortRecord plan(String cohort, LearningCohort content) {
        return plan(cohort, content, CallOptions.NONE);
    }

    /** Plans a cohort; it can be changed until it runs. After the first write, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public LearningCohortRecord plan(String cohort, LearningCohort content, CallOptions options) {
        Call call = new Call(LearningOperations.PUT_LEARNING_COHORT, options)
                .path("cohort", cohort)
                .body(content.toJson());
        return calls.call(call, "LearningCohortRecord", LearningCohortRecord::fromJson);
    }

    /** Moves a cohort on, to {@code enrolling}, {@code running}, {@code on-hold}, {@code closed} or {@code results-published}. */
    public LearningCohortRecord move(String cohort, String to) {
        return move(cohort, to, CallOptions.NONE);
    }

    /** Moves a cohort on, to {@code enrolling}, {@code running}, {@code on-hold}, {@code closed} or {@code results-published}. */
    public LearningCohortRecord move(String cohort, String to, CallOptions options) {
        Call call = new Call(LearningOperations.TRANSITION_LEARNING_COHORT, options.withoutReason())
                .path("cohort", cohort)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "LearningCohortRecord", LearningCohortRecord::fromJson);
    }

    /** Returns the day of each question, after holds. */
    public CohortSchedule schedule(String cohort) {
        return schedule(cohort, CallOptions.NONE);
    }

    /** Returns the day of each question, after holds. */
    public CohortSchedule schedule(String cohort, CallOptions options) {
        Call call = new Call(LearningOperations.GET_COHORT_SCHEDULE, options).path("cohort", cohort);
        return calls.call(call, "CohortSchedule", CohortSchedule::fromJson);
    }

    /** Returns the counts of an own cohort. */
    public LearningCountsRecord counts(String cohort) {
        return counts(cohort, CallOptions.NONE);
    }

    /** Returns the counts of an own cohort. */
    public LearningCountsRecord counts(String cohort, CallOptions options) {
        Call call = new Call(LearningOperations.GET_LEARNING_COUNTS, options).path("cohort", cohort);
        return calls.call(call, "LearningCountsRecord", LearningCountsRecord::fromJson);
    }

    /** States the counts of a cohort, as aggregates. After the first write, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public LearningCountsRecord count(String cohort, LearningCounts counts) {
        return count(cohort, counts, CallOptions.NONE);
    }

    /** States the counts of a cohort, as aggregates. After the first write, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public LearningCountsRecord count(String cohort, LearningCounts counts, CallOptions options) {
        Call call = new Call(LearningOperations.PUT_LEARNING_COUNTS, options)
                .path("cohort", cohort)
                .body(counts.toJson());
        return calls.call(call, "LearningCountsRecord", LearningCountsRecord::fromJson);
    }

    /** Returns the results of a cohort; nothing is told before it is closed, or of few learners. */
    public CohortResults results(String cohort) {
        return results(cohort, CallOptions.NONE);
    }

    /** Returns the results of a cohort; nothing is told before it is closed, or of few learners. */
    public CohortResults results(String cohort, CallOptions options) {
        Call call = new Call(LearningOperations.GET_COHORT_RESULTS, options).path("cohort", cohort);
        return calls.call(call, "CohortResults", CohortResults::fromJson);
    }

    /** Returns the results as statements after xAPI 1.0.3, with those that void what stood before. */
    public LearningStatements statements(String cohort) {
        return statements(cohort, CallOptions.NONE);
    }

    /** Returns the results as statements after xAPI 1.0.3, with those that void what stood before. */
    public LearningStatements statements(String cohort, CallOptions options) {
        Call call = new Call(LearningOperations.GET_COHORT_STATEMENTS, options).path("cohort", cohort);
        return calls.call(call, "LearningStatements", LearningStatements::fromJson);
    }
}
