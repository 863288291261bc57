package org.npcs.repository.conformance.provider.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** A picture tells no more than its table. */
final class ReleaseCharts {

    private static final int LEAST_TOLD = 11;
    private static final int LEAST_WIDTH = 5;
    private static final List<String> TOLD = List.of("shown", "zero");

    @Requirement(value = "ANA-056", lookFirst = "Ranges that are drawn at their middle.")
    void figuresAcrossMembersAreRangesOrHidden(Server server) {
        eachFigure(server, (question, figure) -> {
            Expect.that(!figure.has("value") && !figure.has("n"), "no exact figure in " + question, "one");
            JsonNode lower = lower(figure);
            JsonNode upper = figure.path(figure.has("valueUpper") ? "valueUpper" : "upper");
            Expect.equal("both ends of a range in " + question + ":", lower.isNumber(), upper.isNumber());
            if (lower.isNumber() && !question.startsWith("heat")) {
                double width = upper.asDouble() - lower.asDouble() + 1;
                Expect.that(
                        lower.asDouble() >= LEAST_TOLD && width >= LEAST_WIDTH,
                        "a range of " + LEAST_WIDTH + " counts that begins at " + LEAST_TOLD + " or above in "
                                + question,
                        "another one");
            }
        });
    }

    @Requirement(value = "ANA-057", lookFirst = "Hidden figures that are left out or called shown.")
    void whatIsHiddenSaysWhy(Server server) {
        java.util.Set<String> codes = Asked.codes(server, "cell-status");
        eachFigure(server, (question, figure) -> {
            String status = figure.path("status").asString("");
            Expect.that(codes.contains(status), "a status of cell-status in " + question, "'" + status + "'");
            Expect.equal(
                    "a figure in " + question + " that is " + status + ":",
                    TOLD.contains(status),
                    lower(figure).isNumber());
        });
    }

    private static JsonNode lower(JsonNode figure) {
        return figure.path(figure.has("valueLower") ? "valueLower" : "lower");
    }

    private static void eachFigure(Server server, BiConsumer<String, JsonNode> look) {
        String release = server.releases().published(server);
        for (String question :
                List.of("run?measure=near-fatality", "bar?table=incidents&by=kind", "heat?table=item-prevalence")) {
            Answer answer = server.as(Persona.FIRST_ANALYST).get(Charts.CHARTS + question + "&release=" + release);
            if (answer.status() == 422 && answer.text("/code").equals("unsuitable-chart")) {
                // A release that covers no whole year has nothing to draw there.
                continue;
            }
            JsonNode chart = Expect.status(answer, 200).json();
            Expect.equal(
                    "the release of " + question,
                    release,
                    chart.at("/query/release").asString(""));
            List<JsonNode> figures = new ArrayList<>();
            chart.path("points").forEach(figures::add);
            chart.path("cells").forEach(figures::add);
            chart.path("rows").forEach(row -> row.path("cells").forEach(figures::add));
            Expect.that(!figures.isEmpty(), "figures of " + question, "none");
            figures.forEach(figure -> look.accept(question, figure));
        }
    }
}
