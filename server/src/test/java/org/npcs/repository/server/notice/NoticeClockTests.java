package org.npcs.repository.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the time says of responses, hour by hour around the day to respond by. */
class NoticeClockTests {

    private static final Instant ISSUED = Instant.parse("2026-11-30T09:00:00Z");
    private static final LocalDate BY = LocalDate.parse("2026-12-31");

    private static NoticeClock at(Instant now) {
        return new NoticeClock(ISSUED, BY, now);
    }

    @Test
    void aResponseIsOverdueOnceTheDayIsOverAndNeverBefore() {
        var end = Instant.parse("2027-01-01T00:00:00Z");
        for (int hour = -48; hour <= 48; hour++) {
            var clock = at(end.plus(Duration.ofHours(hour)));
            for (String open : List.of("not-seen", "acknowledged", "assessing")) {
                assertThat(clock.overdue(open)).as(open + hour).isEqualTo(hour >= 0);
            }
            for (String answered : List.of("not-applicable", "action-planned", "action-done")) {
                assertThat(clock.overdue(answered)).as(answered + hour).isFalse();
            }
        }
    }

    @Test
    void aPlanIsOverdueAfterItsDay() {
        var clock = at(Instant.parse("2027-02-01T00:00:00Z"));
        assertThat(clock.actionOverdue("action-planned", LocalDate.parse("2027-01-31")))
                .isTrue();
        assertThat(clock.actionOverdue("action-planned", LocalDate.parse("2027-02-01")))
                .isFalse();
        assertThat(clock.actionOverdue("action-planned", null)).isFalse();
        assertThat(clock.actionOverdue("action-done", LocalDate.parse("2027-01-31")))
                .isFalse();
    }

    @Test
    void daysAreWholeDaysSinceTheIssue() {
        assertThat(at(ISSUED.plus(Duration.ofHours(47))).daysSinceIssue()).isEqualTo(1);
        assertThat(at(ISSUED).days(ISSUED.plus(Duration.ofHours(36)))).isEqualTo(1.5);
    }
}
