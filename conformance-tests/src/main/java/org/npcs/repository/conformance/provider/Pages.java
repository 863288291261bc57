package org.npcs.repository.conformance.provider;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.http.Answer;
import tools.jackson.databind.JsonNode;

/** Reads lists page by page and judges each page on the way. */
public final class Pages {

    private static final int MOST_PAGES = 2_000;

    private Pages() {}

    /** Returns the text at a pointer of every item on all pages. */
    public static List<String> all(Door door, String path, int limit, String pointer) {
        return items(door, path, limit).stream()
                .map(item -> item.at(pointer).asString(""))
                .toList();
    }

    /**
     * Returns every item on all pages.
     *
     * @param path address with its query, which names the limit
     * @param limit most items that a page may have
     */
    public static List<JsonNode> items(Door door, String path, int limit) {
        List<JsonNode> items = new ArrayList<>();
        HashSet<String> cursors = new HashSet<>();
        String next = path;
        for (int page = 0; page < MOST_PAGES; page++) {
            Answer answer = Expect.status(door.get(next), 200);
            JsonNode body = answer.json();
            int size = body.path("items").size();
            boolean complete = body.path("complete").asBoolean(false);
            String cursor = body.path("nextCursor").asString("");
            Expect.that(size <= limit, "at most " + limit + " items on a page", size + " items");
            Expect.that(
                    complete == cursor.isEmpty(),
                    "nextCursor exactly where complete is false",
                    "complete " + complete + (cursor.isEmpty() ? " without" : " with") + " nextCursor");
            Expect.that(page == 0 || size > 0, "an item behind every nextCursor", "an empty page");
            body.path("items").forEach(items::add);
            if (complete) {
                return items;
            }
            Expect.that(cursors.add(cursor), "another cursor on each page", "the same cursor again");
            next = path + (path.contains("?") ? "&" : "?") + "cursor="
                    + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }
        throw new Failed("an end of the list", "more than " + MOST_PAGES + " pages");
    }
}
