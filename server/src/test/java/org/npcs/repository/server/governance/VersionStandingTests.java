package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.definition.AgreementPolicy;
import org.npcs.repository.contract.definition.Definitions;

/** One version is in force on each day, by the last decision whose first day has come. */
class VersionStandingTests {

    private static final String LIST = "agreement-policies";
    private static final Collection<AgreementPolicy> PUBLISHED =
            Definitions.published().agreementPolicies();
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @Test
    void aVersionThatAwaitsADecisionIsNotInForce() {
        var standings = VersionStanding.of(LIST, PUBLISHED, List.of(), DAY);
        assertThat(standings).extracting(VersionStanding::status).containsExactly("active", "comment");
        assertThat(standings).extracting(VersionStanding::decision).containsOnlyNulls();
    }

    @Test
    void aDecisionCountsFromItsFirstDayOnAndTheThingNamesIt() {
        var decided = List.of(activated("2027-1", "EC-2026-004", DAY.plusDays(10)));
        var before = VersionStanding.of(LIST, PUBLISHED, decided, DAY.plusDays(9));
        assertThat(before).extracting(VersionStanding::status).containsExactly("active", "approved");
        var after = VersionStanding.of(LIST, PUBLISHED, decided, DAY.plusDays(10));
        assertThat(after).extracting(VersionStanding::status).containsExactly("retired", "active");
        assertThat(after.get(1).json().path("decision").asString("")).isEqualTo("EC-2026-004");
        assertThat(after.get(1).json().path("effectiveFrom").asString("")).isEqualTo("2026-12-11");
        assertThat(after.get(0).json().has("decision")).isFalse();
    }

    @Test
    void aLaterDecisionBringsAnEarlierVersionBack() {
        var decided = List.of(
                activated("2027-1", "EC-2026-004", DAY),
                activated("2026-1", "EC-2026-005", DAY),
                activated("2027-1", "EC-2026-006", DAY.plusYears(1)));
        var standings = VersionStanding.of(LIST, PUBLISHED, decided, DAY);
        assertThat(standings).extracting(VersionStanding::status).containsExactly("active", "approved");
        assertThat(standings).extracting(VersionStanding::decision).containsExactly("EC-2026-005", "EC-2026-006");
    }

    @Test
    void noVersionIsInForceBeforeItsEarliestDay() {
        var early = List.of(activated("2027-1", "EC-2026-001", LocalDate.of(2026, 8, 1)));
        assertThat(VersionStanding.of(LIST, PUBLISHED, early, LocalDate.of(2026, 8, 2)))
                .extracting(VersionStanding::status)
                .containsExactly("active", "approved");
    }

    @Test
    void whateverWasDecidedOneVersionIsInForceOnEachDay() {
        var random = new Random(20261201);
        for (int round = 0; round < 500; round++) {
            var decided = new ArrayList<Activation>();
            int number = random.nextInt(6);
            for (int i = 1; i <= number; i++) {
                var version = random.nextBoolean() ? "2026-1" : "2027-1";
                decided.add(activated(version, "EC-2026-00" + i, DAY.plusDays(random.nextInt(20))));
            }
            for (int day = 0; day < 25; day++) {
                var at = DAY.plusDays(day);
                var inForce = VersionStanding.of(LIST, PUBLISHED, decided, at).stream()
                        .filter(VersionStanding::inForce)
                        .toList();
                assertThat(inForce).hasSize(1);
                assertThat(inForce.get(0).version().id()).isEqualTo(lastOf(decided, at));
            }
        }
    }

    /** The same, worked out by going through the days. */
    private static String lastOf(List<Activation> decided, LocalDate at) {
        var current = "2026-1";
        for (var day = DAY; !day.isAfter(at); day = day.plusDays(1)) {
            for (var one : decided) {
                current = one.from().equals(day) ? one.reference().substring(LIST.length() + 1) : current;
            }
        }
        return current;
    }

    private static Activation activated(String version, String decision, LocalDate from) {
        return new Activation("agreement-policy", LIST + '/' + version, decision, from);
    }
}
