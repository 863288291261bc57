package org.npcs.repository.server.learning;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.contract.learning.ItemVersion;
import org.npcs.repository.contract.learning.LearningHold;
import org.npcs.repository.contract.learning.LearningPattern;
import org.npcs.repository.contract.learning.LearningPlan;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A version of a curriculum as it was published.
 *
 * @param stored what every record has
 */
public record CurriculumEdition(StoredRecord stored) {

    static final String REPLACED = "replaced";

    /**
     * The document of a new version: its content, the versions of its items, and the hash of both.
     *
     * @param content the document {@code Curriculum}
     * @param before what was published of the curriculum before
     */
    public static ObjectNode document(ObjectNode content, List<CurriculumEdition> before) {
        Map<String, JsonNode> last = new HashMap<>();
        Map<String, Integer> versions = new HashMap<>();
        before.stream().sorted(Comparator.comparing(CurriculumEdition::number)).forEach(edition -> {
            edition.content()
                    .path("items")
                    .forEach(item -> last.put(item.path("key").asString(""), item));
            edition.items().forEach(one -> versions.put(one.item(), one.itemVersion()));
        });
        var document = new JsonMapper().createObjectNode();
        document.set("content", content.deepCopy());
        var told = document.putArray("itemVersions");
        ItemVersion.next(content.path("items"), last, versions)
                .forEach(one -> told.addObject().put("item", one.item()).put("itemVersion", one.itemVersion()));
        return document.put("contentHash", StrictJson.sha256(document));
    }

    static String key(String curriculum, int number) {
        return curriculum + "/" + number;
    }

    /** Key of the curriculum. */
    public String curriculum() {
        return String.valueOf(stored.facet("curriculum"));
    }

    /** Number of the version. */
    public int number() {
        return (Integer) stored.facets().getOrDefault(CurriculumEditions.NUMBER, 0);
    }

    /** The document {@code Curriculum}. */
    public ObjectNode content() {
        return (ObjectNode) stored.content().required("content");
    }

    /** The items with their versions, in their order. */
    public List<ItemVersion> items() {
        return ItemVersion.of(stored.content().path("itemVersions"));
    }

    /** How its questions come. */
    public LearningPattern pattern() {
        return LearningPattern.of(content().path("pattern"));
    }

    /** A round of learning with it. */
    public LearningPlan plan(LocalDate startsOn, List<LearningHold> holds) {
        return new LearningPlan(
                pattern(), items().stream().map(ItemVersion::item).toList(), startsOn, holds);
    }
}
