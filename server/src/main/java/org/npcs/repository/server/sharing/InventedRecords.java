package org.npcs.repository.server.sharing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.screening.ScreenedTexts;
import org.npcs.repository.contract.screening.ScreenedTexts.FreeText;
import org.npcs.repository.contract.screening.TextScreening;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records that nobody lived, to show what others would see. */
public final class InventedRecords {

    private static final List<SampleRecord> ALL = read();

    private InventedRecords() {}

    /** Three incidents and a review of one of them. */
    public static List<SampleRecord> all() {
        return ALL;
    }

    /**
     * A record to look at.
     *
     * @param subject what it is
     * @param content its content
     */
    public record SampleRecord(Subject subject, JsonNode content) {

        /** The free texts in which something is suspected; stored, they would be held. */
        List<FreeText> suspected() {
            return ScreenedTexts.of(subject, content).stream()
                    .filter(text ->
                            !TextScreening.published().suspicions(text.text()).isEmpty())
                    .toList();
        }

        /** Reads a record of the contract. */
        public static SampleRecord of(JsonNode record) {
            return new SampleRecord(Subject.of(record.path("subject").asString("")), record.path("content"));
        }
    }

    private static List<SampleRecord> read() {
        try (var file = InventedRecords.class.getResourceAsStream("invented-records.json")) {
            return JsonMapper.builder()
                    .build()
                    .readTree(java.util.Objects.requireNonNull(file))
                    .valueStream()
                    .map(SampleRecord::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
