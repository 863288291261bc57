package org.npcs.repository.client.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.model.Finding;
import org.npcs.repository.client.validation.OfflineValidator;
import org.npcs.repository.contract.measure.ObservationCheck;
import tools.jackson.databind.json.JsonMapper;

class RepeatMaltreatmentTests {

    private static final LocalDate FIRST = LocalDate.of(2024, 10, 1);

    private final List<ChildReport> reports = List.of(
            report("a", 0),
            report("a", 200),
            report("b", 5),
            report("b", 15),
            report("b", 25),
            report("c", 3).ofADeath(),
            report("c", 90));

    @Test
    void theCountIsThatOfThePublishedMeasure() {
        assertThat(RepeatMaltreatment.withinTwelveMonths().ofFederalFiscalYear(2025, reports))
                .isEqualTo(new RepeatMaltreatmentCount("repeat-maltreatment-12m", 2, 1));
        assertThat(RepeatMaltreatment.withinSixMonths().between(FIRST, FIRST.plusDays(364), reports))
                .isEqualTo(new RepeatMaltreatmentCount("repeat-maltreatment-6m", 2, 0));
    }

    @Test
    void twoNumbersLeaveTheMachineInAnObservationThatIsTaken() {
        var count = RepeatMaltreatment.withinTwelveMonths().ofFederalFiscalYear(2025, reports);
        assertThat(count.share()).hasValue(0.5);
        var content =
                new JsonMapper().readTree(count.observation("2026-11", true).toJson());
        assertThat(ObservationCheck.check(
                        count.measure(), content, LocalDate.of(2025, 9, 30), LocalDate.of(2026, 11, 30)))
                .isEmpty();
        assertThat(content.toString()).contains("\"again\"").doesNotContain("2024-10");
    }

    @Test
    void anObservationIsJudgedOfflineAsTheRepositoryDoes() {
        var validator = OfflineValidator.published().on(LocalDate.of(2026, 11, 30));
        var impossible = new RepeatMaltreatmentCount("repeat-maltreatment-12m", 1, 2).observation("2026-11", true);
        var report = validator.observation("repeat-maltreatment-12m", impossible, null);
        assertThat(report.accepted()).isFalse();
        assertThat(report.findings()).extracting(Finding::rule).containsExactly("OUT-R-003");
        var early = new RepeatMaltreatmentCount("repeat-maltreatment-12m", 2, 1).observation("2026-11", true);
        assertThat(validator
                        .observation("repeat-maltreatment-12m", early, LocalDate.of(2026, 12, 31))
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("OUT-R-006");
    }

    @Test
    void anObservationOfAnotherProgramIsJudgedOfflineByItsBytes() {
        var validator = OfflineValidator.published().on(LocalDate.of(2026, 11, 30));
        var observation = new RepeatMaltreatmentCount("repeat-maltreatment-12m", 1, 2).observation("2026-11", true);
        assertThat(validator.observation("repeat-maltreatment-12m", observation.toJson(), null))
                .isEqualTo(validator.observation("repeat-maltreatment-12m", observation, null));
        byte[] noJson = "{\"parts\": a secret}".getBytes(StandardCharsets.UTF_8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> validator.observation("repeat-maltreatment-12m", noJson, null))
                .withMessageNotContaining("secret");
    }

    @Test
    void nothingOfAReportIsPrinted() {
        assertThat(report("a secret key", 0)).hasToString("ChildReport");
    }

    private static ChildReport report(String child, int day) {
        return ChildReport.substantiated(child, FIRST.plusDays(day), FIRST.plusDays(day - 2L), 4);
    }
}
