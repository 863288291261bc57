package org.npcs.repository.contract.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ObservationCheckTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void everyStatedMeasureTakesAnObservationOfItsRequiredParts() {
        assertThat(Definitions.published().outcomes().newest().stream().filter(measure -> !measure.computed()))
                .hasSizeGreaterThan(8)
                .allSatisfy(measure -> assertThat(ObservationCheck.check(measure.id(), of(measure, 5), null, TODAY))
                        .isEmpty());
    }

    @Test
    void everyMissingRequiredPartIsFoundWithWhatIsMissing() {
        Definitions.published().outcomes().newest().stream()
                .filter(measure -> !measure.computed())
                .forEach(measure -> measure.parts().stream()
                        .filter(Measure.Part::required)
                        .forEach(part -> {
                            var content = of(measure, 5);
                            var parts = content.withArray("parts");
                            for (int i = parts.size() - 1; i >= 0; i--) {
                                if (parts.get(i).get("part").asString().equals(part.id())) {
                                    parts.remove(i);
                                }
                            }
                            var found = ObservationCheck.check(measure.id(), content, null, TODAY);
                            assertThat(found)
                                    .as(measure.id() + " " + part.id())
                                    .extracting(Finding::rule)
                                    .containsExactly(parts.isEmpty() ? "STR-RANGE" : "OUT-R-001");
                        }));
    }

    @Test
    void anyPartLargerThanItsWholeIsFoundAndNoOther() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            long whole = random.nextInt(1_000);
            long part = random.nextInt(1_000);
            var content = head();
            content.withArray("parts").addObject().put("part", "children").put("value", whole);
            content.withArray("parts").addObject().put("part", "again").put("value", part);
            assertThat(ObservationCheck.check("repeat-maltreatment-12m", content, null, TODAY)
                            .isEmpty())
                    .isEqualTo(part <= whole);
        }
    }

    @Test
    void whatIsNoObservationAtAllIsJudgedByItsFormAlone() {
        assertThat(ObservationCheck.check("vacancy", JSON.createObjectNode().put("parts", "many"), null, TODAY))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.rule()).startsWith("STR-"));
    }

    @Test
    void noFindingRepeatsAValue() {
        var content = head();
        content.withArray("parts").addObject().put("part", "Qzxv").put("value", 987654321);
        assertThat(ObservationCheck.check("vacancy", content, null, TODAY))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.toJson().toString()).doesNotContain("Qzxv", "987654321"));
    }

    private static ObjectNode of(Measure measure, long value) {
        var content = head();
        List<Measure.Part> required =
                measure.parts().stream().filter(Measure.Part::required).toList();
        required.forEach(part ->
                content.withArray("parts").addObject().put("part", part.id()).put("value", value));
        return content;
    }

    private static ObjectNode head() {
        var content = JSON.createObjectNode()
                .put("measureVersion", "1")
                .put("status", "final")
                .put("coverage", "census");
        content.putObject("source").put("kind", "own-system").put("edition", "2026");
        content.putArray("parts");
        return content;
    }
}
