package org.npcs.repository.server.platform.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.npcs.repository.server.platform.documentation.ReferencePage.Fact;
import org.npcs.repository.server.platform.problem.ProblemCatalogue;
import tools.jackson.databind.node.ObjectNode;

/** The problem codes for people, by the status that a client sees first. */
final class ErrorsPage {

    private ErrorsPage() {}

    static String html(ProblemCatalogue catalogue) {
        var page = new ReferencePage(
                "Problem codes", "What each refusal means, what usually causes it, and how to mend it.");
        var byStatus = new TreeMap<Integer, List<ObjectNode>>();
        catalogue.pages().forEach(problem -> byStatus.computeIfAbsent(
                        problem.required("status").asInt(), status -> new ArrayList<>())
                .add(problem));
        byStatus.forEach((status, problems) -> {
            page.heading("status-" + status, "Status " + status);
            problems.forEach(problem -> {
                var code = problem.required("code").asString();
                page.entry(code, code, facts(problem));
            });
        });
        return page.html();
    }

    private static List<Fact> facts(ObjectNode problem) {
        return List.of(
                Fact.of("Meaning", problem.required("title").asString()),
                Fact.of("Why", problem.required("why").asString()),
                Fact.list(
                        "Likely causes",
                        problem.required("causes")
                                .valueStream()
                                .map(cause -> cause.asString())
                                .toList()),
                Fact.of("How to fix it", problem.required("fix").asString()),
                Fact.of(
                        "Sending it again unchanged",
                        problem.required("retryable").asBoolean() ? "may help later" : "does not help"));
    }
}
