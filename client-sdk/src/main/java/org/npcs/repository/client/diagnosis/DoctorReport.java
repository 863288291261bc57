package org.npcs.repository.client.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The steps between a program and the repository, in their order; the first failure stops the look.
 *
 * @param steps all steps
 */
public record DoctorReport(List<Step> steps) {

    /** Keeps its own copy. */
    public DoctorReport {
        steps = List.copyOf(steps);
    }

    /** Returns whether no step failed. */
    public boolean healthy() {
        return firstFailure().isEmpty();
    }

    /** Returns the step to mend first. */
    public Optional<Step> firstFailure() {
        return steps.stream()
                .filter(step -> step.outcome() == Step.Outcome.FAILED)
                .findFirst();
    }

    /** Returns the table for a console. */
    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(System.lineSeparator()));
    }
}
