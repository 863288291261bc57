package org.npcs.repository.server.review;

import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.screening.ScreenedTexts;
import org.npcs.repository.contract.screening.SuspicionKind;
import org.npcs.repository.contract.screening.TextScreening;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A free text that is held for redaction.
 *
 * @param pointer where it stands
 * @param element its dictionary element
 * @param kinds what it is suspected to hold, of the code system {@code redaction-kind}
 * @param digest keyed digest of the very text, or empty where it was never stored as screened
 * @param by actor who wrote it, or empty where that is not known
 */
public record HeldText(String pointer, String element, List<String> kinds, String digest, String by) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Reads the column; a review that was stored before texts were screened is screened now. */
    static List<HeldText> of(@Nullable String column, Review review) {
        return column == null ? unscreened(review.stored().held().shown()) : parse(column);
    }

    private static List<HeldText> parse(String column) {
        return column.length() == 2
                ? List.of()
                : JSON.readTree(column)
                        .valueStream()
                        .map(one -> new HeldText(
                                one.path("pointer").asString(""),
                                one.path("element").asString(""),
                                StreamSupport.stream(one.path("kinds").spliterator(), false)
                                        .map(JsonNode::asString)
                                        .toList(),
                                one.path("digest").asString(""),
                                one.path("by").asString("")))
                        .toList();
    }

    private static List<HeldText> unscreened(JsonNode content) {
        return ScreenedTexts.of(Subject.REVIEW, content).stream()
                .map(one -> new HeldText(
                        one.pointer(),
                        one.element().id(),
                        TextScreening.published().suspicions(one.text()).stream()
                                .map(SuspicionKind::code)
                                .toList(),
                        "",
                        ""))
                .filter(one -> !one.kinds().equals(Collections.emptyList()))
                .toList();
    }

    /** Writes the column. */
    static String column(List<HeldText> texts) {
        var all = JSON.createArrayNode();
        texts.forEach(one -> all.add(one.json()));
        return all.toString();
    }

    private ObjectNode json() {
        var json = JSON.createObjectNode().put("pointer", pointer).put("element", element);
        var array = json.putArray("kinds");
        kinds.forEach(array::add);
        return json.put("digest", digest).put("by", by);
    }
}
