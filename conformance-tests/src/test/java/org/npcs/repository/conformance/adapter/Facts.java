package org.npcs.repository.conformance.adapter;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns the words of a case system into those of the contract. */
final class Facts {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> SEX = Map.of("male", "1", "female", "2");
    private static final Map<String, String> KIND =
            Map.of("near fatality", "near-fatality", "fatality", "fatality", "serious injury", "serious-injury");

    private Facts() {}

    static ObjectNode incident(String key, JsonNode facts, Flaw flaw) {
        ObjectNode content = JSON.createObjectNode();
        content.put("localKey", key);
        content.put("eventDate", facts.path("eventOn").asString(""));
        content.put("eventDatePrecision", facts.path("eventDayIsExact").asBoolean() ? "day" : "month");
        if (flaw != Flaw.LOSES_A_FACT) {
            content.put("awareDate", facts.path("agencyLearnedOn").asString(""));
        }
        ObjectNode child = content.putObject("child");
        child.put("ageYears", facts.path("ageInYears").asInt());
        child.put("sex", SEX.getOrDefault(facts.path("sex").asString(""), "9"));
        child.put("inCare", yesNo(facts.path("inFosterCare")));
        if (facts.path("whatHappened").asString("").equals("neglect")) {
            content.putArray("categories").add("NEG");
        }
        ObjectNode involvement = content.putObject("involvement");
        involvement.put("openCase", yesNo(facts.path("caseWasOpen"))).put("window", "P12");
        content.putArray("determinations").add(determination(1, facts.path("decision")));
        ObjectNode absences = content.putObject("absences");
        facts.path("mayNotBeShared").forEach(name -> absences.put(name.asString(), "not-permitted"));
        facts.path("notKnown").forEach(name -> absences.put("child.raceEthnicity", "unknown"));
        return content;
    }

    static ObjectNode determination(int sequence, JsonNode decision) {
        return JSON.createObjectNode()
                .put("sequence", sequence)
                .put("kind", KIND.getOrDefault(decision.path("kind").asString(""), "other-critical"))
                .put("status", decision.path("status").asString(""))
                .put("determinedOn", decision.path("on").asString(""));
    }

    private static String yesNo(JsonNode fact) {
        return fact.asBoolean() ? "1" : "2";
    }
}
