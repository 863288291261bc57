package org.npcs.repository.sandbox.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Improvement opportunities of a review, and the recommendations that answer them. */
final class Improvements {

    private static final Map<String, String> ITEMS = Map.of(
            "IO-TEAM", "TEA-01",
            "IO-ECON", "FAM-05",
            "IO-PRACTICE", "ENV-03",
            "IO-SERVICE", "ENV-05",
            "IO-INFO", "PRO-06",
            "IO-WORKLOAD", "ENV-01",
            "IO-TRAINING", "PRO-04",
            "IO-SUPERVISION", "TEA-02",
            "IO-TOOLS", "ENV-02");
    private static final Map<String, String> LEVELS = Map.of(
            "IO-TEAM", "external",
            "IO-ECON", "family",
            "IO-INFO", "team",
            "IO-TRAINING", "professional",
            "IO-SUPERVISION", "team");
    private static final List<String> ROLES =
            List.of("agency-leadership", "quality-assurance", "training", "policy", "practice", "supervision");

    private final Chance chance;
    private final LocalDate opened;
    private final LocalDate rated;

    /**
     * @param opened when the review was opened
     * @param rated until when its actions are known
     */
    Improvements(Chance chance, LocalDate opened, LocalDate rated) {
        this.chance = chance;
        this.opened = opened;
        this.rated = rated;
    }

    void write(ObjectNode content, Facts facts) {
        var opportunities = content.arrayNode();
        var recommendations = content.arrayNode();
        Planted.THEMES.forEach((theme, share) -> {
            var economicAfterSleep =
                    theme.equals("IO-ECON") && facts.cause().category().equals(Cause.SLEEP);
            if (chance.yes(economicAfterSleep ? Planted.ECONOMIC_AFTER_SLEEP : share)) {
                opportunity(opportunities, theme);
                if (chance.yes(Planted.RECOMMENDED)) {
                    recommendation(recommendations, opportunities.size());
                }
            }
        });
        if (opportunities.isEmpty()) {
            content.putObject("absences").put("opportunities", "not-applicable");
        } else {
            content.set("opportunities", opportunities);
        }
        if (!recommendations.isEmpty()) {
            content.set("recommendations", recommendations);
        }
    }

    private void opportunity(ArrayNode list, String theme) {
        list.addObject()
                .put("number", list.size())
                .put("theme", theme)
                .put("level", LEVELS.getOrDefault(theme, "environment"))
                .put("proximity", chance.below(4))
                .putArray("items")
                .add(ITEMS.get(theme));
    }

    private void recommendation(ArrayNode list, int opportunity) {
        var status = chance.one(Planted.STATUSES);
        var one = list.addObject()
                .put("number", list.size())
                .put("strength", chance.one(Planted.STRENGTHS))
                .put("status", status)
                .put("workloadEffect", chance.one(Planted.WORKLOAD));
        one.putArray("opportunities").add(opportunity);
        var actions = one.putArray("actions");
        switch (status) {
            case "IMPLEMENTED" -> done(actions, "done");
            case "SUSTAINED" -> done(actions, "sustained");
            case "IN_PROGRESS", "TESTED" -> action(actions, "in-progress");
            case "REJECTED" -> one.remove("actions");
            default -> action(actions, "planned");
        }
    }

    private void done(ArrayNode actions, String status) {
        action(actions, status).put("doneOn", chance.day(opened, rated).toString());
    }

    private ObjectNode action(ArrayNode actions, String status) {
        return actions.addObject()
                .put("number", 1)
                .put("status", status)
                .put("ownerRole", chance.one(ROLES))
                .put("dueOn", opened.plusDays(chance.between(60, 365)).toString());
    }
}
