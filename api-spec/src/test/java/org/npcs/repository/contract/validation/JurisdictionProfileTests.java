package org.npcs.repository.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JurisdictionProfileTests {

    private static final LocalDate IN_FORCE = LocalDate.of(2026, 11, 23);

    @Test
    void aForbiddenElementIsAFindingThatDoesNotRepeatItsValueAndAReasonedAbsenceIsComplete() {
        var rules = profile("\"notPermittedElements\": [\"incident.child.sex\"]");
        assertThat(find(rules, IN_FORCE, "{\"localKey\": \"CDR-7Q2M4X9A\", \"child\": {\"sex\": \"2\"}}"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.pointer()).isEqualTo("/child/sex");
                    assertThat(found.element()).isEqualTo("incident.child.sex");
                    assertThat(found.allowedAt()).isEqualTo("/v1/jurisdictions/US-XB/profile");
                    assertThat(found.toJson().toString()).doesNotContain("\"2\"");
                });
        assertThat(find(
                        rules,
                        IN_FORCE,
                        "{\"localKey\": \"CDR-7Q2M4X9A\", \"absences\": {\"child.sex\": \"not-permitted\"}}"))
                .isEmpty();
    }

    @Test
    void aReasonForWhatHoldsARequiredElementSettlesIt() {
        var rules = profile("\"requiredElements\": [\"incident.child.sex\"]");
        assertThat(find(rules, IN_FORCE, "{\"localKey\": \"CDR-7Q2M4X9A\"}"))
                .extracting(Finding::pointer)
                .containsExactly("/child/sex");
        for (String path : List.of("child", "child.sex")) {
            assertThat(find(
                            rules,
                            IN_FORCE,
                            "{\"localKey\": \"CDR-7Q2M4X9A\", \"absences\": {\"" + path + "\": \"unknown\"}}"))
                    .isEmpty();
        }
    }

    @Test
    void aDemandOnEntriesOfAListIsJudgedEntryByEntry() {
        var rules = profile("\"requiredElements\": [\"incident.determinations.basis\"]");
        assertThat(
                        find(
                                rules,
                                IN_FORCE,
                                "{\"localKey\": \"CDR-7Q2M4X9A\", \"determinations\": [{\"basis\": \"autopsy\"}, {\"sequence\": 2}]}"))
                .extracting(Finding::pointer)
                .containsExactly("/determinations/1/basis");
        assertThat(find(rules, IN_FORCE, "{\"localKey\": \"CDR-7Q2M4X9A\", \"determinations\": []}"))
                .isEmpty();
    }

    @Test
    void onlyPermittedCodesPassAlsoInLists() {
        var rules = profile("\"permittedCodes\": [{\"element\": \"incident.categories\", \"codes\": [\"SUDI\"]}]");
        assertThat(find(rules, IN_FORCE, "{\"localKey\": \"CDR-7Q2M4X9A\", \"categories\": [\"SUDI\", \"DROWN\"]}"))
                .satisfiesExactly(found -> {
                    assertThat(found.pointer()).isEqualTo("/categories/1");
                    assertThat(found.allowed()).containsExactly("SUDI");
                });
    }

    @Test
    void whatIsNotInForceYetIsAnnounced() {
        var rules = profile("\"requiredElements\": [\"incident.county\"],"
                + " \"severities\": [{\"rule\": \"STR-UNKNOWN-MEMBER\", \"severity\": \"fatal\"}]");
        var before = verdict(rules, LocalDate.of(2026, 10, 31), "{\"localKey\": \"CDR-7Q2M4X9A\", \"naem\": 1}");
        assertThat(before.announced())
                .filteredOn(JurisdictionProfileTests::local)
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.effectiveFrom()).isEqualTo(LocalDate.of(2026, 11, 1));
                });
        assertThat(before.findings())
                .filteredOn(found -> found.rule().equals("STR-UNKNOWN-MEMBER"))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
        var after = verdict(rules, LocalDate.of(2026, 11, 1), "{\"localKey\": \"CDR-7Q2M4X9A\", \"naem\": 1}");
        assertThat(after.findings()).filteredOn(JurisdictionProfileTests::local).hasSize(1);
        assertThat(after.findings())
                .filteredOn(found -> found.rule().equals("STR-UNKNOWN-MEMBER"))
                .extracting(Finding::severity)
                .containsExactly(Severity.FATAL);
    }

    @Test
    void everyElementThatMayBeWithheldCanBeForbiddenAndEveryElementRequired() {
        for (Element element : Definitions.published().elements()) {
            var demand = "\"requiredElements\": [\"" + element.id() + "\"]";
            assertThat(ProfileCheck.check("US-XB", document(demand), context(IN_FORCE)))
                    .as(element.id())
                    .isEmpty();
            var ban = "\"notPermittedElements\": [\"" + element.id() + "\"]";
            assertThat(ProfileCheck.check("US-XB", document(ban), context(IN_FORCE))
                            .isEmpty())
                    .as(element.id())
                    .isEqualTo(element.allowedAbsence().contains("not-permitted"));
        }
    }

    @Test
    void allFaultsOfAProfileAreToldAtOnce() {
        assertThat(ProfileCheck.check(
                        "US-XB",
                        document("\"requiredElements\": [\"incident.county\", \"incident.shoeSize\"],"
                                + " \"notPermittedElements\": [\"incident.county\"],"
                                + " \"severities\": [{\"rule\": \"INC-R-001\", \"severity\": \"warning\"}]"),
                        context(IN_FORCE)))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("STR-REFERENCE", "PRF-CONFLICT", "PRF-LOWERED");
    }

    private static boolean local(Finding found) {
        return found.rule().startsWith("PRF-");
    }

    private static List<Finding> find(LocalRules rules, LocalDate today, String incident) {
        return verdict(rules, today, incident).findings().stream()
                .filter(JurisdictionProfileTests::local)
                .toList();
    }

    private static Verdict verdict(LocalRules rules, LocalDate today, String incident) {
        return ContentValidator.published()
                .check(Subject.INCIDENT, parse(incident), context(today).withLocalRules(rules));
    }

    private static CheckContext context(LocalDate today) {
        return CheckContext.of(today, Tier.ACCEPT);
    }

    private static LocalRules profile(String members) {
        return JurisdictionProfile.rules("US-XB", document(members));
    }

    private static ObjectNode document(String members) {
        return (ObjectNode)
                parse("{\"issuedAt\": \"2026-10-01T09:00:00Z\", \"effectiveFrom\": \"2026-11-01\", " + members + "}");
    }

    private static JsonNode parse(String json) {
        return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
