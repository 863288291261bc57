package org.npcs.repository.conformance.consumer;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.conformance.provider.Invented;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A story sheet: facts in the words of a case system, with an identity planted among them, and what must arrive. The
 * integration gets the sheet only.
 */
final class Story implements Sheet {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String key;
    private final List<String> identity;
    private final ObjectNode sheet = JSON.createObjectNode();
    private final ArrayNode steps = sheet.putArray("steps");
    private final ObjectNode expected;
    private final List<String> batch = new ArrayList<>();

    Story(Invented invented) {
        key = invented.key();
        expected = invented.incident(key);
        String letters = invented.letters(8);
        identity = List.of(
                "Zadie " + letters,
                "900-12-34" + (letters.hashCode() & 31 | 64),
                "(555) 014-27" + (letters.hashCode() & 31 | 64),
                "2024-" + letters + "-4711",
                "12 " + letters + " Lane",
                "2020-11-17");
    }

    /** Adds the step in which the case is sent first. */
    Story submit() {
        steps.addObject().put("do", "submit").put("key", key).set("case", facts());
        return this;
    }

    private ObjectNode facts() {
        ObjectNode facts = JSON.createObjectNode();
        facts.put("childName", identity.get(0)).put("socialSecurityNumber", identity.get(1));
        facts.put("phone", identity.get(2)).put("caseNumber", identity.get(3)).put("street", identity.get(4));
        facts.put("bornOn", identity.get(5));
        facts.put("eventOn", "2024-03-05").put("eventDayIsExact", true).put("agencyLearnedOn", "2024-03-06");
        facts.put("ageInYears", 3).put("sex", "female").put("inFosterCare", false);
        facts.put("whatHappened", "neglect").put("caseWasOpen", false).put("lastContact", "within twelve months");
        facts.putObject("decision")
                .put("kind", "near fatality")
                .put("status", "preliminary")
                .put("on", "2024-03-07");
        facts.putArray("mayNotBeShared").add("county");
        facts.putArray("notKnown").add("race and ethnicity");
        return facts;
    }

    /** Adds the step in which three cases are sent in one submission, the last of which may be rejected. */
    Story submitBatch(int rejected) {
        ObjectNode step = steps.addObject().put("do", "submit-batch").put("submissionKey", "batch-" + key);
        ArrayNode cases = step.putArray("cases");
        for (int i = 0; i < 3; i++) {
            String one = key.substring(0, key.length() - 2)
                    + "BCD".charAt(i)
                    + (i >= 3 - rejected ? Submissions.REJECTED : "");
            batch.add(one);
            cases.addObject().put("key", one).set("case", facts());
        }
        return this;
    }

    /** Adds the step in which the age turns out to be wrong. */
    Story correct() {
        steps.addObject()
                .put("do", "correct")
                .put("key", key)
                .putObject("change")
                .put("ageInYears", 4);
        expected.withObject("/child").put("ageYears", 4);
        return this;
    }

    /** Adds the step in which the child dies and a second decision is made. */
    Story decide() {
        steps.addObject()
                .put("do", "decide")
                .put("key", key)
                .putObject("decision")
                .put("kind", "fatality")
                .put("status", "preliminary")
                .put("on", "2024-04-01");
        expected.withArray("/determinations")
                .addObject()
                .put("sequence", 2)
                .put("kind", "fatality")
                .put("status", "preliminary")
                .put("determinedOn", "2024-04-01");
        return this;
    }

    /** Adds the step in which all incidents are read. */
    Story list() {
        steps.addObject().put("do", "list");
        return this;
    }

    String key() {
        return key;
    }

    /** What must never arrive: name, number, phone, case number, address and birth date of the child. */
    List<String> identity() {
        return identity;
    }

    /** Local keys of the cases of the batch. */
    List<String> batch() {
        return batch;
    }

    ObjectNode expected() {
        return expected;
    }

    @Override
    public String sheet() {
        return sheet.toString();
    }
}
