package org.npcs.repository.contract.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Rule;
import org.projectnessie.cel.Program;
import org.projectnessie.cel.common.types.Err;
import org.projectnessie.cel.common.types.ref.Val;
import org.projectnessie.cel.interpreter.Activation;

/**
 * A rule that is ready to run.
 *
 * @param rule the published rule
 * @param steps members from the document down to the entries that the rule judges; empty for the whole document
 * @param when the guard, or null
 * @param assertion what must be true
 * @param needsInstrument whether it reads the instrument version
 * @param needsIncident whether it reads the incident of the review
 */
record RuleProgram(
        Rule rule,
        List<String> steps,
        @Nullable Program when,
        Program assertion,
        boolean needsInstrument,
        boolean needsIncident) {

    /** What an evaluation came to. */
    enum Outcome {
        HELD,
        BROKEN,
        /** The expression has no value here, for instance because a faulty member was taken out. */
        UNDECIDED
    }

    Outcome evaluate(Activation scope) {
        if (when != null) {
            Val applies = when.eval(scope).getVal();
            if (Err.isError(applies)) {
                return Outcome.UNDECIDED;
            }
            if (!applies.booleanValue()) {
                return Outcome.HELD;
            }
        }
        Val held = assertion.eval(scope).getVal();
        if (Err.isError(held)) {
            return Outcome.UNDECIDED;
        }
        return held.booleanValue() ? Outcome.HELD : Outcome.BROKEN;
    }
}
