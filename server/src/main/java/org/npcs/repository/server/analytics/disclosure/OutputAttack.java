package org.npcs.repository.server.analytics.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Works out the hidden counts of a table whose other counts are exact, without being told the truth. */
final class OutputAttack {

    private final List<OutputFigure> figures;
    private final Attacked attacked;
    private final DisclosureRules rules;

    OutputAttack(List<OutputFigure> figures, List<Relation> relations, DisclosureRules rules) {
        this.figures = figures;
        this.rules = rules;
        Map<String, Integer> number = new HashMap<>();
        for (int i = 0; i < figures.size(); i++) {
            number.put(figures.get(i).place(), i);
        }
        int[][] rows = relations.stream()
                .map(relation -> IntStream.concat(
                                IntStream.of(Objects.requireNonNull(number.get(relation.total()))),
                                relation.parts().stream().mapToInt(part -> Objects.requireNonNull(number.get(part))))
                        .toArray())
                .toArray(int[][]::new);
        long[] known = figures.stream()
                .mapToLong(figure -> {
                    Long count = figure.count();
                    return count == null ? 0 : count;
                })
                .toArray();
        attacked = Attacked.of(rows, known);
    }

    /** Whether any counts at all agree with what is shown. */
    boolean possible() {
        return hidden().allMatch(cell -> reach(cell, 1, Knowledge.FAR).isPresent());
    }

    /** The places of the hidden counts that are too narrow, be it that hidden ones are thought small or not. */
    Set<String> derivable() {
        return hidden().filter(cell -> narrow(cell, Knowledge.FAR) || narrow(cell, rules.hiddenUpTo()))
                .mapToObj(cell -> figures.get(cell).place())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private IntStream hidden() {
        return IntStream.range(0, figures.size())
                .filter(cell -> figures.get(cell).count() == null);
    }

    private boolean narrow(int cell, long cap) {
        OptionalDouble most = reach(cell, 1, cap);
        OptionalDouble least = reach(cell, -1, cap);
        // No solution: then not all hidden counts are small, and nobody can think so.
        return most.isPresent()
                && least.isPresent()
                && Math.floor(most.getAsDouble() + LinearProgramme.TOLERANCE)
                                - Math.ceil(-least.getAsDouble() - LinearProgramme.TOLERANCE)
                        < rules.leastInterval();
    }

    private OptionalDouble reach(int cell, int direction, long cap) {
        long[] upper = attacked.truth().clone();
        hidden().forEach(each -> upper[each] = cap);
        var known = new Knowledge(attacked.truth(), upper);
        var free = hidden().boxed().collect(Collectors.toCollection(TreeSet::new));
        return new LinearProgramme(attacked, known, free).furthest(cell, direction);
    }
}
