package org.npcs.repository.conformance.provider;

import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Invented documents. Keys start with {@code CONF-}; the same seed and check give the same documents. */
public final class Invented {

    /** What every key that the kit makes starts with. */
    public static final String PREFIX = "CONF-";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
    private static final LocalDate FIRST_DAY = LocalDate.of(1991, 1, 1);
    private static final int DAYS = 12_000;

    private final Random random;

    /** Makes the source for one check. */
    public Invented(long seed, String check) {
        random = new Random(seed * 31 + check.hashCode());
    }

    /** Returns a new local key. It holds no digits, so that it never looks like a case number. */
    public String key() {
        return PREFIX + letters(14);
    }

    /** Returns an identifier that stands for nothing. */
    public UUID identifier() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes);
    }

    /** Returns a number from zero on, below the given one. */
    public int number(int below) {
        return random.nextInt(below);
    }

    /** Returns some random capital letters. */
    public String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** Returns a day of the past on which hardly any other record lies. */
    public LocalDate day() {
        return FIRST_DAY.plusDays(random.nextInt(DAYS));
    }

    /** Returns a near fatality with one preliminary determination, which no rule objects to. */
    public ObjectNode incident(String key) {
        return incident(key, LocalDate.of(2024, 3, 5));
    }

    /** Returns the same with an event date. */
    public ObjectNode incident(String key, LocalDate event) {
        ObjectNode content = JSON.createObjectNode();
        content.put("localKey", key);
        content.put("eventDate", event.toString());
        content.put("eventDatePrecision", "day");
        content.put("awareDate", event.plusDays(1).toString());
        ObjectNode child = content.putObject("child");
        child.put("ageYears", 3).put("sex", "2").put("inCare", "2");
        content.putArray("categories").add("NEG");
        content.putObject("involvement").put("openCase", "2").put("window", "P12");
        content.putArray("determinations").add(determination(1, "near-fatality", event.plusDays(2)));
        content.putObject("absences").put("county", "not-permitted").put("child.raceEthnicity", "unknown");
        return content;
    }

    /** Returns a preliminary determination. */
    public ObjectNode determination(int sequence, String kind, LocalDate on) {
        return JSON.createObjectNode()
                .put("sequence", sequence)
                .put("kind", kind)
                .put("status", "preliminary")
                .put("determinedOn", on.toString());
    }

    /** Returns a finding on maltreatment. */
    public ObjectNode finding(int sequence) {
        return JSON.createObjectNode()
                .put("sequence", sequence)
                .put("maltreatment", "2")
                .put("disposition", "1")
                .put("decidedOn", "2024-05-06");
    }

    /** Returns an empty object. */
    public ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Returns an object from its JSON text. */
    public ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
