package org.npcs.repository.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Rule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Explains a code without a network. */
@Command(
        name = "explain",
        description = "Explain a rule or a problem code, without a network; without a code, list them all.")
final class ExplainCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "Such as INC-R-001 or version-mismatch.")
    private @Nullable String code;

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (code == null) {
            return list();
        }
        Optional<Rule> rule = Definitions.published().rule(code.toUpperCase(Locale.ROOT));
        if (rule.isPresent()) {
            explain(rule.get());
            return ExitCode.OK;
        }
        JsonNode problem = Catalogue.problem(code.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> Stop.usage(
                        "There is no such code in this release.",
                        "List all codes with npcs explain, or ask the repository at /v1/rules and /v1/errors."));
        explain(problem);
        return ExitCode.OK;
    }

    private void explain(Rule rule) {
        Screen screen = session.screen();
        screen.say(rule.message());
        screen.say(rule.fix());
        screen.say("");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("rule", rule.id() + ", version " + rule.version()));
        rows.add(List.of(
                "of", rule.subject() == null ? "every document" : rule.subject().code()));
        rows.add(List.of("severity", rule.severity().code()));
        rows.add(List.of("binds", rule.tier().code() + ", from " + rule.effectiveFrom()));
        rows.add(List.of("comes from", rule.origin().code()));
        if (!rule.at().isEmpty()) {
            rows.add(List.of("places", String.join(" ", rule.at())));
        }
        if (rule.allowedAt() != null) {
            rows.add(List.of("allowed", rule.allowedAt()));
        }
        rows.add(List.of("page", rule.page()));
        screen.table(List.of("what", "value"), rows);
        screen.answer(rule.json());
    }

    private void explain(JsonNode problem) {
        Screen screen = session.screen();
        screen.say(problem.path("title").asString(""));
        screen.say(problem.path("why").asString(""));
        problem.path("causes").forEach(cause -> screen.say("  - " + cause.asString("")));
        screen.say(problem.path("fix").asString(""));
        screen.say("");
        String named = problem.path("code").asString("");
        screen.table(
                List.of("what", "value"),
                List.of(
                        List.of("code", named),
                        List.of(
                                "status",
                                Integer.toString(problem.path("status").asInt(0))),
                        List.of("retryable", problem.path("retryable").asBoolean(false) ? "yes" : "no"),
                        List.of("page", "/v1/errors/" + named)));
        screen.answer(problem);
    }

    private int list() {
        List<List<String>> rows = new ArrayList<>();
        Definitions.published().rules().forEach(rule -> rows.add(List.of(rule.id(), rule.message())));
        Catalogue.problems()
                .forEach((named, problem) ->
                        rows.add(List.of(named, problem.path("title").asString(""))));
        session.screen().table(List.of("code", "meaning"), rows);
        ObjectNode document = Screen.object();
        ArrayNode items = document.putArray("items");
        rows.forEach(row -> items.addObject().put("code", row.get(0)).put("meaning", row.get(1)));
        session.screen().answer(document);
        return ExitCode.OK;
    }
}
