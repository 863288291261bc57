package org.npcs.repository.conformance.consumer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.npcs.repository.conformance.provider.Invented;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The story of a quality office: what it wants to have reported and read, in its own words, and what must arrive. Where
 * people are planted among its facts, nothing of them may arrive.
 */
final class Account implements Sheet {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> people;
    private final ObjectNode sheet = JSON.createObjectNode();
    private final ArrayNode steps = sheet.putArray("steps");
    private final List<Effect> expected = new ArrayList<>();
    private final Map<String, JsonNode> before = new LinkedHashMap<>();
    private boolean peopled;

    Account(Invented invented) {
        String letters = invented.letters(8);
        people = List.of(
                "Zadie " + letters,
                "(555) 014-27" + (letters.hashCode() & 31 | 64),
                letters.toLowerCase(Locale.ROOT) + "@example.org",
                "was found by the neighbour of the " + letters + " family");
    }

    /** Plants people among the facts of all steps that follow. */
    Account withPeople() {
        peopled = true;
        return this;
    }

    /** Adds a step. */
    ObjectNode step(String what) {
        return steps.addObject().put("do", what);
    }

    /** Adds people to a step, where they are planted: who they are, and what befell them. */
    void plant(ObjectNode step, String who) {
        if (peopled) {
            ObjectNode person = step.putArray(who).addObject().put("name", people.get(0));
            person.put("phone", people.get(1)).put("mail", people.get(2)).put("whatHappened", people.get(3));
        }
    }

    /** Tells what a step must do at a path below the member. */
    void expect(String method, String path, ObjectNode content) {
        expected.add(Effect.of(method, own(path), content));
    }

    /** Tells what a step must do at a path of all members. */
    void expectAt(String method, String path, ObjectNode content) {
        expected.add(Effect.of(method, path, content));
    }

    /** Tells what the repository holds before the story begins. */
    void holds(String path, ObjectNode content) {
        before.put(own(path), content);
    }

    /** A path below the member. */
    static String own(String path) {
        return "/v1/jurisdictions/" + Rehearsal.JURISDICTION + "/" + path;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** What must never arrive: name, telephone, mail address and fate of the people that were planted. */
    List<String> people() {
        return people;
    }

    List<Effect> expected() {
        return expected;
    }

    @Override
    public String sheet() {
        return sheet.toString();
    }

    @Override
    public Map<String, JsonNode> before() {
        return before;
    }
}
