package org.npcs.repository.contract.learning;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.npcs.repository.contract.screening.TextScreening;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;

/** What the schema of a curriculum cannot say, with the same findings in the server and in the SDK. */
public final class CurriculumCheck {

    private static final List<String> ADAPTIVE_ONLY =
            List.of("daysAfterCorrect", "daysAfterIncorrect", "retireAfter", "mostRepeats");

    private final Faults faults = new Faults();
    private final JsonNode content;

    private CurriculumCheck(JsonNode content) {
        this.content = content;
    }

    /**
     * Checks a curriculum that fits its schema. Whether its evidence can be read, only the repository knows.
     *
     * @param content the document {@code Curriculum}; not changed
     * @return all findings at once; the texts of the document stand in none
     */
    public static List<Finding> check(JsonNode content) {
        CurriculumCheck check = new CurriculumCheck(content);
        check.pattern();
        check.keys("/items");
        for (int i = 0; i < content.path("items").size(); i++) {
            check.item("/items/" + i);
        }
        check.texts();
        return check.faults.all();
    }

    private void pattern() {
        JsonNode pattern = content.path("pattern");
        LearningPattern read = LearningPattern.of(pattern);
        if (read.adaptive()) {
            faults.addUnless(
                    read.daysAfterIncorrect() <= read.daysAfterCorrect(), "LRN-R-024", "/pattern/daysAfterIncorrect");
        } else {
            ADAPTIVE_ONLY.stream()
                    .filter(pattern::has)
                    .forEach(number -> faults.add("LRN-R-024", "/pattern/" + number));
        }
    }

    private void keys(String list) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < content.at(list).size(); i++) {
            String pointer = list + "/" + i + "/key";
            faults.addUnless(keys.add(content.at(pointer).asString("")), "LRN-R-020", pointer);
        }
    }

    private void item(String at) {
        keys(at + "/options");
        Set<String> options = new HashSet<>();
        content.at(at + "/options").forEach(one -> options.add(one.path("key").asString("")));
        Set<String> right = new HashSet<>();
        for (int i = 0; i < content.at(at + "/correct").size(); i++) {
            String pointer = at + "/correct/" + i;
            String key = content.at(pointer).asString("");
            faults.addUnless(options.contains(key) && right.add(key), "LRN-R-021", pointer);
        }
        if (content.at(at + "/kind").asString("").equals("true-false")) {
            faults.addUnless(options.equals(Set.of("true", "false")), "LRN-R-022", at + "/options");
            faults.addUnless(content.at(at + "/correct").size() == 1, "LRN-R-022", at + "/correct");
        } else {
            faults.addUnless(right.size() < content.at(at + "/options").size(), "LRN-R-023", at + "/correct");
        }
    }

    private void texts() {
        Stream.of(Stream.of("/title", "/summary"), each("/guide", ""), each("/evidence", "/statement"), ofItems())
                .flatMap(pointers -> pointers)
                .filter(pointer -> !TextScreening.published()
                        .suspicions(content.at(pointer).asString(""))
                        .isEmpty())
                .forEach(pointer -> faults.add("LRN-R-025", pointer));
    }

    private Stream<String> ofItems() {
        return each("/items", "")
                .flatMap(item -> Stream.concat(
                        Stream.of(item + "/text", item + "/explanation"), each(item + "/options", "/text")));
    }

    private Stream<String> each(String list, String member) {
        return Stream.iterate(0, i -> i + 1).limit(content.at(list).size()).map(i -> list + "/" + i + member);
    }
}
