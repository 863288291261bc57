package org.npcs.repository.sandbox.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.npcs.repository.sandbox.history.Sample.Counted;

/** Whoever counts the invented records finds what was planted in them. */
class PlantedAnswersTests {

    private static final HistoryAnswers ANSWERS = InventedHistory.answers();
    private static final List<Counted> ALL = Sample.of(new HistorySize(30_000));
    private static final List<Counted> REVIEWED =
            ALL.stream().filter(Counted::finalised).toList();

    @Test
    void everyItemIsActionableAsOftenAsPlanted() {
        ANSWERS.itemPrevalence().forEach((item, prevalence) -> {
            var rated = REVIEWED.stream()
                    .filter(one -> one.rating(item, "agreed") >= 0)
                    .filter(one -> !one.member().equals(ANSWERS.outlier().member()))
                    .toList();
            Sample.recovers(rated, one -> one.actionable(item), prevalence);
        });
    }

    @Test
    void oneMemberDiffersInOneItem() {
        var outlier = ANSWERS.outlier();
        var rated = REVIEWED.stream()
                .filter(one -> one.member().equals(outlier.member()) && one.rating(outlier.item(), "agreed") >= 0)
                .toList();
        Sample.recovers(rated, one -> one.actionable(outlier.item()), outlier.prevalence());
    }

    @Test
    void twoItemsOccurTogetherMoreOftenThanByChance() {
        var lifted = ANSWERS.lifted();
        assertThat(lift(lifted.item(), lifted.other())).isCloseTo(lifted.lift(), within(0.06));
        assertThat(lift(lifted.item(), "ENV-02")).isCloseTo(1, within(0.1));
    }

    private static double lift(String item, String other) {
        var rated = REVIEWED.stream()
                .filter(one -> one.rating(item, "agreed") >= 0 && one.rating(other, "agreed") >= 0)
                .toList();
        return Sample.share(rated, one -> one.actionable(item) && one.actionable(other))
                / (Sample.share(rated, one -> one.actionable(item))
                        * Sample.share(rated, one -> one.actionable(other)));
    }

    @Test
    void themesStandInTheirShareOfReviews() {
        var awake = REVIEWED.stream().filter(one -> !asleep(one)).toList();
        ANSWERS.themeShares().forEach((theme, share) -> Sample.recovers(awake, one -> one.theme(theme), share));
        assertThat(Sample.share(REVIEWED, one -> one.theme("IO-TEAM"))).isGreaterThan(0.5);
        assertThat(Sample.share(REVIEWED, one -> one.theme("IO-ECON"))).isGreaterThan(0.2);
    }

    @Test
    void economicSupportIsAThemeMoreOftenAfterADeathInSleep() {
        Sample.recovers(
                REVIEWED.stream().filter(PlantedAnswersTests::asleep).toList(),
                one -> one.theme("IO-ECON"),
                ANSWERS.economicAfterSleep());
    }

    private static boolean asleep(Counted one) {
        return one.incident().path("categories").path(0).asString().equals("SUDI");
    }

    @Test
    void ratersAgreeAsMuchAsPlanted() {
        ANSWERS.kappa().forEach((domain, kappa) -> {
            for (String item : ANSWERS.itemPrevalence().keySet()) {
                if (item.startsWith(domain)) {
                    var pairs = REVIEWED.stream()
                            .filter(one ->
                                    !one.member().equals(ANSWERS.outlier().member()))
                            .map(one -> new int[] {one.rating(item, "r1"), one.rating(item, "r2")})
                            .filter(pair -> pair[0] >= 0 && pair[1] >= 0)
                            .toList();
                    assertThat(Sample.kappa(pairs)).as(item).isCloseTo(kappa, within(0.08));
                }
            }
        });
        Sample.recovers(REVIEWED, one -> one.rating("FAM-01", "r1") != -2, ANSWERS.doubleRated());
    }

    @Test
    void reviewsEndAfterThePlantedTime() {
        var days = REVIEWED.stream()
                .filter(one ->
                        one.day().compareTo("2026-01-01") < 0 && one.incident().has("awareDate"))
                .map(one -> ChronoUnit.DAYS.between(
                        LocalDate.parse(one.incident().path("awareDate").asString()),
                        one.review().storedAt().atZone(ZoneOffset.UTC).toLocalDate()))
                .sorted()
                .toList();
        assertThat((double) days.get(days.size() / 2)).isCloseTo(ANSWERS.finalMedianDays(), within(2.0));
        assertThat((double) days.get(days.size() * 9 / 10)).isCloseTo(ANSWERS.finalNinetiethDays(), within(4.0));
    }

