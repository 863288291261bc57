package org.npcs.repository.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class NoEchoTests {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final CheckContext CONTEXT = CheckContext.of(RuleCases.TODAY, Tier.FINAL);

    @ParameterizedTest
    @EnumSource
    void aSubmittedValueIsNeverRepeatedWhereverItStands(Subject subject) {
        JsonNode document = subject == Subject.INCIDENT ? Samples.incident() : Samples.review();
        ObjectNode named = NODES.objectNode().put(Canaries.CANARY, Canaries.CANARY);
        List<JsonNode> plants = List.of(
                NODES.stringNode(Canaries.CANARY),
                NODES.stringNode("caller " + Canaries.CANARY + " 555-010-0199 000-12-3456 a@b.example"),
                NODES.numberNode(471147114711L),
                named,
                NODES.arrayNode().add(Canaries.CANARY).add(named),
                NODES.nullNode());
        int broken = 0;
        for (String place : Canaries.positions(document)) {
            for (JsonNode plant : plants) {
                Verdict verdict =
                        ContentValidator.published().check(subject, Canaries.plant(document, place, plant), CONTEXT);
                assertThat(verdict.toJson().toString())
                        .as(place)
                        .doesNotContain(Canaries.CANARY)
                        .doesNotContain("4711");
                broken += verdict.accepted() ? 0 : 1;
            }
        }
        assertThat(broken).isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource
    void aMemberNameThatNobodyDeclaredIsRepeatedOnlyIfItLooksLikeOne(Subject subject) {
        ObjectNode document = subject == Subject.INCIDENT ? Samples.incident() : Samples.review();
        document.put(Canaries.CANARY, 1);
        document.put("Jane Doe", 1);
        document.put("mannerOfDeath", 1);
        document.withObjectProperty("absences").put("Jane Doe 4711", "unknown").put("child.colour", "unknown");
        Verdict verdict = ContentValidator.published().check(subject, document, CONTEXT);
        assertThat(verdict.toJson().toString()).doesNotContain(Canaries.CANARY, "Jane", "4711");
        assertThat(verdict.findings())
                .extracting(Finding::pointer)
                .contains("", "/mannerOfDeath", "/absences", "/absences/child.colour");
    }
}
