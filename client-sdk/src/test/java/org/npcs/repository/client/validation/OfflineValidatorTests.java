package org.npcs.repository.client.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.client.model.Finding;
import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.InstrumentVersion;
import org.npcs.repository.client.model.ValidationReport;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContentValidator;
import org.npcs.repository.contract.validation.Tier;
import tools.jackson.databind.JsonNode;

class OfflineValidatorTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final OfflineValidator OFFLINE = OfflineValidator.published();

    /** One document of the rule corpus. */
    private record Case(String rule, String subject, JsonNode content, JsonNode settings) {

        @Override
        public String toString() {
            return rule + " of " + subject;
        }
    }

    static Stream<Case> corpus() {
        List<Case> all = new ArrayList<>();
        for (Rule rule : Definitions.published().rules()) {
            for (String verdict : List.of("pass", "fail")) {
                rule.json().path(verdict).forEach(one -> {
                    Subject subject = rule.subject();
                    String name = one.path("context").path("subject").asString(subject == null ? "" : subject.code());
                    all.add(new Case(rule.id(), name, one.required("content"), one.path("context")));
                });
            }
        }
        return all.stream().filter(one -> List.of("incident", "review").contains(one.subject()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void theFindingsAreThoseOfTheEngineByteForByte(Case one) {
        for (Tier tier : Tier.values()) {
            LocalDate today = LocalDate.parse(one.settings().path("today").asString(TODAY.toString()));
            OfflineValidator.Step step = OfflineValidator.Step.valueOf(tier.name());
            Subject subject = Subject.of(one.subject());
            JsonNode incident = one.settings().get("incident");
            CheckContext context = CheckContext.of(today, tier);
            ValidationReport report;
            if (subject == Subject.INCIDENT) {
                report = OFFLINE.on(today).incident(bytes(one.content()), step);
            } else {
                context = context.withIncident(incident)
                        .withInstrument(Definitions.published()
                                .instrumentVersion(
                                        one.content().path("instrument").asString(""),
                                        one.content().path("instrumentVersion").asString(""))
                                .orElse(null));
                report = OFFLINE.on(today)
                        .review(bytes(one.content()), step, null, incident == null ? null : bytes(incident));
            }

            List<String> expected =
                    ContentValidator.published().check(subject, one.content(), context).findings().stream()
                            .map(finding -> finding.toJson().toString())
                            .toList();
            assertThat(report.findings())
                    .extracting(finding -> new String(finding.toJson(), StandardCharsets.UTF_8))
                    .isEqualTo(expected);
        }
    }

    @Test
    void theCorpusIsNotEmpty() {
        assertThat(corpus()).hasSizeGreaterThan(50);
    }

    @Test
    void allFaultsComeAtOnceAndRepeatNoValue() {
        IncidentContent content = IncidentContent.builder()
                .localKey("CDR-7Q2M4X9A")
                .eventDate(LocalDate.of(2026, 9, 14))
                .awareDate(LocalDate.of(2026, 9, 1))
                .manner("CANARY")
                .set("nmae", "CANARY")
                .build();

        ValidationReport report = OFFLINE.on(TODAY).incident(content);

        assertThat(report.accepted()).isFalse();
        assertThat(report.findings()).extracting(Finding::pointer).contains("/awareDate", "/manner", "/nmae");
        assertThat(new String(report.toJson(), StandardCharsets.UTF_8)).doesNotContain("CANARY");
        assertThat(report.contractVersion()).isEqualTo(Contract.version());
        assertThat(OFFLINE.ruleSetVersion()).isEqualTo(report.ruleSetVersion());
    }

    @Test
    void aLenientValidatorWarnsOfUnknownMembers() {
        IncidentContent content = IncidentContent.builder()
                .localKey("CDR-7Q2M4X9A")
                .set("tomorrow", 1)
                .build();

        assertThat(pointers(OFFLINE.on(TODAY).lenient(), content)).contains("warning /tomorrow");
        assertThat(pointers(OFFLINE.on(TODAY), content)).contains("error /tomorrow");
    }

    @Test
    void whatIsNotJsonIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> OFFLINE.incident(
                        "{\"a\":\"CANARY\",\"a\":1}".getBytes(StandardCharsets.UTF_8), OfflineValidator.Step.ACCEPT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice")
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void aReviewIsJudgedByAnInstrumentThatTheProgramBrings() {
        InstrumentVersion own = InstrumentVersion.fromJson(bytes(Definitions.published()
                        .instrumentVersion("fixture-3", "1")
                        .orElseThrow()
                        .json()))
                .toBuilder()
                .instrument("own-tool")
                .build();
        String review = "{\"incidentLocalKey\":\"CDR-7Q2M4X9A\",\"number\":1,\"instrument\":\"own-tool\","
                + "\"instrumentVersion\":\"1\",\"ratings\":[{\"item\":\"NO-SUCH\",\"rater\":\"agreed\",\"value\":1}]}";

        assertThat(review(review, own)).anyMatch(pointer -> pointer.startsWith("/ratings/0"));
        assertThat(review(review, null)).noneMatch(pointer -> pointer.startsWith("/ratings/0/item"));
    }

    private static List<String> review(String json, @Nullable InstrumentVersion instrument) {
        return OFFLINE
                .on(TODAY)
                .review(json.getBytes(StandardCharsets.UTF_8), OfflineValidator.Step.ACCEPT, instrument, null)
                .findings()
                .stream()
                .map(Finding::pointer)
                .toList();
    }

    private static List<String> pointers(OfflineValidator validator, IncidentContent content) {
        return validator.incident(content).findings().stream()
                .map(finding -> finding.severity() + " " + finding.pointer())
                .toList();
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
