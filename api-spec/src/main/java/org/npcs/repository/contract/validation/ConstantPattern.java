package org.npcs.repository.contract.validation;

import java.util.regex.Pattern;
import org.projectnessie.cel.common.types.Err;
import org.projectnessie.cel.common.types.StringT;
import org.projectnessie.cel.common.types.Types;
import org.projectnessie.cel.common.types.ref.Val;
import org.projectnessie.cel.interpreter.Activation;
import org.projectnessie.cel.interpreter.Interpretable;

/**
 * A call of {@code matches} whose pattern is written in the rule. The library compiles the pattern at every call, which
 * costs more than all the rest of the rule; here it is compiled once.
 */
final class ConstantPattern implements Interpretable {

    private final long id;
    private final Interpretable text;
    private final Pattern pattern;

    private ConstantPattern(long id, Interpretable text, Pattern pattern) {
        this.id = id;
        this.text = text;
        this.pattern = pattern;
    }

    /** Returns the step itself, or its replacement where it matches against a constant. */
    static Interpretable compiled(Interpretable step) {
        if (step instanceof InterpretableCall call
                && call.function().equals("matches")
                && call.args().length == 2
                && call.args()[1] instanceof InterpretableConst constant
                && constant.value() instanceof StringT) {
            Pattern pattern = Pattern.compile((String) constant.value().value());
            return new ConstantPattern(step.id(), call.args()[0], pattern);
        }
        return step;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public Val eval(Activation scope) {
        Val value = text.eval(scope);
        if (value instanceof StringT) {
            return Types.boolOf(pattern.matcher((String) value.value()).find());
        }
        return Err.isError(value) ? value : Err.newErr("only text matches a pattern");
    }
}
