package org.npcs.repository.contract.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions that nobody could answer, mails that do not give it away, and definitions for record stores. */
class CurriculumCheckTests {

    static ObjectNode curriculum() {
        return (ObjectNode) new JsonMapper().readTree("""
                {"title": "Safe sleep", "summary": "What is looked at in homes.", "language": "en-US", "licence": "CC-BY-4.0",
                 "reviewBy": "2027-12-31", "pattern": {"kind": "weekly"}, "items": [
                  {"key": "own-place", "kind": "multiple-choice", "text": "Where does a baby sleep <best>?",
                   "options": [{"key": "a", "text": "In a cot."}, {"key": "b", "text": "On a sofa."}, {"key": "c", "text": "In a bed of its own."}],
                   "correct": ["a", "c"], "explanation": "A place of its own is not shared."},
                  {"key": "look", "kind": "true-false", "text": "What was told was seen.",
                   "options": [{"key": "true", "text": "True"}, {"key": "false", "text": "False"}],
                   "correct": ["false"], "explanation": "Ask to see it."}]}
                """);
    }

    private static List<String> found(Consumer<ObjectNode> change) {
        ObjectNode content = curriculum();
        change.accept(content);
        return CurriculumCheck.check(content).stream()
                .map(one -> one.rule() + " " + one.pointer())
                .toList();
    }

    private static ObjectNode at(JsonNode content, String pointer) {
        return (ObjectNode) content.at(pointer);
    }

    @Test
    void aSoundCurriculumHasNoFinding() {
        assertThat(found(content -> {})).isEmpty();
    }

    @Test
    void aQuestionThatCannotBeAnsweredIsFoundInItsPlace() {
        assertThat(found(content -> at(content, "/items/1").put("key", "own-place")))
                .containsExactly("LRN-R-020 /items/1/key");
        assertThat(found(content -> at(content, "/items/0/options/1").put("key", "a")))
                .containsExactly("LRN-R-020 /items/0/options/1/key");
        assertThat(found(content -> ((ArrayNode) content.at("/items/0/correct")).set(1, "d")))
                .containsExactly("LRN-R-021 /items/0/correct/1");
        assertThat(found(content -> ((ArrayNode) content.at("/items/0/correct")).set(1, "a")))
                .containsExactly("LRN-R-021 /items/0/correct/1");
        assertThat(found(content -> ((ArrayNode) content.at("/items/0/correct")).add("b")))
                .containsExactly("LRN-R-023 /items/0/correct");
        assertThat(found(content -> at(content, "/items/1/options/0").put("key", "yes")))
                .containsExactly("LRN-R-022 /items/1/options");
        assertThat(found(content -> ((ArrayNode) content.at("/items/1/correct")).add("true")))
                .containsExactly("LRN-R-022 /items/1/correct");
    }

    @Test
    void numbersBelongToTheirPattern() {
        assertThat(found(content -> at(content, "/pattern").put("retireAfter", 3)))
                .containsExactly("LRN-R-024 /pattern/retireAfter");
        assertThat(found(content ->
                        at(content, "/pattern").put("kind", "adaptive").put("daysAfterIncorrect", 17)))
                .containsExactly("LRN-R-024 /pattern/daysAfterIncorrect");
    }

    @Test
    void textsPointToNobodyAndAreNotRepeated() {
        ObjectNode content = curriculum();
        at(content, "/items/0").put("explanation", "Ask at 555-201-3344.");
        at(content, "/items/0/options/1").put("text", "Call 555-201-3344.");
        List<Finding> found = CurriculumCheck.check(content);
        assertThat(found)
                .extracting(Finding::pointer)
                .containsExactly("/items/0/explanation", "/items/0/options/1/text");
        assertThat(found.toString()).doesNotContain("3344");
    }

    @Test
    void anItemCountsUpWhenItsContentWasChanged() {
        JsonNode items = curriculum().path("items");
        JsonNode changed = at(items.deepCopy(), "/1").put("text", "What was told was surely seen.");
        assertThat(ItemVersion.next(
                        items, Map.of("own-place", items.get(0), "look", changed), Map.of("own-place", 4, "look", 2)))
                .containsExactly(new ItemVersion("own-place", 4), new ItemVersion("look", 3));
        assertThat(ItemVersion.next(items, Map.of(), Map.of()))
                .extracting(ItemVersion::itemVersion)
                .containsOnly(1);
    }

    @Test
    void theQuestionOfAMailDoesNotTellWhatIsRight() {
        QuestionMail mail = QuestionMail.of(curriculum(), 0);
        assertThat(mail.subject()).isEqualTo("Safe sleep (1 of 2)");
        assertThat(mail.question()).isEqualTo("""
                        Where does a baby sleep <best>?

                        Choose all that are right:
                        a) In a cot.
                        b) On a sofa.
                        c) In a bed of its own.
                        """);
        assertThat(mail.feedback()).isEqualTo("""
                Right:
                a) In a cot.
                c) In a bed of its own.

                A place of its own is not shared.
                """);
        assertThat(QuestionMail.of(curriculum(), 1).question())
                .isEqualTo("What was told was seen.\n\nTrue or false?\nTrue\nFalse\n");
        assertThat(mail.page(mail.question()))
                .contains("&lt;best&gt;")
                .doesNotContain("src", "href", "url(", "<script", "not shared");
    }

    @Test
    void definitionsNameTheCorrectResponses() {
        JsonNode items = curriculum().path("items");
        JsonNode choice = ActivityDefinition.of("https://r.example.org/x", "en-US", items.get(0))
                .path("definition");
        assertThat(choice.path("interactionType").asString()).isEqualTo("choice");
        assertThat(choice.path("correctResponsesPattern").toString()).isEqualTo("[\"a[,]c\"]");
        assertThat(choice.path("choices").size()).isEqualTo(3);
        JsonNode either = ActivityDefinition.of("https://r.example.org/y", "en-US", items.get(1))
                .path("definition");
        assertThat(either.path("interactionType").asString()).isEqualTo("true-false");
        assertThat(either.path("correctResponsesPattern").toString()).isEqualTo("[\"false\"]");
    }
}
