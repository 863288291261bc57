package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.screening.ScreenedTexts;
import org.npcs.repository.contract.screening.ScreenedTexts.FreeText;
import org.npcs.repository.contract.screening.SuspicionKind;
import org.npcs.repository.contract.screening.TextScreening;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts that are held for redaction. */
final class Held {

    private final Archive archive;
    private final Members members;

    Held(Archive archive, Members members) {
        this.archive = archive;
        this.members = members;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listHeldTexts", this::list);
        operations.put("decideRedaction", this::decide);
    }

    /** Remembers who wrote what is suspected, and forgets decisions on what is gone. */
    static void written(Doc doc, JsonNode content, String client) {
        Map<String, FreeText> suspected = suspected(content);
        doc.writers.keySet().retainAll(suspected.keySet());
        doc.cleared.retainAll(suspected.keySet());
        suspected.keySet().forEach(text -> doc.writers.putIfAbsent(text, client));
    }

    /** The texts of a content in which something is suspected, by element and words. */
    static Map<String, FreeText> suspected(JsonNode content) {
        Map<String, FreeText> found = new LinkedHashMap<>();
        for (FreeText text : ScreenedTexts.of(Subject.REVIEW, content)) {
            if (!TextScreening.published().suspicions(text.text()).isEmpty()) {
                found.put(text.element().id() + ' ' + text.text(), text);
            }
        }
        return found;
    }

    static void show(Doc doc, Doc.Version version, ObjectNode record) {
        ObjectNode redaction = redaction(doc, version.content());
        if (redaction.path("state").asString("").equals("needs-redaction")) {
            record.set("redaction", redaction);
        }
    }

    private static ObjectNode redaction(Doc doc, JsonNode content) {
        ObjectNode redaction = Reply.JSON.createObjectNode();
        ArrayNode texts = Reply.JSON.createArrayNode();
        suspected(content).forEach((words, text) -> {
            if (!doc.cleared.contains(words)) {
                ObjectNode held = texts.addObject().put("pointer", text.pointer());
                held.put("element", text.element().id());
                ArrayNode kinds = held.putArray("kinds");
                TextScreening.published().suspicions(text.text()).stream()
                        .map(SuspicionKind::code)
                        .forEach(kinds::add);
            }
        });
        redaction.put("state", texts.isEmpty() ? "clear" : "needs-redaction").set("texts", texts);
        return redaction;
    }

    private Reply list(Context context) {
        String owner = context.owner();
        List<ObjectNode> items = archive.docs.stream()
                .filter(doc -> doc.owner.equals(owner) && doc.review)
                .filter(doc ->
                        !redaction(doc, doc.current().content()).path("texts").isEmpty())
                .map(doc -> {
                    ObjectNode item = Reply.JSON.createObjectNode().put("reviewId", doc.id);
                    item.put("incidentLocalKey", doc.key).put("number", doc.number);
                    item.put("version", doc.current().number())
                            .put("state", doc.current().state());
                    item.set("redaction", redaction(doc, doc.current().content()));
                    return item;
                })
                .toList();
        return Archive.guarded(archive.page(context, items));
    }

    private Reply decide(Context context) {
        Doc doc = archive.byId(context, true, "reviewId");
        JsonNode decision = context.body();
        if (decision.path("version").asInt(0) != doc.current().number()) {
            throw new Refusal("version-mismatch");
        }
        String pointer = decision.path("pointer").asString("");
        String words = suspected(doc.current().content()).entrySet().stream()
                .filter(entry -> entry.getValue().pointer().equals(pointer))
                .map(Map.Entry::getKey)
                .filter(text -> !doc.cleared.contains(text))
                .findFirst()
                .orElseThrow(() -> Refusal.parameter("invalid-parameter", "pointer"));
        String caller = context.known().clientId();
        boolean alone =
                members.jurisdiction(doc.owner).path("onePersonFinalisation").asBoolean(false);
        if (caller.equals(doc.writers.get(words)) && !alone) {
            throw new Refusal("second-person-needed");
        }
        doc.cleared.add(words);
        doc.add(doc.current().state(), doc.current().content(), caller, "");
        ObjectNode body = Reply.JSON.createObjectNode().put("reviewId", doc.id);
        body.put("version", doc.current().number()).put("pointer", pointer);
        body.set("reason", decision.path("reason"));
        body.put("decidedBy", caller)
                .put("decidedAt", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        body.set("redaction", redaction(doc, doc.current().content()));
        return Archive.guarded(Reply.json(201, body));
    }
}
