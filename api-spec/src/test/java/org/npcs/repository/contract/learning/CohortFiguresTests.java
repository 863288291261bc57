package org.npcs.repository.contract.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.learning.CohortFigures.Figure;
import org.npcs.repository.contract.learning.LearningStatements.Told;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Counts that cannot be, results that tell of no few learners, and statements that void those before. */
class CohortFiguresTests {

    private static final LearningPattern PATTERN = new LearningPattern("adaptive", 7, 16, 8, 2, 3);
    private static final List<ItemVersion> ITEMS =
            List.of(new ItemVersion("a", 1), new ItemVersion("b", 2), new ItemVersion("c", 1));
    private static final LocalDate START = LocalDate.parse("2026-12-01");
    private static final LearningPlan PLAN = new LearningPlan(PATTERN, List.of("a", "b", "c"), START, List.of());

    private static ObjectNode counts(int started, int finished) {
        ObjectNode counts = new JsonMapper()
                .createObjectNode()
                .put("invited", 40)
                .put("started", started)
                .put("finished", finished);
        counts.putArray("rows");
        return counts;
    }

    private static ObjectNode row(ObjectNode counts, int week, ItemVersion item, int... numbers) {
        counts.withArray("/rows")
                .addObject()
                .put("week", week)
                .put("item", item.item())
                .put("itemVersion", item.itemVersion())
                .put("firstAnswers", numbers[0])
                .put("firstCorrect", numbers[1])
                .put("laterAnswers", numbers[2])
                .put("laterCorrect", numbers[3]);
        return counts;
    }

    private static List<String> found(ObjectNode counts) {
        return CountsCheck.check(counts, PLAN, ITEMS, START.plusDays(20)).stream()
                .map(one -> one.rule() + " " + one.pointer())
                .toList();
    }

    @Test
    void aCountIsNoMoreThanWhatItIsPartOf() {
        assertThat(found(row(counts(20, 0), 1, ITEMS.get(0), 20, 15, 60, 2))).isEmpty();
        assertThat(found(counts(41, 42))).containsExactly("LRN-R-027 /finished", "LRN-R-027 /started");
        assertThat(found(row(counts(20, 0), 1, ITEMS.get(0), 21, 22, 1, 2)))
                .containsExactly(
                        "LRN-R-027 /rows/0/firstAnswers",
                        "LRN-R-027 /rows/0/firstCorrect",
                        "LRN-R-027 /rows/0/laterCorrect");
        var twice = row(row(counts(20, 0), 1, ITEMS.get(0), 15, 1, 0, 0), 2, ITEMS.get(0), 6, 1, 0, 0);
        assertThat(found(twice)).containsExactly("LRN-R-027 /rows/1/firstAnswers");
        assertThat(found(row(counts(20, 0), 1, ITEMS.get(0), 5, 1, 16, 0)))
                .as("each of five can answer three times again")
                .containsExactly("LRN-R-027 /rows/0/laterAnswers");
        assertThat(found(row(counts(20, 1), 1, ITEMS.get(0), 5, 1, 0, 0))).containsExactly("LRN-R-027 /finished");
    }

    @Test
    void whatWasNotAskedIsNotCounted() {
        assertThat(found(row(counts(20, 0), 1, new ItemVersion("b", 1), 5, 1, 0, 0)))
                .containsExactly("LRN-R-028 /rows/0/item");
        var twice = row(row(counts(20, 0), 1, ITEMS.get(0), 5, 1, 0, 0), 1, ITEMS.get(0), 5, 1, 0, 0);
        assertThat(found(twice)).containsExactly("LRN-R-028 /rows/1/item");
        assertThat(found(row(counts(20, 0), 4, ITEMS.get(0), 5, 1, 0, 0))).containsExactly("LRN-R-029 /rows/0/week");
        assertThat(found(row(counts(20, 0), 1, ITEMS.get(1), 5, 1, 0, 0))).containsExactly("LRN-R-029 /rows/0/week");
    }

