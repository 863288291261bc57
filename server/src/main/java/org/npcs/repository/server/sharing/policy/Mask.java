package org.npcs.repository.server.sharing.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Leaves of a document what a decision lets an audience see. What the dictionary does not know is never left. */
public final class Mask {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Highest completed years of the bands of {@code age-band}; the last band has no end. */
    private static final List<Integer> BAND_ENDS = List.of(0, 3, 5, 11, 15, 17, 24, 34, 44, 54);

    private static final List<String> BANDS =
            List.of("LT1", "1-3", "4-5", "6-11", "12-15", "16-17", "18-24", "25-34", "35-44", "45-54", "55-UP");

    private final Subject subject;
    private final Function<String, Detail> seen;
    private final UnaryOperator<String> pseudonym;

    /**
     * A mask for one audience.
     *
     * @param seen in which detail an element is seen
     * @param pseudonym the pseudonym of a member
     */
    public Mask(Subject subject, Function<String, Detail> seen, UnaryOperator<String> pseudonym) {
        this.subject = subject;
        this.seen = seen;
        this.pseudonym = pseudonym;
    }

    /** What is left of a content; empty when nothing is. The content itself stays as it is. */
    public ObjectNode of(JsonNode content) {
        return object(content, subject.code(), content);
    }

    private ObjectNode object(JsonNode from, String id, JsonNode content) {
        var left = JSON.createObjectNode();
        from.properties().forEach(member -> {
            var child = id + '.' + member.getKey();
            var value = member.getValue();
            var element = ShareableElements.published().find(child);
            if (element.isPresent()) {
                leaf(left, member.getKey(), value, element.get(), content);
            } else if (value.isObject()) {
                keep(left, member.getKey(), object(value, child, content));
            } else if (value.isArray()) {
                keep(left, member.getKey(), array(value, child, content));
            }
        });
        return left;
    }

    private ArrayNode array(JsonNode from, String id, JsonNode content) {
        var left = JSON.createArrayNode();
        for (JsonNode one : from) {
            var kept = object(one, id, content);
            if (!kept.isEmpty()) {
                left.add(kept);
            }
        }
        return left;
    }

    private void leaf(ObjectNode left, String name, JsonNode value, ShareableElement element, JsonNode content) {
        var detail = seen.apply(element.id());
        if (!detail.readable()) {
            return;
        }
        if (element.id().equals(subject.code() + ".absences")) {
            keep(left, name, absences(value));
        } else if (element.kind() == Kind.DATE) {
            left.put(name, date(value.asString(""), coarsening(element, detail, content)));
        } else if (element.kind() == Kind.AGE && detail.level() == Level.COARSENED) {
            left.put("ageBand", band(value.asInt(0)));
        } else if (element.kind() == Kind.OWNER && detail.level() == Level.COARSENED) {
            left.put(name, pseudonym.apply(value.asString("")));
        } else {
            left.set(name, value.deepCopy());
        }
    }

    /** Reasons for the absence of what could be seen; the others would tell that there is something to hide. */
    private ObjectNode absences(JsonNode absences) {
        var left = JSON.createObjectNode();
        absences.properties().forEach(absence -> {
            if (seen.apply(subject.code() + '.' + absence.getKey()).readable()) {
                left.set(absence.getKey(), absence.getValue().deepCopy());
            }
        });
        return left;
    }

    /** A date that is known to the month only is never shown as a day. */
    private static String coarsening(ShareableElement element, Detail detail, JsonNode content) {
        var known = element.id().equals("incident.eventDate")
                ? content.path("eventDatePrecision").asString("day")
                : "day";
        var precise = known.equals("day") ? Detail.FULL : new Detail(Level.COARSENED, Coarsening.of(known));
        var least = detail.lower(precise).coarsening();
        return least == null ? "" : least.code();
    }

    static String date(String value, String coarsening) {
        var day = LocalDate.parse(value);
        return switch (coarsening) {
            case "month" -> value.substring(0, 7);
            case "quarter" -> day.getYear() + "-Q" + (day.getMonthValue() + 2) / 3;
            case "year" -> value.substring(0, 4);
            default -> value;
        };
    }

    /** The band of {@code age-band} in which a number of completed years lies. */
    public static String band(int years) {
        int band = 0;
        while (band < BAND_ENDS.size() && years > BAND_ENDS.get(band)) {
            band++;
        }
        return BANDS.get(band);
    }

    private static void keep(ObjectNode left, String name, JsonNode value) {
        if (!value.isEmpty()) {
            left.set(name, value);
        }
    }
}
