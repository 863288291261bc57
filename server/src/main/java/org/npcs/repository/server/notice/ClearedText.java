package org.npcs.repository.server.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The decision that a suspicion was wrong, for the text with this digest and for no other.
 *
 * @param digest keyed digest of the very text
 * @param reason why, of the code system {@code redaction-reason}
 * @param by who decided
 * @param at when
 */
record ClearedText(String digest, String reason, String by, Instant at) {

    private static final JsonMapper JSON = new JsonMapper();

    static List<ClearedText> of(@Nullable String column) {
        return column == null
                ? List.of()
                : JSON.readTree(column)
                        .valueStream()
                        .map(one -> new ClearedText(
                                one.path("digest").asString(""),
                                one.path("reason").asString(""),
                                one.path("by").asString(""),
                                Instant.parse(one.path("at").asString(""))))
                        .toList();
    }

    static String column(List<ClearedText> texts) {
        var all = JSON.createArrayNode();
        texts.forEach(one -> all.addObject()
                .put("digest", one.digest)
                .put("reason", one.reason)
                .put("by", one.by)
                .put("at", one.at.toString()));
        return all.toString();
    }
}
