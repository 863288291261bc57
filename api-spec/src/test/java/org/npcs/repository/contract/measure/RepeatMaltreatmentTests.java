package org.npcs.repository.contract.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RepeatMaltreatmentTests {

    private static final int YEAR = 2015;
    private static final LocalDate START = LocalDate.of(2014, 10, 1);
    private static final int ROUNDS = 400;

    private final RepeatMaltreatment twelve = RepeatMaltreatment.withinTwelveMonths();

    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of("9 days later, dropped", List.of(on("2014-10-01"), on("2014-10-10")), 1, 0),
                Arguments.of("14 days later, dropped", List.of(on("2014-10-01"), on("2014-10-15")), 1, 0),
                Arguments.of("15 days later, again", List.of(on("2014-10-01"), on("2014-10-16")), 1, 1),
                Arguments.of("365 days later, again", List.of(on("2014-10-01"), on("2015-10-01")), 1, 1),
                Arguments.of("366 days later, too late", List.of(on("2014-10-01"), on("2015-10-02")), 1, 0),
                Arguments.of(
                        "first report a death, no part of the count",
                        List.of(report("a", day("2014-10-01"), day("2014-10-01"), 3, true), on("2015-01-01")),
                        0,
                        0),
                Arguments.of(
                        "the same day of the incident, not again",
                        List.of(
                                report("a", day("2014-10-01"), day("2014-09-30"), 3, false),
                                report("a", day("2014-12-01"), day("2014-09-30"), 3, false)),
                        1,
                        0),
                Arguments.of("first report after the base period", List.of(on("2015-10-01")), 0, 0),
                Arguments.of(
                        "days 0, 10 and 20, both later ones dropped",
                        List.of(on("2014-10-01"), on("2014-10-11"), on("2014-10-21")),
                        1,
                        0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void thePublishedVectorsComeOutAsStated(String words, List<MaltreatmentReport> reports, int children, int again) {
        assertThat(twelve.ofFederalFiscalYear(YEAR, reports))
                .isEqualTo(new Recurrence("repeat-maltreatment-12m", children, again));
    }

    @Test
    void whoIsNoVictimOrNoChildOrWasReportedBeforeDoesNotCount() {
        List<MaltreatmentReport> reports = List.of(
                new MaltreatmentReport("no victim", START, null, 3, false, false),
                new MaltreatmentReport("grown up", START, null, 18, true, false),
                on("2014-09-30"),
                new MaltreatmentReport("unborn", START, null, 77, true, false));
        assertThat(twelve.ofFederalFiscalYear(YEAR, reports).children()).isEqualTo(1);
    }

    @Test
    void theWindowOfSixMonthsIsAMeasureOfItsOwn() {
        var six = RepeatMaltreatment.withinSixMonths();
        assertThat(six.ofFederalFiscalYear(YEAR, List.of(on("2014-10-01"), on("2015-04-02"))))
                .isEqualTo(new Recurrence("repeat-maltreatment-6m", 1, 1));
        assertThat(six.ofFederalFiscalYear(YEAR, List.of(on("2014-10-01"), on("2015-04-03")))
                        .again())
                .isZero();
    }

    @Test
    void noReportsAreNoChildren() {
        assertThat(twelve.ofFederalFiscalYear(YEAR, List.of()))
                .isEqualTo(new Recurrence("repeat-maltreatment-12m", 0, 0));
    }

    @Test
    void anyReportsCountTheSameInAnyOrder() {
        everyRound((random, reports) -> {
            var counted = twelve.ofFederalFiscalYear(YEAR, reports);
            var shuffled = new ArrayList<>(reports);
            Collections.shuffle(shuffled, random);
            assertThat(twelve.ofFederalFiscalYear(YEAR, shuffled)).isEqualTo(counted);
        });
    }

    @Test
    void anyCountIsAPartOfItsWholeAndASumOverItsChildren() {
        everyRound((random, reports) -> {
            var counted = twelve.ofFederalFiscalYear(YEAR, reports);
            assertThat(counted.again()).isBetween(0, counted.children());
            var byChild = reports.stream().collect(Collectors.groupingBy(MaltreatmentReport::child));
            assertThat(counted.children()).isLessThanOrEqualTo(byChild.size());
            assertThat(byChild.values().stream()
                            .map(own -> twelve.ofFederalFiscalYear(YEAR, own))
                            .mapToInt(Recurrence::again)
                            .sum())
                    .isEqualTo(counted.again());
        });
    }

    @Test
    void aShorterWindowNeverFindsMoreOfTheSameChildren() {
        everyRound((random, reports) -> {
            var six = RepeatMaltreatment.withinSixMonths().ofFederalFiscalYear(YEAR, reports);
            var year = twelve.ofFederalFiscalYear(YEAR, reports);
            assertThat(six.children()).isEqualTo(year.children());
            assertThat(six.again()).isLessThanOrEqualTo(year.again());
        });
    }

    @Test
    void anyShiftOfAllDaysShiftsTheCountWithIt() {
        everyRound((random, reports) -> {
            int days = random.nextInt(4_000) - 2_000;
            var moved = reports.stream().map(report -> shifted(report, days)).toList();
            assertThat(twelve.between(START.plusDays(days), START.plusDays(days + 364L), moved))
                    .isEqualTo(twelve.between(START, START.plusDays(364), reports));
        });
    }

    @Test
    void aReportOnTheSameDayOrWithinFourteenDaysChangesNoShareUnlessItIsOfADeath() {
        everyRound((random, reports) -> reports.stream()
                .filter(report -> reports.stream()
                        .noneMatch(other -> other.child().equals(report.child())
                                && other.reportedOn().isAfter(report.reportedOn())))
                .findFirst()
                .ifPresent(last -> {
                    var more = new ArrayList<>(reports);
                    more.add(report(
                            last.child(), last.reportedOn().plusDays(1 + random.nextInt(14)), null, last.age(), false));
                    if (last.counts() && !last.reportedOn().isBefore(START)) {
                        assertThat(twelve.ofFederalFiscalYear(YEAR, more))
                                .isEqualTo(twelve.ofFederalFiscalYear(YEAR, reports));
                    }
                }));
    }

    private interface Look {
        void at(Random random, List<MaltreatmentReport> reports);
    }

    private static void everyRound(Look look) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var random = new Random(seed);
            look.at(
                    random,
                    IntStream.range(0, random.nextInt(30))
                            .mapToObj(i -> any(random))
                            .toList());
        }
    }

    private static MaltreatmentReport any(Random random) {
        var reported = START.plusDays(random.nextInt(780) - 40);
        return new MaltreatmentReport(
                "child " + random.nextInt(8),
                reported,
                random.nextInt(4) == 0 ? null : reported.minusDays(random.nextInt(20)),
                random.nextInt(20) == 0 ? 77 : random.nextInt(20),
                random.nextInt(5) > 0,
                random.nextInt(25) == 0);
    }

    private static MaltreatmentReport shifted(MaltreatmentReport report, int days) {
        var incident = report.incidentOn();
        return new MaltreatmentReport(
                report.child(),
                report.reportedOn().plusDays(days),
                incident == null ? null : incident.plusDays(days),
                report.age(),
                report.victim(),
                report.fatal());
    }

    private static MaltreatmentReport on(String day) {
        return report("a", day(day), day(day).minus(1, ChronoUnit.DAYS), 3, false);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static MaltreatmentReport report(
            String child, LocalDate reported, @Nullable LocalDate incident, int age, boolean fatal) {
        return new MaltreatmentReport(child, reported, incident, age, true, fatal);
    }
}
