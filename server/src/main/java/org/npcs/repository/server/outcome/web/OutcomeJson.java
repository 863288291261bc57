package org.npcs.repository.server.outcome.web;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.server.outcome.Outcome;
import org.npcs.repository.server.platform.web.Answers;
import tools.jackson.databind.node.ObjectNode;

/** An outcome as it stands in an answer: no value without everything that it rests on. */
final class OutcomeJson {

    private OutcomeJson() {}

    static ObjectNode of(String owner, Outcome outcome) {
        var measure = outcome.measure();
        var period = outcome.period();
        var body = ObservationJson.JSON
                .createObjectNode()
                .put("measure", measure.id())
                .put("measureVersion", measure.version())
                .put("title", measure.title())
                .put("domain", measure.domain())
                .put("period", period.id())
                .put("periodStart", outcome.periods().get(0).start().toString())
                .put("periodEnd", period.end().toString())
                .put("periods", outcome.periods().size())
                .put("ended", outcome.ended())
                .put("status", outcome.status().code());
        body.set("numerator", number(measure.numerator(), outcome.numerator()));
        body.set("denominator", number(measure.denominator(), outcome.denominator()));
        body.put("per", measure.per()).put("kind", measure.kind());
        value(body, outcome);
        body.put("direction", measure.direction());
        var statement = outcome.statement();
        if (statement != null) {
            body.put("observationStatus", statement.status());
            put(body, "coverage", statement.coverage());
        }
        measure.balancing().forEach(body.putArray("balancing")::add);
        measure.cautions().forEach(body.putArray("cautions")::add);
        if (statement != null) {
            var warnings = body.putArray("warnings");
            statement.warnings().forEach(finding -> warnings.add(finding.toJson()));
        }
        return body.set("links", ObservationJson.JSON.valueToTree(Answers.links(links(owner, outcome))));
    }

    private static void value(ObjectNode body, Outcome outcome) {
        var value = outcome.value();
        if (value == null) {
            return;
        }
        body.put("value", value);
        var interval = outcome.interval();
        if (interval != null) {
            body.put("lower", interval.lower())
                    .put("upper", interval.upper())
                    .put("method", interval.method().code());
        }
        body.put("unstable", outcome.unstable());
    }

    private static ObjectNode number(Measure.Side side, Outcome.Number number) {
        var body = ObservationJson.JSON
                .createObjectNode()
                .put("title", side.title())
                .put("unit", side.unit());
        if (number.value() != null) {
            body.put("value", number.value());
        }
        put(body, "source", number.source());
        put(body, "edition", number.edition());
        put(body, "statedSource", number.statedSource());
        return body;
    }

    private static void put(ObjectNode body, String member, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            body.put(member, value);
        }
    }

    private static String[] links(String owner, Outcome outcome) {
        var measure = outcome.measure();
        var period = outcome.period();
        var links =
                new ArrayList<>(List.of("measure", "/v1/measures/" + measure.id() + "/versions/" + measure.version()));
        if (outcome.statement() != null) {
            outcome.periods().forEach(one -> {
                links.add("observation");
                links.add(ObservationJson.collection(owner) + "/" + measure.id() + "/" + one.id());
            });
        }
        if (measure.computed()) {
            links.add("chart");
            links.add("/v1/charts/spc?measure=" + measure.numerator().caseDefinition() + "&denominator="
                    + measure.denominator().denominator() + "&member=" + owner + "&period="
                    + period.length().code() + "&calendar=" + period.calendar().id());
        }
        return links.toArray(String[]::new);
    }
}
