package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.server.governance.SqlCommunications.Asked;

/** How fast a member answers, of questions of all kinds. */
class ResponseTimesTests {

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void halfOfTheAnswersAreFasterAndHalfAreSlower(int seed) {
        var random = new Random(seed);
        var asked = new ArrayList<Asked>();
        var days = new ArrayList<Integer>();
        for (int i = 0; i < random.nextInt(12); i++) {
            var answered = random.nextBoolean();
            int after = random.nextInt(60);
            asked.add(new Asked(Instant.EPOCH, answered ? Instant.EPOCH.plus(Duration.ofDays(after)) : null));
            if (answered) {
                days.add(after);
            }
        }
        var told = ResponseTimes.told(asked);
        assertThat(told.asked()).isEqualTo(asked.size());
        assertThat(told.answered()).isEqualTo(days.size());
        if (days.isEmpty()) {
            assertThat(told.medianDays()).isNull();
            return;
        }
        double median = Objects.requireNonNull(told.medianDays());
        assertThat(days.stream().filter(day -> day <= median).count()).isGreaterThanOrEqualTo((days.size() + 1) / 2);
        assertThat(days.stream().filter(day -> day >= median).count()).isGreaterThanOrEqualTo((days.size() + 1) / 2);
    }
}