    @Test
    void elementsAreGivenAndAbsentAsPlanted() {
        ANSWERS.completeness()
                .forEach((element, shares) -> shares.forEach((answer, share) -> Sample.recovers(
                        ALL,
                        one -> answer(one, element.substring("incident.".length()))
                                .equals(answer),
                        share)));
    }

    private static String answer(Counted one, String element) {
        var given = one.incident().at("/" + element.replace('.', '/'));
        var reason = one.incident().path("absences").path(element).asString("");
        return given.isMissingNode() ? reason.isEmpty() ? "missing" : reason : "given";
    }

    @Test
    void kindsStandInTheirShares() {
        var steady = ALL.stream()
                .filter(one -> !List.of(Contributor.ALDER, Contributor.FENWICK).contains(one.member()))
                .filter(one -> one.day().compareTo("2026-07-01") < 0)
                .toList();
        // Two children of one event count as two.
        assertThat(Sample.share(steady, one -> one.kind().equals(Event.FATALITY)))
                .isCloseTo(0.443, within(0.012));
        assertThat(Sample.share(steady, one -> one.kind().equals(Event.NEAR_FATALITY)))
                .isCloseTo(0.266, within(0.012));
    }

    @Test
    void nearFatalitiesOfFenwickDoubleFromTheLastQuarterOf2025() {
        var shift = ANSWERS.shift();
        var days = ALL.stream()
                .filter(one -> one.member().equals(shift.member()) && one.kind().equals(shift.kind()))
                .map(Counted::day)
                .toList();
        double before =
                days.stream().filter(day -> day.compareTo("2025-10-01") < 0).count() / 8.0;
        double after =
                days.stream().filter(day -> day.compareTo("2025-10-01") >= 0).count() / 4.0;
        assertThat(after / before).isCloseTo(shift.factor(), within(0.25));
    }

    @Test
    void theRareEventsOfAlderAreTheSameInEverySize() {
        for (HistorySize size : List.of(HistorySize.SMALL, HistorySize.MEDIUM)) {
            var days = new ArrayList<LocalDate>();
            InventedHistory.of(size).each(Contributor.of(Contributor.ALDER), one -> {
                if (Event.NEAR_FATALITY.equals(one.current().facets().get("kind"))) {
                    days.add((LocalDate) one.current().facets().get("event_date"));
                }
            });
            assertThat(days).containsExactlyElementsOf(ANSWERS.rareEvents().days());
        }
    }

    @Test
    void rareEventsComeCloserTogetherAfterTheShift() {
        var series = ANSWERS.rareEvents();
        var before = series.days().stream()
                .filter(day -> day.isBefore(series.from()))
                .count();
        var after = series.days().size() - before;
        assertThat(before).isBetween(5L, 16L);
        assertThat(after).isBetween(10L, 26L);
    }

    @Test
    void nilMonthsAndLaterMembersHaveNoIncidents() {
        ANSWERS.nilMonths().forEach((member, months) -> assertThat(ALL)
                .noneMatch(one ->
                        one.member().equals(member) && months.contains(one.day().substring(0, 7))));
        ANSWERS.joinedLater().forEach((member, from) -> assertThat(ALL)
                .noneMatch(one -> one.member().equals(member) && one.day().compareTo(from.toString()) < 0));
    }

    @Test
    void noMemberIsHalfOfAllOthersAndTwoAreTiny() {
        var sizes = Sample.of(HistorySize.MEDIUM).stream()
                .collect(Collectors.groupingBy(Counted::member, Collectors.counting()));
        assertThat(sizes).hasSize(14);
        assertThat(sizes.values()).allMatch(size -> size < 600);
        assertThat(sizes.values().stream().filter(size -> size < 25)).hasSize(2);
    }

    @Test
    void reviewsLeaveTimeForEachStep() {
        assertThat(REVIEWED).allSatisfy(one -> {
            var versions = one.of().review();
            assertThat(Duration.between(versions.get(0).storedAt(), one.review().storedAt())
                            .toDays())
                    .isGreaterThan(10);
        });
    }
}
