package org.npcs.repository.server.analytics.web;

import org.npcs.repository.server.analytics.chart.ChartPhase;
import org.npcs.repository.server.analytics.chart.ControlChart;
import tools.jackson.databind.node.ObjectNode;

/** What a chart over time tells beside its points. */
final class ControlChartParts {

    private ControlChartParts() {}

    static void add(ObjectNode told, ControlChart chart) {
        var phases = told.putArray("phases");
        chart.phases().forEach(phase -> phase(phases.addObject(), phase));
        var signals = told.putArray("signals");
        chart.signals().forEach(signal -> {
            var one = signals.addObject().put("rule", signal.rule().code()).put("phase", signal.phase());
            var points = one.putArray("points");
            signal.points().forEach(points::add);
            one.put("text", signal.text());
        });
        var rules = told.putArray("rules");
        chart.rules().forEach(rule -> rules.addObject()
                .put("rule", rule.code())
                .put("name", rule.words())
                .put("source", rule.source()));
        var annotations = told.putArray("annotations");
        chart.annotations().forEach(mark -> annotations
                .addObject()
                .put("date", mark.date().toString())
                .put("text", mark.text()));
        var sinceLast = chart.sinceLast();
        if (sinceLast != null) {
            told.putObject("sinceLast")
                    .put("lastEvent", sinceLast.lastEvent().toString())
                    .put("until", sinceLast.until().toString())
                    .put("days", sinceLast.days())
                    .put("beyondUpper", sinceLast.beyondUpper());
        }
    }

    private static void phase(ObjectNode told, ChartPhase phase) {
        told.put("number", phase.number())
                .put("start", phase.start().toString())
                .put("points", phase.points())
                .put("basis", phase.basis())
                .put("provisional", phase.provisional());
        var runs = phase.runs();
        if (runs != null) {
            told.put("longestRun", runs.longestRun())
                    .put("longestRunExpected", runs.longestRunAllowed())
                    .put("crossings", runs.crossings())
                    .put("fewestCrossingsExpected", runs.crossingsNeeded());
        }
    }
}
