package org.npcs.repository.contract.validation;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Rule;
import org.projectnessie.cel.Env;
import org.projectnessie.cel.EnvOption;
import org.projectnessie.cel.EvalOption;
import org.projectnessie.cel.Program;
import org.projectnessie.cel.ProgramOption;
import org.projectnessie.cel.checker.Decls;

/** Compiles rules. The names that an expression may use are those of {@link Scope}; the standard library is all there is. */
final class RuleCompiler {

    private static final Pattern INSTRUMENT = reads(Scope.INSTRUMENT);
    private static final Pattern INCIDENT = reads(Scope.INCIDENT);

    private final Env env = Env.newEnv(EnvOption.declarations(
            Scope.NAMES.stream().map(name -> Decls.newVar(name, Decls.Dyn)).toList()));

    RuleProgram compile(Rule rule) {
        String guard = rule.when();
        String assertion = rule.assertion();
        if (assertion == null) {
            throw new IllegalArgumentException("rule " + rule.id() + " has no expression");
        }
        String text = guard == null ? assertion : guard + '\n' + assertion;
        String path = rule.forEach();
        return new RuleProgram(
                rule,
                path == null ? List.of() : List.of(path.split("\\.")),
                guard == null ? null : program(rule, guard),
                program(rule, assertion),
                INSTRUMENT.matcher(text).find(),
                INCIDENT.matcher(text).find());
    }

    private Program program(Rule rule, String expression) {
        Env.AstIssuesTuple compiled = env.compile(expression);
        if (compiled.hasIssues()) {
            throw new IllegalArgumentException("rule " + rule.id() + " does not compile: " + compiled.getIssues());
        }
        return env.program(
                compiled.getAst(),
                ProgramOption.evalOptions(EvalOption.OptOptimize),
                ProgramOption.customDecorator(ConstantPattern::compiled));
    }

    /** Finds the variable, not a member of the same name. */
    private static Pattern reads(@Nullable String variable) {
        return Pattern.compile("(?<![.\\w])" + variable + "\\b(?!')");
    }
}
