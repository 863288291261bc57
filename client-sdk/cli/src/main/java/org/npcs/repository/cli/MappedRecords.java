package org.npcs.repository.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.mapping.Mapped;
import org.npcs.repository.client.mapping.Mapping;
import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.JsonModel;
import org.npcs.repository.client.model.ReviewContent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes records of the lines of an extract, one by one, and counts the codes that nobody has decided on. */
final class MappedRecords {

    private static final JsonMapper JSON = new JsonMapper();

    private final Mapping mapping;
    private final Map<String, Long> unmapped = new HashMap<>();
    private final Map<String, Long> outOfPeriod = new HashMap<>();
    private final Map<String, LocalDate> eventDates = new HashMap<>();
    private long lines;

    MappedRecords(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Returns the record of a line. */
    String of(String line) {
        lines++;
        JsonNode read = read(line);
        boolean wrapped = read.path("content").isObject();
        ObjectNode record = wrapped
                ? (ObjectNode) read
                : Screen.object().put("noun", "incident").set("content", read);
        byte[] content = JSON.writeValueAsBytes(record.path("content"));
        Mapped<? extends JsonModel> mapped =
                record.path("noun").asString("incident").equals("review")
                        ? mapping.apply(ReviewContent.fromJson(content), eventDate(record.path("content")))
                        : mapping.apply(IncidentContent.fromJson(content));
        count(mapped.unmapped(), unmapped);
        count(mapped.outOfPeriod(), outOfPeriod);
        remember(record.path("content"));
        record.set("content", Screen.tree(mapped.content()));
        return JSON.writeValueAsString(record);
    }

    private JsonNode read(String line) {
        try {
            JsonNode read = JSON.readTree(line);
            if (read.isObject()) {
                return read;
            }
        } catch (JacksonException quotesTheLine) {
            throw unreadable();
        }
        throw unreadable();
    }

    private Stop unreadable() {
        return Stop.usage("Record " + lines + " of the extract is not readable as JSON.", "Mend it, and start again.");
    }

    private static void count(List<String> elements, Map<String, Long> into) {
        elements.forEach(element -> into.merge(element, 1L, Long::sum));
    }

    /** The codes of a review are judged by the date of its event, where the incident came before it. */
    private void remember(JsonNode content) {
        try {
            if (content.has("eventDate")) {
                eventDates.put(
                        content.path("localKey").asString(""),
                        LocalDate.parse(content.path("eventDate").asString("")));
            }
        } catch (DateTimeParseException judgedByTheRepository) {
            return;
        }
    }

    private @Nullable LocalDate eventDate(JsonNode review) {
        return eventDates.get(review.path("incidentLocalKey").asString(""));
    }

    long count() {
        return lines;
    }

    /** Returns by element how many codes nobody has decided on. */
    Map<String, Long> unmapped() {
        return new TreeMap<>(unmapped);
    }

    /** Returns by element how many national codes may not be used for the date of their event. */
    Map<String, Long> outOfPeriod() {
        return new TreeMap<>(outOfPeriod);
    }
}
