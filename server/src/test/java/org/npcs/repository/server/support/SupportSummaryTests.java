package org.npcs.repository.server.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What members are told of figures of support. */
class SupportSummaryTests {

    private static final int MOST = 30;
    private static final int DRAWS = 300;

    @Test
    void noFigureWithFewerThanFiveMembersIsToldAndNoneExactly() {
        var draws = new Random(7);
        for (int i = 0; i < DRAWS; i++) {
            long members = draws.nextInt(MOST);
            long requests = members + draws.nextInt(MOST);
            var all = List.of(
                    new SupportFigure("requests", requests, members),
                    new SupportFigure("matched", requests, members),
                    new SupportFigure("kind staff-care", requests, members));
            var told = SupportSummaries.told(false, all, 1.4);
            if (members < SupportFigure.LEAST_MEMBERS) {
                assertThat(told.figures()).containsOnlyKeys("events");
                assertThat(told.byKind()).isEmpty();
                assertThat(told.medianDaysToMatch()).isNull();
            } else {
                assertThat(told.figures()).containsEntry("requests", requests / 5 * 5);
                assertThat(told.byKind()).containsEntry("staff-care", requests / 5 * 5);
                assertThat(told.medianDaysToMatch()).isEqualTo(1);
            }
            assertThat(SupportSummaries.told(true, all, 1.4).figures()).containsEntry("requests", requests);
        }
    }
}
