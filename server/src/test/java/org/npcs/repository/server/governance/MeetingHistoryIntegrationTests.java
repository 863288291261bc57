package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.governance.OneMeeting.COORDINATOR;
import static org.npcs.repository.server.governance.OneMeeting.done;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;

/**
 * Random histories of the meetings of a workgroup that one of its two seats leaves: each step is taken when the rules allow it, and
 * never else; no minutes are approved without attendance, and attendance has those who sat on the day.
 */
@ExtendWith(RunningSandbox.class)
class MeetingHistoryIntegrationTests {

    private static final Map<String, List<String>> STEPS =
            Map.of("planned", List.of("noticed", "cancelled"), "noticed", List.of("held", "cancelled"));
    private static final Map<String, String> MINUTES =
            Map.of("draft", "circulated", "circulated", "approved", "approved", "disseminated");
    private static final List<String> MOVES = List.of("noticed", "held", "noticed", "held", "held", "cancelled");
    private static final List<String> MINUTES_MOVES = List.of("circulated", "approved", "disseminated");

    private final String group = OneMeeting.workgroup();
    private int left = -1;
    private int taken;

    /** A meeting as the rules say it should be. */
    private static final class Expected {
        private final OneMeeting meeting;
        private final int daysAgo;
        private String state = "planned";
        private int attendance;
        private String minutes = "";
        private int minutesVersion;

        Expected(String group, int daysAgo) {
            this.daysAgo = daysAgo;
            this.meeting = OneMeeting.planned(
                    group, Instant.now().minus(daysAgo, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void noStepIsTakenThatTheRulesDoNotAllow(int seed) {
        var chance = new Random(seed);
        var all = new ArrayList<Expected>();
        // Meetings on odd days and the departure on an even one: no midnight puts them on the same day.
        for (int day : List.of(21, 11, 3)) {
            all.add(new Expected(group, day));
        }
        for (int step = 0; step < 120; step++) {
            var one = all.get(chance.nextInt(all.size()));
            switch (chance.nextInt(6)) {
                case 0, 1 -> move(one, MOVES.get(chance.nextInt(MOVES.size())));
                case 2 -> attend(one, chance.nextBoolean());
                case 3 -> write(one, "What was said, number " + step + ".");
                case 4 -> moveMinutes(one, MINUTES_MOVES.get(chance.nextInt(MINUTES_MOVES.size())));
                default -> leave(chance);
            }
        }
        assertThat(taken).as("steps that were allowed").isGreaterThan(8);
        for (var one : all) {
            var read = one.meeting.read();
            assertThat(read.at("/state")).isEqualTo(one.state);
            assertThat(read.at("/attendanceRecorded")).isEqualTo(String.valueOf(one.attendance > 0));
            assertThat(read.at("/minutesState")).isEqualTo(one.minutes);
        }
    }

    private void move(Expected one, String to) {
        var may = STEPS.getOrDefault(one.state, List.of()).contains(to);
        judged(one.meeting.move(to), may, one.state + " → " + to);
        one.state = may ? to : one.state;
    }

    private void attend(Expected one, boolean both) {
        var sat = left < 0 || one.daysAgo > left;
        var may = !one.state.equals("cancelled") && sat == both;
        var other = both ? ",{\"jurisdiction\":\"US-XB\",\"teamKey\":\"EXEC-1\",\"status\":\"absent\"}" : "";
        var version = one.attendance == 0 ? "" : "?expectedVersion=" + one.attendance;
        var text = "{\"entries\":[{\"jurisdiction\":\"US-XA\",\"teamKey\":\"EXEC-1\",\"status\":\"present\"}" + other
                + "]}";
        var answer = COORDINATOR.put(one.meeting.path() + "/attendance" + version, text);
        judged(answer, may, "attendance of " + (both ? "both" : "one"));
        one.attendance = may ? answer.number("/version") : one.attendance;
    }

    private void write(Expected one, String text) {
        var may = !one.state.equals("cancelled")
                && List.of("", "draft", "circulated").contains(one.minutes);
        var answer = one.meeting.minutes(text, one.minutes.isEmpty() ? "" : "?expectedVersion=" + one.minutesVersion);
        judged(answer, may, "minutes that are " + one.minutes);
        if (may) {
            one.minutes = "draft";
            one.minutesVersion = answer.number("/version");
        }
    }

    private void moveMinutes(Expected one, String to) {
        var may = to.equals(MINUTES.get(one.minutes)) && (!to.equals("approved") || one.attendance > 0);
        var answer = one.meeting.minutesTo(to);
        judged(answer, may, "minutes " + one.minutes + " → " + to + " with attendance " + one.attendance);
        if (may) {
            one.minutes = to;
            one.minutesVersion = answer.number("/version");
        }
    }

    /** The second seat leaves, once. */
    private void leave(Random chance) {
        if (left < 0 && chance.nextInt(3) == 0) {
            left = 2 + 2 * chance.nextInt(8);
            var terms = COORDINATOR.get("/v1/committees/" + group + "/terms");
            var place = terms.values("/items", "jurisdiction").indexOf("US-XB");
            done(COORDINATOR.post(
                    "/v1/terms/" + terms.at("/items/" + place + "/id") + "/transitions",
                    "{\"to\":\"ended\",\"reason\":\"left-committee\",\"endsOn\":\""
                            + LocalDate.now(ZoneOffset.UTC).minusDays(left) + "\"}"));
        }
    }

    private void judged(Reply answer, boolean may, String what) {
        taken += may ? 1 : 0;
        assertThat(answer.status() < 300).as("%s: %s", what, answer.body()).isEqualTo(may);
    }
}
