package org.npcs.repository.conformance.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.ChartQuestion;
import org.npcs.repository.client.ObservationQuery;
import org.npcs.repository.client.OutcomeQuery;
import org.npcs.repository.client.model.CultureUse;
import org.npcs.repository.client.model.CultureWave;
import org.npcs.repository.client.model.OutcomeObservation;
import org.npcs.repository.client.model.PriorityParticipation;

/** What members measure: the bundle month by month, the culture of their teams, and whether children are safer. */
interface MeasureChapter extends Chapter {

    String BUNDLE = "zero-to-three";

    @Test
    @Order(10)
    default void thatIncidentsComeCloserIsASignalThatNamesNoCase() {
        var change = LocalDate.of(2025, 10, 1);
        var question =
                ChartQuestion.ofCases("critical-incident").own("US-XB-ALD").baselineUntil(change.minusDays(1));
        var chart = as("alder-analyst").analytics().charts().control(question);
        assertThat(chart.why()).isNotBlank();
        assertThat(chart.cautions()).isNotEmpty();
        assertThat(chart.signals())
                .filteredOn(signal -> signal.rule().equals("long-run"))
                .singleElement()
                .satisfies(signal -> assertThat(signal.points()).hasSizeGreaterThan(8));
        assertThat(chart.points())
                .filteredOn(point -> point.periodStart().isBefore(change))
                .allSatisfy(point -> assertThat(point.signals()).isEmpty());
        assertThat(new String(chart.toJson(), UTF_8))
                .doesNotContain(plot().incident.toString(), Plot.KEY);
        Chapter.hidden(() -> as("cedar-analyst").analytics().charts().control(question));
    }

    @Test
    @Order(19)
    default void theBundleIsObservedByWhoeverTakesPart() {
        var alder = as("alder-analyst").improvement();
        alder.participate(
                plot().priority,
                Cast.of(PriorityParticipation::fromJson, "{'state':'joined','on':'%s'}", Cast.today()));
        Chapter.hidden(() -> as("cedar-analyst").improvement().participation(plot().priority));
        var month = YearMonth.from(Cast.today()).minusMonths(1);
        alder.observe(BUNDLE, "all", month, Documents.observed());
        assertThat(alder.scores(BUNDLE, "all").months()).singleElement().satisfies(one -> assertThat(one.notRecorded())
                .isEqualTo(10));
        assertThat(as("cedar-analyst").improvement().scores(BUNDLE, "all").months())
                .isEmpty();
        Chapter.hidden(() -> as("cedar-analyst")
                .analytics()
                .charts()
                .bundle(ChartQuestion.ofBundle(BUNDLE).own("US-XB-ALD")));
    }

    @Test
    @Order(22)
    default void fourColleaguesAreNotToldApart() {
        int year = Cast.today().getYear();
        var alder = as("alder-analyst").culture();
        alder.plan(
                year,
                Cast.of(
                        CultureWave::fromJson,
                        "{'instrument':'team-culture','instrumentVersion':'2026.1','mode':'census','collection':'aggregates',"
                                + "'units':[{'unit':'u-01','eligible':20},{'unit':'u-02','eligible':4}]}"));
        alder.open(year);
        alder.close(year);
        alder.send(year, Documents.results(alder.instrument("team-culture", "2026.1")));
        alder.tellResults(year);
        var small = alder.report(year).units().stream()
                .filter(figure -> "u-02".equals(figure.unit()))
                .toList();
        assertThat(small).isNotEmpty().allSatisfy(figure -> assertThat(figure.mean())
                .isNull());
        var report = alder.report(year);
        for (var whole : report.whole()) {
            assertThat(Stream.concat(report.units().stream(), Stream.of(whole))
                            .filter(figure -> figure.scale().equals(whole.scale()) && figure.mean() != null))
                    .as("the whole less the large unit would be the small one")
                    .hasSizeLessThan(2);
        }
        Chapter.hidden(() -> as("cedar-analyst").culture().wave(year));
        alder.recordUse(
                year,
                Cast.of(
                        CultureUse::fromJson,
                        "{'change':'team-huddles','text':'A huddle after difficult visits.','changedOn':'%s','role':'quality-lead'}",
                        Cast.today()));
    }

    @Test
    @Order(23)
    default void whetherChildrenAreSaferIsToldWithWhatItRestsOn() {
        var alder = as("alder-nightly").outcomes();
        var stated = alder.state(
                "exits-to-entries",
                "FFY" + federalYear(),
                Cast.of(
                        OutcomeObservation::fromJson,
                        "{'measureVersion':'1','status':'final','coverage':'census','source':{'kind':'afcars','edition':'2026-11'},"
                                + "'parts':[{'part':'entered','value':220},{'part':'exited','value':198}]}"));
        assertThat(stated.version()).isEqualTo(1);
        var told = alder.list(OutcomeQuery.ALL.measure("exits-to-entries").period("FFY" + federalYear())).stream()
                .filter(one -> one.value() != null)
                .findFirst()
                .orElseThrow();
        assertThat(told.cautions()).isNotEmpty();
        assertThat(told.balancing()).isNotEmpty();
        assertThat(as("cedar-nightly").outcomes().observations(ObservationQuery.ALL).stream())
                .as("the own ones alone")
                .isEmpty();
    }

    /** The federal fiscal year that ended last. */
    private static int federalYear() {
        var day = Cast.today();
        return day.getMonthValue() >= 10 ? day.getYear() : day.getYear() - 1;
    }
}
