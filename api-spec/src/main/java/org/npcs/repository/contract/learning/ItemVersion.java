package org.npcs.repository.contract.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Which version of an item a version of a curriculum has.
 *
 * @param item key of the item
 * @param itemVersion its version, counted up when its content was changed
 */
public record ItemVersion(String item, int itemVersion) {

    /** Reads the member {@code itemVersions} of a published version. */
    public static List<ItemVersion> of(JsonNode itemVersions) {
        return itemVersions
                .valueStream()
                .map(one -> new ItemVersion(
                        one.path("item").asString(""), one.path("itemVersion").asInt(0)))
                .toList();
    }

    /**
     * Counts the items of a new version on.
     *
     * @param items the items to publish, in their order
     * @param last the item of each key as it was last published
     * @param versions the versions that these had
     */
    public static List<ItemVersion> next(JsonNode items, Map<String, JsonNode> last, Map<String, Integer> versions) {
        List<ItemVersion> next = new ArrayList<>();
        for (JsonNode item : items) {
            String key = item.path("key").asString("");
            int before = versions.getOrDefault(key, 0);
            next.add(new ItemVersion(key, item.equals(last.get(key)) ? before : before + 1));
        }
        return List.copyOf(next);
    }
}
