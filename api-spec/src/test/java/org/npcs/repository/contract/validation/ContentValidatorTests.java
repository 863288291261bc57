package org.npcs.repository.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.InstrumentVersion;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.node.ObjectNode;

class ContentValidatorTests {

    private static final CheckContext ACCEPT = CheckContext.of(RuleCases.TODAY, Tier.ACCEPT);
    private static final CheckContext FINAL = CheckContext.of(RuleCases.TODAY, Tier.FINAL);

    private static Verdict check(Subject subject, ObjectNode document, CheckContext context) {
        return ContentValidator.published().check(subject, document, context);
    }

    @Test
    void completeDocumentsAreAcceptedAndFinalWithoutAnyFinding() {
        assertThat(check(Subject.INCIDENT, Samples.incident(), FINAL).findings())
                .isEmpty();
        assertThat(check(Subject.REVIEW, Samples.review(), FINAL.withIncident(Samples.incident()))
                        .findings())
                .isEmpty();
    }

    @Test
    void fiveFaultsOfFiveKindsAreReportedAtOnce() {
        ObjectNode document = Samples.incident();
        document.put("awareDate", "2026-09-10");
        document.put("colour", "blue");
        ((ObjectNode) document.get("child")).put("sex", "7").put("ageYears", "none");
        document.withArrayProperty("determinations")
                .addObject()
                .put("sequence", 2)
                .put("status", "confirmed")
                .put("determinedOn", "2026-13-45");
        assertThat(check(Subject.INCIDENT, document, ACCEPT).findings())
                .extracting(finding -> finding.rule() + ' ' + finding.pointer())
                .containsExactly(
                        "INC-R-001 /awareDate",
                        "STR-TYPE /child/ageYears",
                        "STR-CODE /child/sex",
                        "STR-UNKNOWN-MEMBER /colour",
                        "STR-FORMAT /determinations/1/determinedOn",
                        "STR-REQUIRED /determinations/1/kind");
    }

    @Test
    void aFaultyValueIsNotReportedAsMissingToo() {
        ObjectNode document = Samples.incident();
        document.put("eventDate", "yesterday");
        assertThat(check(Subject.INCIDENT, document, FINAL).findings())
                .extracting(Finding::rule)
                .containsExactly("STR-FORMAT");
    }

    @Test
    void aCodeFindingNamesTheListAndItsShortContent() {
        ObjectNode document = Samples.incident();
        ((ObjectNode) document.get("child")).put("sex", "7");
        Finding finding = check(Subject.INCIDENT, document, ACCEPT).findings().get(0);
        assertThat(finding.allowedAt()).isEqualTo("/v1/code-systems/ncands-sex");
        assertThat(finding.allowed()).containsExactly("1", "2", "9");
        assertThat(finding.element()).isEqualTo("incident.child.sex");
        assertThat(finding.page()).isEqualTo("/v1/rules/STR-CODE");
    }

    @Test
    void anUnknownMemberIsAWarningWhereItIsTolerated() {
        ObjectNode document = Samples.incident().put("colour", "blue");
        assertThat(check(Subject.INCIDENT, document, ACCEPT).accepted()).isFalse();
        Verdict lenient = check(Subject.INCIDENT, document, ACCEPT.withUnknownMembersTolerated(true));
        assertThat(lenient.accepted()).isTrue();
        assertThat(lenient.warnings()).extracting(Finding::pointer).containsExactly("/colour");
    }

