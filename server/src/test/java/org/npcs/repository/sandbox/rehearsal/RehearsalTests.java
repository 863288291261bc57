package org.npcs.repository.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalTests {

    private static PlannedFault fault(int skip, int times, double share) {
        return new PlannedFault(FaultKind.UNAVAILABLE, "PUT", "/v1/jurisdictions", skip, times, share, null, null);
    }

    private static List<Boolean> run(FaultPlan plan, int requests) {
        var session = new Rehearsal(plan);
        return IntStream.range(0, requests)
                .mapToObj(i -> session.next("PUT", "/v1/jurisdictions/US-XB").isPresent())
                .toList();
    }

    @Test
    void aFaultMeetsTheRequestsThatItIsPlannedFor() {
        assertThat(run(new FaultPlan(1, List.of(fault(2, 3, 1))), 8))
                .containsExactly(false, false, true, true, true, false, false, false);
    }

    @Test
    void otherMethodsAndPathsPass() {
        var session = new Rehearsal(new FaultPlan(1, List.of(fault(0, 9, 1))));

        assertThat(session.next("GET", "/v1/jurisdictions/US-XB")).isEmpty();
        assertThat(session.next("PUT", "/v1/instruments")).isEmpty();
        assertThat(session.next("put", "/v1/jurisdictions")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7, 20_261_201, Long.MAX_VALUE})
    void theSameSeedGivesTheSameFaultsAndTheShareIsAboutRight(long seed) {
        var plan = new FaultPlan(seed, List.of(fault(0, Integer.MAX_VALUE, 0.3)));
        var once = run(plan, 2_000);

        assertThat(run(plan, 2_000)).isEqualTo(once);
        assertThat(once.stream().filter(met -> met).count()).isBetween(500L, 700L);
    }

    @Test
    void aFurtherFaultDoesNotMoveTheOthers() {
        var alone = new FaultPlan(5, List.of(fault(0, 1_000, 0.5)));
        var behind = new PlannedFault(FaultKind.SLOW, null, "/v1/limits", null, null, 0.5, null, null);
        var both = new FaultPlan(5, List.of(fault(0, 1_000, 0.5), behind));

        assertThat(run(both, 500)).isEqualTo(run(alone, 500));
    }

    @Test
    void ofSeveralTheFirstCountsAndTheOthersWait() {
        var second = new PlannedFault(FaultKind.SLOW, null, null, null, 1, null, null, null);
        var session = new Rehearsal(new FaultPlan(5, List.of(fault(0, 1, 1), second)));

        assertThat(session.next("PUT", "/v1/jurisdictions").map(PlannedFault::fault))
                .isEqualTo(Optional.of(FaultKind.UNAVAILABLE));
        assertThat(session.next("PUT", "/v1/jurisdictions").map(PlannedFault::fault))
                .isEqualTo(Optional.of(FaultKind.SLOW));
        assertThat(session.next("PUT", "/v1/jurisdictions")).isEmpty();
    }

    @Test
    void aPlanBeyondTheRulesIsNone() {
        assertThatThrownBy(() -> fault(0, 0, 1)).hasMessageContaining("times");
        assertThatThrownBy(() -> fault(-1, 1, 1)).hasMessageContaining("skip");
        assertThatThrownBy(() -> fault(0, 1, 1.5)).hasMessageContaining("share");
    }
}