    @Test
    void laterAnswersAreToldWhenSurelyFiveGaveThem() {
        var counts = row(counts(20, 0), 1, ITEMS.get(0), 10, 7, 12, 3);
        row(counts, 1, ITEMS.get(1), 4, 4, 13, 9);
        var figures = CohortFigures.of(counts, ITEMS, PATTERN, 5);
        assertThat(figures.items().get(0).first()).isEqualTo(new Figure(7, 10));
        assertThat(figures.items().get(0).later()).as("four could give twelve").isNull();
        assertThat(figures.items().get(1).first()).isNull();
        assertThat(figures.items().get(1).later()).isEqualTo(new Figure(9, 13));
        assertThat(figures.first()).isEqualTo(new Figure(7, 10));
        assertThat(figures.later()).isEqualTo(new Figure(9, 13));
    }

    /** An adversary sees all that is told; whatever is hidden may differ without anything told being different. */
    @Test
    void nothingThatIsToldDependsOnWhatIsHidden() {
        for (int seed = 0; seed < 1000; seed++) {
            var random = new Random(seed);
            var one = counts(random.nextInt(9), 0);
            var other = one.deepCopy();
            for (ItemVersion item : ITEMS) {
                int first = random.nextInt(9);
                int later = random.nextInt(20);
                int right = random.nextInt(first + 1);
                int rightLater = random.nextInt(later + 1);
                row(one, 3, item, first, right, later, rightLater);
                boolean fewFirst = first < 5;
                boolean fewLater = later < 13;
                int otherFirst = fewFirst ? random.nextInt(5) : first;
                int otherLater = fewLater ? random.nextInt(13) : later;
                row(
                        other,
                        3,
                        item,
                        otherFirst,
                        fewFirst ? random.nextInt(otherFirst + 1) : right,
                        otherLater,
                        fewLater ? random.nextInt(otherLater + 1) : rightLater);
            }
            var told = CohortFigures.of(one, ITEMS, PATTERN, 5);
            var toldOther = CohortFigures.of(other, ITEMS, PATTERN, 5);
            assertThat(toldOther.items()).as("seed %s", seed).isEqualTo(told.items());
            assertThat(toldOther.first()).isEqualTo(told.first());
            assertThat(toldOther.later()).isEqualTo(told.later());
            assertThat(told.first() == null || told.first().denominator() >= 5).isTrue();
        }
    }

    private static Told told(int version, ObjectNode counts) {
        return new Told(
                version,
                Instant.parse("2026-12-0" + version + "T10:00:00Z"),
                CohortFigures.of(counts, ITEMS, PATTERN, 5));
    }

    private static JsonNode statements(List<Told> told) {
        return new LearningStatements(
                        "https://r.example.org",
                        "sleep",
                        "US-XB/autumn",
                        new UUID(0x0199a4f26f0e7c5eL, 0x9d3c5b8f7f0f6a01L))
                .of(told);
    }

    @Test
    void statementsKeepTheirIdentifiersAndVoidThoseBefore() {
        var first = told(1, row(counts(20, 0), 1, ITEMS.get(0), 10, 7, 0, 0));
        var second = told(2, row(row(counts(20, 0), 1, ITEMS.get(0), 10, 8, 0, 0), 2, ITEMS.get(1), 4, 4, 0, 0));
        var third = told(3, row(counts(20, 0), 1, ITEMS.get(0), 10, 9, 0, 0));
        var before = statements(List.of(first));
        assertThat(before).hasSize(1);
        assertThat(before.at("/0/result/score/raw").asInt()).isEqualTo(7);
        assertThat(before.at("/0/actor").has("member")).isFalse();
        assertThat(UUID.fromString(before.at("/0/id").asString()).version()).isEqualTo(5);
        var after = statements(List.of(first, second));
        assertThat(after).hasSize(2);
        assertThat(after.at("/0/object/id")).isEqualTo(before.at("/0/id"));
        assertThat(after.at("/0/verb/id").asString()).endsWith("/voided");
        assertThat(after.at("/1/id")).isNotEqualTo(before.at("/0/id"));
        var last = statements(List.of(first, second, third));
        assertThat(last.get(0)).as("a store that has it takes it again").isEqualTo(after.get(0));
        assertThat(last.at("/1/object/id")).isEqualTo(after.at("/1/id"));
    }

    @Test
    void namesOfVersionFiveAreThoseOfTheStandard() {
        assertThat(LearningStatements.named(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }
}