    @Test
    void aRuleToComeIsAnnouncedWithItsDateAndDecidesOnlyFromThenOn() {
        ObjectNode document = Samples.incident();
        ((ObjectNode) document.at("/determinations/0"))
                .put("status", "confirmed")
                .remove("definition");
        Verdict today = check(Subject.INCIDENT, document, ACCEPT);
        assertThat(today.accepted()).isTrue();
        assertThat(today.announced()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("INC-R-055");
            assertThat(finding.effectiveFrom()).isEqualTo("2027-01-01");
        });
        Verdict later = check(Subject.INCIDENT, document, CheckContext.of(LocalDate.parse("2027-01-01"), Tier.ACCEPT));
        assertThat(later.accepted()).isFalse();
        assertThat(later.announced()).isEmpty();
    }

    @Test
    void rulesOfTheFinalTierBindOnlyAtFinalisation() {
        ObjectNode document = Samples.parse("{\"localKey\": \"CDR-7Q2M4X9A\"}");
        assertThat(check(Subject.INCIDENT, document, ACCEPT).findings()).isEmpty();
        assertThat(check(Subject.INCIDENT, document, FINAL).findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::pointer)
                .containsExactly("/child/ageYears", "/child/sex", "/determinations", "/eventDate");
    }

    @Test
    void aReasonedAbsenceOfAGroupAnswersForAllItsMembers() {
        ObjectNode document = Samples.incident();
        document.remove("child");
        document.withObjectProperty("absences").put("child", "not-permitted");
        document.withObjectProperty("absences").remove("child.substanceExposedAtBirth");
        assertThat(check(Subject.INCIDENT, document, FINAL).findings()).isEmpty();
    }

    @Test
    void aJurisdictionAddsRulesAndRaisesSeverityButNeverLowersIt() {
        Rule own = Rule.of(Samples.parse("""
                {"id": "XB-R-001", "version": "1", "subject": "incident", "assert": "has(doc.county)", "at": ["/county"],
                 "severity": "error", "tier": "accept", "class": "missing", "origin": "entry",
                 "message": "The county is given.", "fix": "Give it.", "effectiveFrom": "2026-01-01"}"""));
        LocalRules local = LocalRules.of(List.of(own), Map.of("INC-R-004", Severity.ERROR));
        ObjectNode document = Samples.incident().put("publicNoticeDate", "2026-09-14");
        assertThat(check(Subject.INCIDENT, document, ACCEPT).accepted()).isTrue();
        assertThat(check(Subject.INCIDENT, document, ACCEPT.withLocalRules(local))
                        .findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::rule)
                .containsExactly("XB-R-001", "INC-R-004");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalRules.of(List.of(), Map.of("INC-R-001", Severity.WARNING)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalRules.of(List.of(), Map.of("NO-R-001", Severity.FATAL)));
        Rule posing = Definitions.published().rule("INC-R-001").orElseThrow();
        assertThatIllegalArgumentException().isThrownBy(() -> LocalRules.of(List.of(posing), Map.of()));
    }

    @Test
    void aThreeItemInstrumentIsRatedWithItsOwnScaleAndCodes() {
        InstrumentVersion fixture =
                Definitions.published().instrumentVersion("fixture-3", "1").orElseThrow();
        ObjectNode review = Samples.parse("""
                {"incidentLocalKey": "CDR-7Q2M4X9A", "number": 1, "instrument": "fixture-3", "instrumentVersion": "1",
                 "depth": "screening", "ratings": [{"item": "E1", "rater": "agreed", "value": 5},
                   {"item": "E2", "rater": "agreed", "missing": "SKIP"}, {"item": "W1", "rater": "agreed", "missing": "SKIP"}]}""");
        CheckContext context = ACCEPT.withInstrument(fixture);
        assertThat(check(Subject.REVIEW, review, context).findings()).isEmpty();
        assertThat(check(Subject.REVIEW, review, FINAL.withInstrument(fixture)).findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(finding -> finding.rule() + ' ' + finding.pointer() + ' ' + finding.allowedAt())
                .containsExactly("REV-R-010 /ratings/2/missing /v1/instruments/fixture-3/versions/1");
    }

    @Test
    void equalInputGivesEqualBytes() {
        ObjectNode document = Samples.incident().put("awareDate", "2026-09-10").put("colour", "blue");
        byte[] first = StrictJson.canonicalBytes(
                check(Subject.INCIDENT, document, FINAL).toJson());
        ObjectNode reordered = document.objectNode();
        document.propertyNames().stream().sorted().forEach(name -> reordered.set(name, document.get(name)));
        byte[] second = StrictJson.canonicalBytes(
                check(Subject.INCIDENT, reordered, FINAL).toJson());
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aCheckLeavesTheDocumentAsItWas() {
        ObjectNode document = Samples.incident().put("eventDate", "yesterday").put("colour", "blue");
        ObjectNode before = document.deepCopy();
        check(Subject.INCIDENT, document, FINAL);
        assertThat(document).isEqualTo(before);
    }
}
