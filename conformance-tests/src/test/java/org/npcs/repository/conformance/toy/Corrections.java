package org.npcs.repository.conformance.toy;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Corrections of many incidents: a previewed batch of what the changes alter. */
final class Corrections {

    private final Archive archive;

    Corrections(Archive archive) {
        this.archive = archive;
    }

    Batch preview(Context context) {
        JsonNode wanted = context.body();
        List<JsonNode> records = new ArrayList<>();
        for (JsonNode key : wanted.at("/select/localKeys")) {
            archive.find(context.owner(), false, key.asString(""), 0)
                    .map(doc -> record(doc, wanted))
                    .ifPresent(records::add);
        }
        Batch batch = new Batch(context, "preview", records);
        batch.origin = "bulk-correction";
        return batch;
    }

    private static @org.jspecify.annotations.Nullable ObjectNode record(Doc doc, JsonNode wanted) {
        ObjectNode content = (ObjectNode) doc.current().content().deepCopy();
        for (JsonNode change : wanted.path("changes")) {
            String path = change.path("path").asString("");
            int end = path.lastIndexOf('.');
            JsonNode parent =
                    content.at(end < 0 ? "" : "/" + path.substring(0, end).replace('.', '/'));
            String member = path.substring(end + 1);
            if (parent instanceof ObjectNode object && object.path(member).equals(change.path("from"))) {
                object.set(member, change.path("to"));
            }
        }
        if (content.equals(doc.current().content())) {
            return null;
        }
        ObjectNode record = Reply.JSON.createObjectNode().put("noun", "incident");
        record.put("expectedVersion", doc.versions.size())
                .put("reason", wanted.path("reason").asString(""));
        record.set("content", content);
        return record;
    }
}
