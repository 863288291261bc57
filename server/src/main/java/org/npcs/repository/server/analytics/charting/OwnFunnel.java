package org.npcs.repository.server.analytics.charting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.npcs.repository.server.analytics.chart.FunnelChart;
import org.npcs.repository.server.analytics.chart.FunnelCharts;
import org.npcs.repository.server.analytics.chart.FunnelUnit;
import org.npcs.repository.server.analytics.release.Benchmarks;
import org.npcs.repository.server.analytics.release.Release;
import org.npcs.repository.server.analytics.release.Releases;
import org.npcs.repository.server.analytics.table.Question;
import org.npcs.repository.server.analytics.table.Questions;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Own shares against the share of all other members, as a release holds both. No other member is a point. */
@Component
public final class OwnFunnel {

    private static final String OTHERS =
            "The target is the share of all other members together, over the periods drawn; no member is named.";

    private final Releases releases;
    private final Benchmarks benchmarks;

    OwnFunnel(Releases releases, Benchmarks benchmarks) {
        this.releases = releases;
        this.benchmarks = benchmarks;
    }

    /**
     * A funnel and where it is from.
     *
     * @param question the question as resolved
     * @param release the release that answered
     * @param chart the funnel
     */
    public record Funnelled(Question question, Release release, FunnelChart chart) {}

    /**
     * Draws the caller's own periods.
     *
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code not-found} for another member than the own,
     *     {@code unsuitable-chart}
     */
    public Mono<Funnelled> chart(Caller caller, String owner, TableAsked asked) {
        caller.own(owner);
        var question = Questions.of(asked.asked());
        var where = Where.of(asked.where(), question);
        return releases.answering(asked.asked().release()).flatMap(release -> benchmarks
                .of(caller, owner, release, question)
                .map(compared -> new Funnelled(question, release, funnel(owner, question, where, compared.rows()))));
    }

    /** The funnel of rows of a comparison. */
    static FunnelChart funnel(String owner, Question question, Where where, List<ObjectNode> compared) {
        var rows = compared.stream().filter(row -> where.holds(codes(row))).toList();
        if (rows.isEmpty()) {
            throw compared.isEmpty()
                    ? Unsuitable.needs("A funnel needs at least one period within the span.")
                    : Where.nothing();
        }
        var units = new ArrayList<FunnelUnit>();
        var periods = new HashSet<String>();
        double lower = 1;
        double upper = 0;
        for (ObjectNode row : rows) {
            var period = row.path("period").asString("");
            if (!periods.add(period)) {
                throw Unsuitable.needs("A funnel needs one row in each period: choose codes with `where`.");
            }
            if (row.has("othersShareLower")) {
                lower = Math.min(lower, row.path("othersShareLower").asDouble());
                upper = Math.max(upper, row.path("othersShareUpper").asDouble());
                if (row.path("ownOf").asLong() > 0) {
                    units.add(new FunnelUnit(
                            period, row.path("ownN").asLong(), row.path("ownOf").asDouble()));
                }
            }
        }
        if (units.isEmpty()) {
            throw Unsuitable.needs(
                    "A funnel needs a period with own figures in the release, and with a share of the others that it tells.");
        }
        var table = question.table();
        var chart = FunnelCharts.ofProportions(
                table.name() + " " + title(rows.get(0)) + owner,
                "Share of " + table.unit(),
                table.unit().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + table.unit().substring(1),
                Unsuitable.bounded(units),
                lower,
                upper);
        var cautions = new ArrayList<>(List.of(OTHERS));
        cautions.addAll(chart.cautions());
        if (units.size() < rows.size()) {
            cautions.add(
                    "Periods are left out in which the release hides the share of the others or has no own figures.");
        }
        cautions.addAll(Questions.notes(question));
        return chart.withCautions(cautions);
    }

    private static JsonNode codes(JsonNode row) {
        var codes = JsonNodeFactory.instance.objectNode();
        row.path("keys")
                .valueStream()
                .forEach(key -> codes.set(key.path("dimension").asString(""), key.path("code")));
        return codes;
    }

    private static String title(JsonNode row) {
        var title = new StringBuilder();
        row.path("keys")
                .valueStream()
                .forEach(key -> title.append(key.path("label").asString("")).append("; "));
        return title.toString();
    }
}
