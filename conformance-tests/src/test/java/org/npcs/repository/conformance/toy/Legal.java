package org.npcs.repository.conformance.toy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What owners and the operator keep of legal matters: statements of an owner, some of which the operator makes in its name. */
final class Legal {

    private final Archive archive;
    private final Members members;

    Legal(Archive archive, Members members) {
        this.archive = archive;
        this.members = members;
    }

    /** The owner that is addressed, for itself and for the operator. */
    String desk(Context context) {
        if (!operator(context)) {
            return context.owner();
        }
        String code = context.path().getOrDefault("jurisdiction", "");
        if (members.jurisdiction(code).isEmpty()) {
            throw new Refusal("not-found");
        }
        return code;
    }

    static boolean operator(Context context) {
        return context.known().kind().equals("operator");
    }

    static void requireOperator(Context context) {
        if (!operator(context)) {
            throw new Refusal("not-found");
        }
    }

    Doc made(Context context, String owner, String noun, String state) {
        Doc doc = new Doc(owner, noun, noun + "/" + archive.statements.size(), 0);
        archive.state(context, doc, state, context.body());
        return doc;
    }

    Doc find(String owner, String noun, String id) {
        return all(owner, noun).stream()
                .filter(doc -> doc.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    List<Doc> all(String owner, String noun) {
        return archive.statements.stream()
                .filter(doc -> doc.noun.equals(noun) && doc.owner.equals(owner))
                .toList();
    }

    Reply list(Context context, String owner, String noun, Function<Doc, ObjectNode> record) {
        return Archive.guarded(
                archive.page(context, all(owner, noun).stream().map(record).toList()));
    }

    /** Moves a statement on along the steps of the caller's side. */
    static void move(Context context, Doc doc, Map<String, Set<String>> steps) {
        String to = context.body().path("to").asString("");
        Archive.requireStep(doc.current().state(), steps, to);
        doc.add(
                to,
                doc.current().content(),
                context.known().clientId(),
                context.body().path("reason").asString(""));
    }

    static ObjectNode begun(Doc doc) {
        ObjectNode body = Reply.JSON.createObjectNode().put("id", doc.id).put("jurisdiction", doc.owner);
        body.setAll((ObjectNode) doc.current().content().deepCopy());
        return body.put("state", doc.current().state());
    }

    static ObjectNode ended(ObjectNode body, Doc doc) {
        Doc.Version version = doc.current();
        return body.put("version", version.number())
                .put("etag", version.etag())
                .put("createdAt", doc.versions.get(0).at().toString())
                .put("updatedAt", version.at().toString());
    }

    static Reply answer(int status, Doc doc, ObjectNode record) {
        return Archive.guarded(
                Reply.json(status, record).header("ETag", doc.current().etag()));
    }
}
