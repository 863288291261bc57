package org.npcs.repository.conformance.consumer;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lists of the stand-in, one record on a page, so that each list of two has a second page. */
final class Pages {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CURSOR = "second";

    private Pages() {}

    static int count(Map<String, ObjectNode> records, String collection) {
        return members(records, collection).size();
    }

    static ObjectNode of(Map<String, ObjectNode> records, String collection, String query) {
        return of(members(records, collection), query);
    }

    static ObjectNode of(List<ObjectNode> members, String query) {
        int from = query.contains("cursor=") ? number(query) : 0;
        ObjectNode page = JSON.createObjectNode();
        page.putArray("items")
                .addAll(members.subList(Math.min(from, members.size()), Math.min(from + 1, members.size())));
        boolean complete = from + 1 >= members.size();
        page.put("complete", complete);
        if (!complete) {
            page.put("nextCursor", CURSOR + (from + 1));
        }
        page.set("meta", Shelf.meta());
        return page;
    }

    private static int number(String query) {
        return Integer.parseInt(query.replaceAll(".*cursor=" + CURSOR + "([0-9]+).*", "$1"));
    }

    private static List<ObjectNode> members(Map<String, ObjectNode> records, String collection) {
        return records.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(collection + "/")
                        && entry.getKey().indexOf('/', collection.length() + 1) < 0)
                .map(Map.Entry::getValue)
                .toList();
    }
}
