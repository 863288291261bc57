package org.npcs.repository.contract.learning;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;

/** Judges the counts of a cohort by what was asked, with the same findings in the server and in the SDK. */
public final class CountsCheck {

    private final Faults faults = new Faults();
    private final JsonNode counts;
    private final LearningPlan plan;

    private CountsCheck(JsonNode counts, LearningPlan plan) {
        this.counts = counts;
        this.plan = plan;
    }

    /**
     * Checks counts that fit their schema.
     *
     * @param counts the document {@code LearningCounts}; not changed
     * @param items the items of the version that was asked
     * @param today the day on which they are judged
     * @return all findings at once
     */
    public static List<Finding> check(JsonNode counts, LearningPlan plan, List<ItemVersion> items, LocalDate today) {
        CountsCheck check = new CountsCheck(counts, plan);
        check.atMost("/started", check.number("/invited"));
        check.atMost("/finished", check.number("/started"));
        check.rows(Set.copyOf(items), plan.weeksBegun(today));
        if (check.faults.all().isEmpty()) {
            check.sums();
        }
        return check.faults.all();
    }

    private void rows(Set<ItemVersion> items, int begun) {
        Set<List<Object>> places = new HashSet<>();
        for (int i = 0; i < counts.path("rows").size(); i++) {
            String at = "/rows/" + i;
            ItemVersion item = new ItemVersion(counts.at(at + "/item").asString(""), number(at + "/itemVersion"));
            int week = number(at + "/week");
            faults.addUnless(items.contains(item) && places.add(List.of(week, item)), "LRN-R-028", at + "/item");
            if (items.contains(item)) {
                faults.addUnless(week <= begun && week >= plan.week(item.item()), "LRN-R-029", at + "/week");
            }
            atMost(at + "/firstAnswers", number("/started"));
            atMost(at + "/firstCorrect", number(at + "/firstAnswers"));
            atMost(at + "/laterCorrect", number(at + "/laterAnswers"));
        }
    }

    /** Over the weeks nobody answers a question for the first time twice, or again more often than it comes. */
    private void sums() {
        Map<String, Integer> first = new HashMap<>();
        Map<String, Integer> later = new HashMap<>();
        for (int i = 0; i < counts.path("rows").size(); i++) {
            String at = "/rows/" + i;
            String item = counts.at(at + "/item").asString("");
            faults.addUnless(
                    first.merge(item, number(at + "/firstAnswers"), Integer::sum) <= number("/started"),
                    "LRN-R-027",
                    at + "/firstAnswers");
            later.merge(item, number(at + "/laterAnswers"), Integer::sum);
        }
        for (int i = 0; i < counts.path("rows").size(); i++) {
            String item = counts.at("/rows/" + i + "/item").asString("");
            long most = (long) first.getOrDefault(item, 0) * plan.pattern().mostLater();
            if (later.getOrDefault(item, 0) > most) {
                faults.add("LRN-R-027", "/rows/" + i + "/laterAnswers");
                later.remove(item);
            }
        }
        faults.addUnless(
                plan.items().stream().allMatch(item -> number("/finished") <= first.getOrDefault(item, 0)),
                "LRN-R-027",
                "/finished");
    }

    private void atMost(String pointer, int most) {
        faults.addUnless(number(pointer) <= most, "LRN-R-027", pointer);
    }

    private int number(String pointer) {
        return counts.at(pointer).asInt(0);
    }
}
