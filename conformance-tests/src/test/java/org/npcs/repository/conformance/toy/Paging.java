package org.npcs.repository.conformance.toy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cuts lists into pages; a cursor is the next place, signed with caller, address and filters. */
final class Paging {

    private Paging() {}

    static Reply page(TokenDesk tokens, Context context, List<? extends JsonNode> items) {
        Map<String, String> filters = new TreeMap<>(context.query());
        String cursor = filters.getOrDefault("cursor", "");
        filters.remove("cursor");
        filters.remove("limit");
        String bound = context.request().path()
                + filters
                + (context.caller() == null
                        ? ""
                        : context.caller().clientId() + context.caller().jurisdiction());
        int from = cursor.isEmpty() ? 0 : place(tokens, cursor, bound);
        int limit = Integer.parseInt(context.query().getOrDefault("limit", "50"));
        int to = Math.min(items.size(), from + limit);
        ObjectNode page = Reply.JSON.createObjectNode();
        ArrayNode array = page.putArray("items");
        items.subList(Math.min(from, to), to).forEach(array::add);
        page.put("complete", to >= items.size());
        if (to < items.size()) {
            page.put("nextCursor", signed(tokens, to, bound));
        }
        return Reply.json(200, page);
    }

    static String signed(TokenDesk tokens, int place, String bound) {
        String head = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("place " + place).getBytes(StandardCharsets.UTF_8));
        return head + "." + HexFormat.of().formatHex(tokens.signature(head + bound), 0, 16);
    }

    static int place(TokenDesk tokens, String cursor, String bound) {
        for (String head : List.of(cursor.split("\\.", 2)[0])) {
            try {
                int place = Integer.parseInt(
                        new String(Base64.getUrlDecoder().decode(head), StandardCharsets.UTF_8).replace("place ", ""));
                if (signed(tokens, place, bound).equals(cursor)) {
                    return place;
                }
            } catch (IllegalArgumentException malformed) {
                break;
            }
        }
        throw new Refusal("invalid-cursor");
    }
}
