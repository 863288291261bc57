package org.npcs.repository.server.incident.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.npcs.repository.server.platform.problem.ProblemException;

/** All owners link, any owner parts. Decisions are written {@code owner:decision}. */
class StandingTests {

    @ParameterizedTest
    @CsvSource({
        "'', suspected",
        "a:same-event, suspected",
        "a:same-event b:same-event, same-event",
        "a:same-event b:different, different",
        "a:different b:same-event, different",
        "a:deferred, deferred",
        "a:deferred b:same-event, deferred",
        "a:deferred b:different, different",
        "a:different a:same-event b:same-event, same-event",
        "a:same-event b:same-event b:unlinked, unlinked",
        "a:same-event b:same-event b:unlinked a:same-event, unlinked",
        "a:same-event b:same-event b:unlinked b:same-event, suspected",
        "a:same-event b:same-event b:unlinked b:same-event a:same-event, same-event"
    })
    void theLastDecisionOfEachOwnerCounts(String decisions, String state) {
        assertThat(Standing.after(Set.of("a", "b"), read(decisions))).isEqualTo(state);
    }

    @Test
    void oneOwnerDecidesAlone() {
        assertThat(Standing.after(Set.of("a"), read("a:same-event"))).isEqualTo("same-event");
    }

    @Test
    void whatIsLinkedIsUnlinkedFirstAndNothingElseIs() {
        assertThatThrownBy(() -> Standing.require("same-event", "different")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Standing.require("suspected", "unlinked")).isInstanceOf(ProblemException.class);
        Standing.require("same-event", "unlinked");
        Standing.require("unlinked", "same-event");
        Standing.require("different", "deferred");
    }

    private static List<Candidate.Decision> read(String decisions) {
        return Arrays.stream(decisions.split(" "))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split(":"))
                .map(one -> new Candidate.Decision(one[0], one[1], null, null, Instant.EPOCH))
                .toList();
    }
}
