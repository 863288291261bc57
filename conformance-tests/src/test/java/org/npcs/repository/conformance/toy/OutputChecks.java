package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.npcs.repository.contract.definition.Definitions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tables of researchers: small counts, and hidden counts that a total tells because all its other parts are known. */
final class OutputChecks {

    private final Archive archive;
    private final Research research;
    private final Map<String, List<ObjectNode>> checks = new HashMap<>();
    private final Map<String, Map<String, Long>> figures = new HashMap<>();
    private final Map<String, List<JsonNode>> totals = new HashMap<>();

    OutputChecks(Archive archive, Research research) {
        this.archive = archive;
        this.research = research;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("createOutputCheck", this::check);
        operations.put(
                "listOutputChecks",
                context -> Archive.guarded(
                        archive.page(context, checks.getOrDefault(research.known(context).doc.id, List.of()))));
    }

    private Reply check(Context context) {
        String request = research.known(context).doc.id;
        int most = Definitions.published().analysis().rulesInForce().number("hiddenUpTo");
        Map<String, Long> known = new HashMap<>(figures.getOrDefault(request, Map.of()));
        List<JsonNode> sums = new ArrayList<>(totals.getOrDefault(request, List.of()));
        ObjectNode body =
                Reply.JSON.createObjectNode().put("id", UUID.randomUUID().toString());
        body.put("researchRequestId", request).put("together", known.size());
        ArrayNode findings = body.putArray("findings");
        for (JsonNode figure : context.body().path("figures")) {
            if (figure.has("count")) {
                known.put(
                        figure.path("place").asString(""), figure.path("count").asLong(0));
                if (figure.path("count").asLong(0) <= most) {
                    find(findings, figure.path("place").asString(""), "small-count");
                }
            }
        }
        context.body().path("totals").forEach(sums::add);
        for (JsonNode sum : sums) {
            List<String> hidden = sum.path("parts")
                    .valueStream()
                    .map(part -> part.asString(""))
                    .filter(part -> !known.containsKey(part))
                    .toList();
            long total = known.getOrDefault(sum.path("total").asString(""), Long.MAX_VALUE);
            for (JsonNode part : sum.path("parts")) {
                if (total - known.getOrDefault(part.asString(""), 0L) <= most) {
                    find(findings, part.asString(""), "small-remainder");
                }
            }
            if (hidden.size() == 1 && known.containsKey(sum.path("total").asString(""))) {
                find(findings, hidden.get(0), "derivable");
            }
        }
        if (findings.isEmpty()) {
            figures.put(request, known);
            totals.put(request, sums);
        }
        body.put("outcome", findings.isEmpty() ? "may-leave" : "may-not-leave");
        body.put("figures", context.body().path("figures").size());
        body.put("rules", Definitions.published().analysis().rulesInForce().id());
        body.put("createdAt", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        checks.computeIfAbsent(request, any -> new ArrayList<>()).add(body);
        return Archive.guarded(Reply.json(201, body.deepCopy()).header("ETag", "\"1\""));
    }

    private static void find(ArrayNode findings, String place, String rule) {
        findings.addObject().put("place", place).put("rule", rule).put("sentence", "By the rules.");
    }
}
