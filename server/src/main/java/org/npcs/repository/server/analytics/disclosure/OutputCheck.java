package org.npcs.repository.server.analytics.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The check of a researcher's own table of exact counts before it leaves. */
public final class OutputCheck {

    private final Map<String, OutputFigure> figures = new TreeMap<>();
    private final List<Relation> relations;
    private final DisclosureRules rules;
    private final List<OutputFinding> findings = new ArrayList<>();

    private OutputCheck(Collection<OutputFigure> figures, Collection<Relation> relations, DisclosureRules rules) {
        for (OutputFigure figure : figures) {
            if (this.figures.put(figure.place(), figure) != null) {
                throw new IllegalArgumentException("a place stands twice in the table");
            }
        }
        this.relations = relations.stream().distinct().toList();
        this.rules = rules;
    }

    /**
     * What stands against the table; nothing, if it may leave.
     *
     * @param figures each place of the table, with its count or without one
     * @param relations the totals of the table, by place
     * @throws IllegalArgumentException if a place stands twice or a relation names none
     */
    public static List<OutputFinding> check(
            Collection<OutputFigure> figures, Collection<Relation> relations, DisclosureRules rules) {
        var check = new OutputCheck(figures, relations, rules);
        check.smallCounts();
        if (check.addsUp()) {
            check.smallRemainders();
            check.derivable();
        }
        return List.copyOf(check.findings);
    }

    private void smallCounts() {
        figures.values().forEach(figure -> {
            Long count = figure.count();
            if (count != null && count <= rules.hiddenUpTo()) {
                found(
                        figure.place(),
                        "small-count",
                        "Counts from 0 to " + rules.hiddenUpTo() + " are not shown, nothing among them.");
            }
        });
    }

    private void smallRemainders() {
        for (Relation relation : relations) {
            Long total = count(relation.total());
            for (String part : relation.parts()) {
                Long count = count(part);
                if (total != null && count != null && total - count <= rules.hiddenUpTo()) {
                    found(
                            part,
                            "small-remainder",
                            "This count and its total leave 0 to " + rules.hiddenUpTo() + " for all the rest.");
                }
            }
        }
    }

    /** A table that contradicts itself cannot be judged. */
    private boolean addsUp() {
        var before = findings.size();
        for (Relation relation : relations) {
            Long total = count(relation.total());
            long sum = 0;
            boolean all = true;
            for (String part : relation.parts()) {
                Long count = count(part);
                all &= count != null;
                sum += count == null ? 0 : count;
            }
            if (total != null && (all ? sum != total : sum > total)) {
                doesNotAddUp(relation.total());
            }
        }
        return findings.size() == before;
    }

    private void doesNotAddUp(String place) {
        found(place, "does-not-add-up", "This total and its parts contradict each other.");
    }

    private void derivable() {
        var open = new OutputAttack(List.copyOf(figures.values()), relations, rules);
        if (!open.possible()) {
            doesNotAddUp(relations.get(0).total());
            return;
        }
        Set<String> places = new LinkedHashSet<>(open.derivable());
        places.forEach(place -> found(
                place,
                "derivable",
                "The hidden count can be worked out from the totals to within fewer than " + rules.leastInterval()
                        + "."));
    }

    private @Nullable Long count(String place) {
        OutputFigure figure = figures.get(place);
        if (figure == null) {
            throw new IllegalArgumentException("a relation names a place that is not in the table");
        }
        return figure.count();
    }

    private void found(String place, String rule, String sentence) {
        var finding = new OutputFinding(place, rule, sentence);
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
