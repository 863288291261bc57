package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two consecutive years of a co-chair, to the day. */
class ServiceTests {

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 730",
        "2025-03-01, 730",
        "2027-01-01, 731",
        "2027-03-01, 731",
        "2028-02-29, 730",
        "2026-02-28, 730"
    })
    void gov26_twoYearsAreTwoYearsOfTheCalendar(LocalDate from, int days) {
        assertThat(Service.violated(List.of(new Span(from, from.plusDays(days))), 1))
                .isEmpty();
        assertThat(Service.violated(List.of(new Span(from, from.plusDays(days + 1))), 1))
                .get()
                .extracting(Violation::rule)
                .isEqualTo("GOV-R-010");
    }

    @Test
    void gov26_aThirdConsecutiveYearIsRefusedWithItsDates() {
        var violated = Service.violated(
                List.of(
                        span("2026-03-01", "2027-03-01"),
                        span("2027-03-01", "2028-03-01"),
                        span("2028-03-01", "2028-03-02")),
                1);
        assertThat(violated)
                .get()
                .extracting(Violation::detail)
                .asString()
                .contains("2026-03-01", "2028-03-01", "2029-03-01");
    }

    @Test
    void gov26_aBreakOfAYearBeginsAnewAndAShorterOneOnlyPauses() {
        var two = List.of(span("2026-03-01", "2028-03-01"));
        assertThat(Service.violated(with(two, "2029-03-01", "2031-03-01"), 1)).isEmpty();
        assertThat(Service.violated(with(two, "2029-02-28", "2029-03-02"), 1)).isPresent();
        var one = List.of(span("2026-03-01", "2027-03-01"));
        assertThat(Service.violated(with(one, "2027-09-01", "2028-08-31"), 1)).isEmpty();
        assertThat(Service.violated(with(one, "2027-09-01", "2028-09-02"), 1)).isPresent();
        assertThat(Service.violated(with(two, "2029-03-01", "2029-03-02"), 2)).isPresent();
    }

    @Test
    void gov26_serviceThatBeginsLaterCountsTowardAnEarlierOffice() {
        assertThat(Service.violated(List.of(span("2028-03-01", "2029-03-01"), span("2026-03-01", "2028-03-01")), 1))
                .isPresent();
    }

    private static List<Span> with(List<Span> spans, String from, String until) {
        return java.util.stream.Stream.concat(spans.stream(), java.util.stream.Stream.of(span(from, until)))
                .toList();
    }

    private static Span span(String from, String until) {
        return new Span(LocalDate.parse(from), LocalDate.parse(until));
    }
}
