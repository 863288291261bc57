package org.npcs.repository.conformance.toy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.npcs.repository.contract.json.InvalidJsonException;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The records of a body: lines, an array, or rows of which a column is a dotted path. */
final class Frames {

    private static final Set<String> NUMBERS =
            Set.of("ageYears", "sequence", "number", "supersedes", "expectedVersion", "value");

    private static final String ABSENCES = "content.absences.";

    private Frames() {}

    /** Returns the records in their order; a record that is not JSON is a missing node. */
    static List<JsonNode> of(Request request) {
        byte[] bytes = request.header("Content-Encoding").equals("gzip") ? unzipped(request.body()) : request.body();
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return List.of();
        }
        return switch (request.header("Content-Type").split(";", 2)[0]) {
            case "application/json" -> array(text);
            case "text/csv" -> rows(text);
            default ->
                text.lines().filter(line -> !line.isBlank()).map(Frames::parsed).toList();
        };
    }

    private static byte[] unzipped(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException truncated) {
            throw malformed(1);
        }
    }

    private static Refusal malformed(int line) {
        return new Refusal("malformed-batch", details -> details.put("line", line));
    }

    private static List<JsonNode> array(String text) {
        try {
            JsonNode array = Reply.JSON.readTree(text);
            if (array instanceof ArrayNode records) {
                return List.copyOf(records.values());
            }
        } catch (JacksonException broken) {
            throw malformed((int) text.lines().count());
        }
        throw malformed(1);
    }

    private static JsonNode parsed(String line) {
        try {
            return StrictJson.parse(line.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidJsonException malformed) {
            return Reply.JSON.missingNode();
        }
    }

    private static List<JsonNode> rows(String text) {
        List<String[]> lines = text.lines().map(line -> line.split(",", -1)).toList();
        String[] header = lines.get(0);
        List<JsonNode> records = new ArrayList<>();
        for (String[] cells : lines.subList(1, lines.size())) {
            if (cells.length != header.length) {
                throw malformed(records.size() + 2);
            }
            ObjectNode record = Reply.JSON.createObjectNode();
            for (int column = 0; column < header.length; column++) {
                if (!cells[column].isEmpty()) {
                    set(record, header[column], cells[column]);
                }
            }
            records.add(record);
        }
        return records;
    }

    private static void set(ObjectNode record, String path, String cell) {
        // A reason for absence stands under the whole dotted path of the member.
        String[] names = path.startsWith(ABSENCES)
                ? new String[] {"content", "absences", path.substring(ABSENCES.length())}
                : path.split("\\.");
        JsonNode at = record;
        for (int i = 0; i < names.length; i++) {
            boolean last = i == names.length - 1;
            boolean list = !last && names[i + 1].matches("[0-9]+");
            JsonNode next = last
                    ? NUMBERS.contains(names[i])
                            ? Reply.JSON.getNodeFactory().numberNode(Integer.parseInt(cell))
                            : Reply.JSON.getNodeFactory().stringNode(cell)
                    : list ? Reply.JSON.createArrayNode() : Reply.JSON.createObjectNode();
            if (at instanceof ObjectNode object) {
                at = object.has(names[i]) ? object.get(names[i]) : next;
                object.set(names[i], at);
            } else if (at instanceof ArrayNode array) {
                int place = Integer.parseInt(names[i]);
                at = array.has(place) ? array.get(place) : next;
                if (!array.has(place)) {
                    array.add(at);
                }
            }
        }
    }
}
