package org.npcs.repository.server.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The decision that a suspicion was wrong. It holds for the text with this digest in this record and element, and for no other.
 *
 * @param pointer where the text stood when it was decided on
 * @param digest keyed digest of the very text
 * @param reason why, of the code system {@code redaction-reason}
 * @param by actor who decided
 * @param at when
 */
public record ClearedText(String pointer, String digest, String reason, String by, Instant at) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Reads the column. */
    static List<ClearedText> of(@Nullable String column) {
        return column == null || column.length() == 2
                ? List.of()
                : JSON.readTree(column)
                        .valueStream()
                        .map(one -> new ClearedText(
                                one.path("pointer").asString(""),
                                one.path("digest").asString(""),
                                one.path("reason").asString(""),
                                one.path("by").asString(""),
                                Instant.parse(one.path("at").asString(""))))
                        .toList();
    }

    /** Writes the column. */
    static String column(List<ClearedText> texts) {
        var all = JSON.createArrayNode();
        texts.forEach(one -> all.addObject()
                .put("pointer", one.pointer)
                .put("digest", one.digest)
                .put("reason", one.reason)
                .put("by", one.by)
                .put("at", one.at.toString()));
        return all.toString();
    }
}
