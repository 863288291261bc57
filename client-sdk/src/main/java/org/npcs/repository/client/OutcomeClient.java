package org.npcs.repository.client;

import java.time.Instant;
import org.npcs.repository.client.internal.OutcomeOperations;
import org.npcs.repository.client.model.Outcome;
import org.npcs.repository.client.model.OutcomeList;
import org.npcs.repository.client.model.OutcomeObservation;
import org.npcs.repository.client.model.OutcomeObservationList;
import org.npcs.repository.client.model.OutcomeObservationRecord;
import org.npcs.repository.client.page.Pages;

/**
 * Whether children are safer: outcomes of the own jurisdiction, each with numerator, denominator, sources and interval, and the
 * observations that the jurisdiction states. What each measure means is told by {@code client.definitions().measure(…)}; repeat
 * maltreatment is counted by {@link org.npcs.repository.client.outcome.RepeatMaltreatment}.
 */
public final class OutcomeClient {

    private final Calls calls;

    OutcomeClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns outcomes by measure and period. One without a value says in {@code status()} why. */
    public Pages<Outcome> list(OutcomeQuery query) {
        return list(query, CallOptions.NONE);
    }

    /** Returns outcomes by measure and period. One without a value says in {@code status()} why. */
    public Pages<Outcome> list(OutcomeQuery query, CallOptions options) {
        return calls.list(
                cursor -> query.fill(new Call(OutcomeOperations.LIST_OUTCOMES, options)),
                "OutcomeList",
                OutcomeList::fromJson,
                OutcomeList::items,
                OutcomeList::nextCursor);
    }

    /** Returns what was stated, in the order of the first storing; what was retracted too. */
    public Pages<OutcomeObservationRecord> observations(ObservationQuery query) {
        return observations(query, CallOptions.NONE);
    }

    /** Returns what was stated, in the order of the first storing; what was retracted too. */
    public Pages<OutcomeObservationRecord> observations(ObservationQuery query, CallOptions options) {
        return calls.list(
                cursor -> query.fill(new Call(OutcomeOperations.LIST_OUTCOME_OBSERVATIONS, options)),
                "OutcomeObservationList",
                OutcomeObservationList::fromJson,
                OutcomeObservationList::items,
                OutcomeObservationList::nextCursor);
    }

    /**
     * Returns the observation of a measure in a period such as {@code FFY2026}.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when none was stated
     */
    public OutcomeObservationRecord observation(String measure, String period) {
        return observation(measure, period, CallOptions.NONE);
    }

    /**
     * Returns the observation of a measure in a period such as {@code FFY2026}.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when none was stated
     */
    public OutcomeObservationRecord observation(String measure, String period, CallOptions options) {
        Call call = new Call(OutcomeOperations.GET_OUTCOME_OBSERVATION, options)
                .path("measure", measure)
                .path("period", period);
        return calls.call(call, "OutcomeObservationRecord", OutcomeObservationRecord::fromJson);
    }

    /**
     * Returns the observation of a measure in a period as it was stored at an instant of the past.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when none was stated by then
     */
    public OutcomeObservationRecord observationAsOf(String measure, String period, Instant instant) {
        return observationAsOf(measure, period, instant, CallOptions.NONE);
    }

    /**
     * Returns the observation of a measure in a period as it was stored at an instant of the past.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when none was stated by then
     */
    public OutcomeObservationRecord observationAsOf(
            String measure, String period, Instant instant, CallOptions options) {
        Call call = new Call(OutcomeOperations.GET_OUTCOME_OBSERVATION, options)
                .path("measure", measure)
                .path("period", period)
                .query("asOf", instant);
        return calls.call(call, "OutcomeObservationRecord", OutcomeObservationRecord::fromJson);
    }

    /**
     * States an observation; one that was retracted stands again with it. Other numbers than the stored ones need {@code ifMatch}
     * or {@code expectedVersion}. What does not fit without hindering stands in {@code warnings()} of the answer.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule of its measure; the findings name the places
     * @throws org.npcs.repository.client.error.BadRequestException when there is no such period, or the measure is not stated by members
     */
    public OutcomeObservationRecord state(String measure, String period, OutcomeObservation observation) {
        return state(measure, period, observation, CallOptions.NONE);
    }

    /**
     * States an observation; one that was retracted stands again with it. Other numbers than the stored ones need {@code ifMatch}
     * or {@code expectedVersion}. What does not fit without hindering stands in {@code warnings()} of the answer.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule of its measure; the findings name the places
     * @throws org.npcs.repository.client.error.BadRequestException when there is no such period, or the measure is not stated by members
     */
    public OutcomeObservationRecord state(
            String measure, String period, OutcomeObservation observation, CallOptions options) {
        Call call = new Call(OutcomeOperations.PUT_OUTCOME_OBSERVATION, options)
                .path("measure", measure)
                .path("period", period)
                .body(observation.toJson());
        return calls.call(call, "OutcomeObservationRecord", OutcomeObservationRecord::fromJson);
    }

    /**
     * Retracts an observation: its numbers were wrong. The reason is a code of {@code change-reason}.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when none was stated
     * @throws org.npcs.repository.client.error.ConflictException when it is retracted
     */
    public OutcomeObservationRecord retract(String measure, String period, String reason) {
        return retract(measure, period, reason, CallOptions.NONE);
    }

    /**
     * Retracts an observation: its numbers were wrong. The reason is a code of {@code change-reason}.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when none was stated
     * @throws org.npcs.repository.client.error.ConflictException when it is retracted
     */
    public OutcomeObservationRecord retract(String measure, String period, String reason, CallOptions options) {
        Call call = new Call(OutcomeOperations.TRANSITION_OUTCOME_OBSERVATION, options.withoutReason())
                .path("measure", measure)
                .path("period", period)
                .body(Steps.to("retracted", options.reason(reason)).toJson());
        return calls.call(call, "OutcomeObservationRecord", OutcomeObservationRecord::fromJson);
    }
}
