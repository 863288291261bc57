package org.npcs.repository.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class GeneratedDocumentsTests {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Draws a document that keeps the schema: each member may be there or not. */
    private static JsonNode draw(Shape shape, String name, Random random, boolean sound) {
        JsonNode schema = shape.schema;
        if (!sound && random.nextInt(25) == 0) {
            return NODES.stringNode("");
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(shape, random, sound);
            case "array" -> array(shape, name, random, sound);
            case "integer" ->
                NODES.numberNode(schema.path("minimum").asInt(0)
                        + random.nextInt(Math.min(20, schema.path("maximum").asInt(20))));
            default -> text(shape, name, random);
        };
    }

    private static JsonNode object(Shape shape, Random random, boolean sound) {
        ObjectNode object = NODES.objectNode();
        if (shape.anyMember != null) {
            object.put("child.sex", "unknown").put("openedOn", "unknown");
        }
        shape.members.forEach((member, below) -> {
            boolean required = shape.schema.path("required").valueStream().anyMatch(one -> one.asString("")
                    .equals(member));
            if (required || random.nextInt(3) > 0) {
                object.set(member, draw(below, member, random, sound));
            }
        });
        return object;
    }

    private static JsonNode array(Shape shape, String name, Random random, boolean sound) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0 && shape.items != null; i--) {
            array.add(draw(shape.items, name, random, sound));
        }
        return array;
    }

    private static JsonNode text(Shape shape, String name, Random random) {
        if (shape.codeSystem != null) {
            var codes = Definitions.published()
                    .codeSystem(shape.codeSystem)
                    .orElseThrow()
                    .codes();
            return NODES.stringNode(codes.get(random.nextInt(codes.size())).code());
        }
        JsonNode example = shape.schema.path("example");
        if (shape.schema.path("format").asString("").equals("date")) {
            return NODES.stringNode(
                    LocalDate.of(2000, 1, 1).plusDays(random.nextInt(14_000)).toString());
        }
        return example.isString()
                ? example
                : NODES.stringNode(name.equals("items") || name.equals("item") ? "PRO-01" : "text");
    }

    private static JsonNode components() {
        return ContractSchemas.published().components();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noPublishedRuleIsUndecidedOnASoundDocument(long seed) {
        Random random = new Random(seed);
        for (Subject subject : Subject.values()) {
            Shape shape = Shape.of(components(), subject.schema());
            int sound = 0;
            for (int i = 0; i < 150; i++) {
                JsonNode document = draw(shape, "", random, true);
                CheckContext context =
                        CheckContext.of(RuleCases.TODAY, Tier.FINAL).withIncident(Samples.incident());
                List<Fault> faults = ContractSchemas.published().faults(subject.schema(), document, context);
                if (faults.isEmpty()) {
                    sound++;
                    assertThat(ContentValidator.published().undecided(subject, document, context))
                            .as("seed %d document %s", seed, document)
                            .isEmpty();
                }
            }
            assertThat(sound).isGreaterThan(50);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void anyDocumentGetsAnOrderedVerdictWhoseElementsAndPagesExist(long seed) {
        Random random = new Random(seed);
        for (Subject subject : Subject.values()) {
            Shape shape = Shape.of(components(), subject.schema());
            for (int i = 0; i < 150; i++) {
                JsonNode document = draw(shape, "", random, false);
                Verdict verdict = ContentValidator.published()
                        .check(subject, document, CheckContext.of(RuleCases.TODAY, Tier.FINAL));
                assertThat(verdict.findings())
                        .isSortedAccordingTo(Finding.ORDER)
                        .allSatisfy(finding -> {
                            assertThat(Definitions.published().rule(finding.rule()))
                                    .isPresent();
                            if (finding.element() != null) {
                                assertThat(Definitions.published().element(finding.element()))
                                        .isPresent();
                            }
                        });
                assertThat(ContentValidator.published()
                                .check(subject, document, CheckContext.of(RuleCases.TODAY, Tier.FINAL)))
                        .isEqualTo(verdict);
            }
        }
    }
}
