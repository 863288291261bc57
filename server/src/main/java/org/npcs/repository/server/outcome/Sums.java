package org.npcs.repository.server.outcome;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.outcome.Outcome.Number;
import org.npcs.repository.server.outcome.Outcome.Statement;

/** The numbers of several periods as one. */
final class Sums {

    private static final String SEVERAL = "several";

    private Sums() {}

    /** The sum of one side, all of whose numbers are known. */
    static Number number(List<Outcome> each, Function<Outcome, Number> side) {
        var numbers = each.stream().map(side).toList();
        return new Number(
                numbers.stream()
                        .map(Number::value)
                        .mapToLong(Objects::requireNonNull)
                        .sum(),
                Objects.requireNonNullElse(common(numbers, Number::source), SEVERAL),
                common(numbers, Number::edition),
                common(numbers, Number::statedSource));
    }

    /** What holds for all statements; null for what was computed. */
    static @Nullable Statement statement(List<Outcome> each) {
        var statements =
                each.stream().map(Outcome::statement).filter(Objects::nonNull).toList();
        if (statements.isEmpty()) {
            return null;
        }
        return new Statement(
                Objects.requireNonNullElse(common(statements, Statement::status), "provisional"),
                common(statements, Statement::coverage),
                statements.stream().flatMap(one -> one.warnings().stream()).toList());
    }

    private static <T> @Nullable String common(List<T> all, Function<T, @Nullable String> member) {
        var first = member.apply(all.get(0));
        return all.stream().allMatch(one -> Objects.equals(member.apply(one), first)) ? first : null;
    }
}
