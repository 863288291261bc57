package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.json.JsonMapper;

/** Calendars of meetings with titles of all kinds. */
class MeetingCalendarTests {

    private static final String LETTERS = "aZ9 ,;:\\\"'äß漢字🌊\n-";
    private static final Instant STARTS = Instant.parse("2026-12-08T19:00:00Z");

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void linesHave75OctetsAtMostAndTitlesComeBack(int seed) {
        var title = title(new Random(seed));
        var content = JsonMapper.shared().createObjectNode().put("title", title).put("durationMinutes", 60);
        var meeting = StoredRecord.first("OPERATOR", "m", "planned", content, STARTS, "test")
                .withFacets(Map.of("committee", "executive", "starts_at", STARTS));
        var text = MeetingCalendar.text(List.of(meeting));
        assertThat(text).endsWith("END:VCALENDAR\r\n");
        assertThat(List.of(text.split("\r\n"))).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        var event = Biweekly.parse(text).first().getEvents().get(0);
        assertThat(event.getSummary().getValue()).isEqualTo(title);
        assertThat(event.getUid().getValue()).isEqualTo("meeting-" + meeting.id());
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(STARTS.plusSeconds(3600));
    }

    private static String title(Random random) {
        var letters = LETTERS.codePoints().toArray();
        return random.ints(random.nextInt(1, 121), 0, letters.length)
                .mapToObj(i -> Character.toString(letters[i]))
                .collect(Collectors.joining());
    }
}
