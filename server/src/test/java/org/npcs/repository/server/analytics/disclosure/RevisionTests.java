package org.npcs.repository.server.analytics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a published period may be published again, and the numbers that rules may have. */
class RevisionTests {

    private static boolean allowed(Map<String, Map<String, Integer>> before, Map<String, Map<String, Integer>> after) {
        return Revision.allowed(before, after, DisclosureRules.STANDARD);
    }

    @Test
    void elevenRecordsOfThreeMembersAreEnough() {
        var before = Map.of("x", Map.of("a", 20, "b", 20), "y", Map.of("c", 5));
        assertThat(allowed(before, Map.of("x", Map.of("a", 25, "b", 25), "y", Map.of("c", 6))))
                .isTrue();
        assertThat(allowed(before, Map.of("x", Map.of("a", 25, "b", 24), "y", Map.of("c", 6))))
                .isFalse();
        assertThat(allowed(before, Map.of("x", Map.of("a", 30, "b", 30), "y", Map.of("c", 5))))
                .isFalse();
        assertThat(allowed(before, before)).isFalse();
    }

    @Test
    void recordsThatWentCountLikeThoseThatCame() {
        var before = Map.of("x", Map.of("a", 20, "b", 20, "c", 20));
        assertThat(allowed(before, Map.of("x", Map.of("a", 15, "b", 25, "c", 19))))
                .isTrue();
        assertThat(allowed(before, Map.of())).isTrue();
        assertThat(allowed(Map.of(), before)).isTrue();
    }

    @Test
    void aRecordThatMovedIsOneRecord() {
        var before = Map.of("x", Map.of("a", 20, "b", 20, "c", 20), "y", Map.of("a", 20, "b", 20, "c", 20));
        var six = Map.of("x", Map.of("a", 18, "b", 18, "c", 18), "y", Map.of("a", 22, "b", 22, "c", 22));
        var twelve = Map.of("x", Map.of("a", 16, "b", 16, "c", 16), "y", Map.of("a", 24, "b", 24, "c", 24));
        assertThat(allowed(before, six)).isFalse();
        assertThat(allowed(before, twelve)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10,false", "11,true", "15,true", "16,false"})
    void aRangeStaysWhileItHoldsTheCount(long count, boolean stays) {
        assertThat(Revision.kept(Printed.range(11, 15), count).isPresent()).isEqualTo(stays);
        assertThat(Revision.kept(Printed.hidden(CellStatus.SUPPRESSED_SMALL), count))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',10,5,0.5,5,5,8,40,3,11,3", "1,0,5,0.5,5,1,8,40,3,11,3", "1,10,0,0.5,5,5,8,40,3,11,3",
        "1,10,5,0,5,5,8,40,3,11,3", "1,10,5,1.01,5,5,8,40,3,11,3", "1,10,5,0.5,0,5,8,40,3,11,3",
        "1,10,5,0.5,5,0,8,40,3,11,3", "1,10,5,0.5,5,11,8,40,3,11,3", "1,10,5,0.5,5,5,-1,40,3,11,3",
        "1,10,5,0.5,5,5,31,40,3,11,3", "1,10,5,0.5,5,5,8,0,3,11,3", "1,10,5,0.5,5,5,8,40,0,11,3",
        "1,10,5,0.5,5,5,8,40,3,0,3", "1,10,5,0.5,5,5,8,40,3,11,0"
    })
    void rulesThatProtectNothingAreRefused(
            String version,
            int hidden,
            int others,
            double share,
            int width,
            int interval,
            int doublings,
            int rounds,
            int coalition,
            int records,
            int members) {
        assertThatThrownBy(() -> new DisclosureRules(
                        version, hidden, others, share, width, interval, doublings, rounds, coalition, records,
                        members))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1,1,1,1,1,0,1,1,1,1", "10,5,0.5,5,10,30,40,3,11,3"})
    void rulesAtTheirLimitsAreRules(
            int hidden,
            int others,
            double share,
            int width,
            int interval,
            int doublings,
            int rounds,
            int coalition,
            int records,
            int members) {
        assertThat(new DisclosureRules(
                        "1", hidden, others, share, width, interval, doublings, rounds, coalition, records, members))
                .isNotNull();
    }
}
