package org.npcs.repository.server.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.membership.Teams;
import org.npcs.repository.server.support.SupportSummaries;
import org.npcs.repository.server.support.SupportSummary;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Computes figures of goals when they are asked for. Incidents are told by releases alone, so no figure of them is computed. */
@Component
final class GoalFigures {

    private static final String NOTICES = "/v1/safety-notices";
    private static final String SUPPORT = "/v1/support-summary";

    private final AsOperator operator;
    private final Teams teams;
    private final SupportSummaries support;
    private final SqlGoals sql = new SqlGoals();

    GoalFigures(AsOperator operator, Teams teams, SupportSummaries support) {
        this.operator = operator;
        this.teams = teams;
        this.support = support;
    }

    /** The figures of all goals, by the code of the goal. */
    Mono<Map<String, List<GoalFigure>>> at(Instant instant) {
        return operator.run(transaction -> Mono.zip(
                                teams.members(transaction, Days.of(instant)),
                                Mono.defer(() -> sql.counts(transaction)),
                                Mono.defer(() -> sql.openItems(transaction)))
                        .map(found -> of(found.getT1().size(), found.getT2(), found.getT3())))
                .zipWith(Mono.defer(support::toMembers), GoalFigures::supported);
    }

    private static Map<String, List<GoalFigure>> of(int members, List<Long> counts, Map<String, Long> open) {
        var all = new HashMap<String, List<GoalFigure>>();
        var definitions = GoalFigure.told(
                "definitions-approved", Definitions.published().elements().size(), "definitions", "/v1/elements");
        Goals.published().forEach(goal -> {
            var figures = new ArrayList<GoalFigure>();
            switch (goal.code()) {
                case "best-practices" -> figures.add(definitions);
                case "definitions-and-repository" ->
                    figures.addAll(List.of(
                            definitions,
                            GoalFigure.told("members-active", members, "members", "/v1/jurisdictions"),
                            GoalFigure.told("members-sharing", counts.get(0), "members", "/v1/jurisdictions"),
                            GoalFigure.untold("incidents-held", "incidents", "releases-alone", "/v1/releases")));
                case "prevent-incidents" ->
                    figures.add(GoalFigure.told("notices-issued", counts.get(1), "notices", NOTICES));
                default -> {}
            }
            figures.add(
                    GoalFigure.told("work-items-open", open.getOrDefault(goal.code(), 0L), "items", "/v1/work-plan"));
            all.put(goal.code(), figures);
        });
        return all;
    }

    private static Map<String, List<GoalFigure>> supported(Map<String, List<GoalFigure>> all, SupportSummary summary) {
        var figures = Objects.requireNonNull(all.get("leader-support"));
        var days = summary.medianDaysToMatch();
        var asked = summary.figures().get("requests");
        figures.add(0, figure("support-requests", asked == null ? null : (Double) (double) asked, "requests"));
        figures.add(1, figure("support-days-to-match", days, "days"));
        return all;
    }

    /** What too few members stand behind is not told. */
    private static GoalFigure figure(String name, @Nullable Double value, String unit) {
        return value == null
                ? GoalFigure.untold(name, unit, "too-few-members", SUPPORT)
                : GoalFigure.told(name, value, unit, SUPPORT);
    }
}
