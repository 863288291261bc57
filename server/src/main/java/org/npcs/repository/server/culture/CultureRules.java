package org.npcs.repository.server.culture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.npcs.repository.contract.definition.CultureInstrument;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.Faults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the schemas of waves, aggregates, answers and uses cannot say. */
final class CultureRules {

    private CultureRules() {}

    static List<Finding> ofWave(ObjectNode content) {
        var findings = new ArrayList<Finding>();
        if (CultureWave.instrument(content).isEmpty()) {
            findings.add(Faults.finding("CUL-R-004", "/instrumentVersion"));
        }
        repeated(content.path("units"), "unit", "/units", findings);
        return findings;
    }

    private static void repeated(JsonNode list, String member, String at, List<Finding> findings) {
        var seen = new HashSet<String>();
        for (int i = 0; i < list.size(); i++) {
            if (!seen.add(list.at("/" + i + "/" + member).asString(""))) {
                findings.add(Faults.finding("STR-DUPLICATE", at + "/" + i + "/" + member));
            }
        }
    }

    static List<Finding> ofResult(CultureWave wave, ObjectNode content) {
        var findings = new ArrayList<Finding>();
        var instrument = wave.instrument();
        var missing = new HashSet<String>();
        wave.units()
                .keySet()
                .forEach(unit -> instrument.scales().forEach(scale -> missing.add(unit + " " + scale.id())));
        var cells = content.path("cells");
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.path(i);
            var at = "/cells/" + i;
            var unit = cell.path("unit").asString("");
            if (!missing.remove(unit + " " + cell.path("scale").asString(""))) {
                findings.add(Faults.finding("CUL-R-001", at));
                continue;
            }
            int respondents = cell.path("respondents").asInt();
            if (respondents > wave.units().getOrDefault(unit, 0)) {
                findings.add(Faults.finding("CUL-R-002", at + "/respondents"));
            }
            var mean = cell.path("mean").asDouble(instrument.least());
            if (cell.has("mean") != respondents > 0
                    || cell.has("shareAgreeing") != respondents > 0
                    || mean < instrument.least()
                    || mean > instrument.most()) {
                findings.add(Faults.finding("CUL-R-003", at + "/mean"));
            }
        }
        if (!missing.isEmpty()) {
            findings.add(Faults.finding(
                    "CUL-R-001", "/cells", missing.stream().sorted().toList()));
        }
        return findings;
    }

    static List<Finding> ofAnswer(CultureInstrument instrument, ObjectNode answer) {
        var findings = new ArrayList<Finding>();
        var items = answer.path("items");
        for (int i = 0; i < items.size(); i++) {
            var id = items.at("/" + i + "/item").asString("");
            int value = items.at("/" + i + "/value").asInt();
            if (instrument.scales().stream().noneMatch(scale -> scale.has(id))) {
                findings.add(Faults.finding("CUL-R-006", "/items/" + i + "/item"));
            }
            if (value < instrument.least() || value > instrument.most()) {
                findings.add(Faults.finding("CUL-R-006", "/items/" + i + "/value"));
            }
        }
        repeated(items, "item", "/items", findings);
        return findings;
    }

    static List<Finding> ofUse(ObjectNode use) {
        return Faults.suspected("CUL-R-005", use, List.of("/text"));
    }
}
