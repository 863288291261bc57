package org.npcs.repository.conformance.toy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.npcs.repository.contract.screening.ScreenedTexts.FreeText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sharing profiles, and the questions about who sees what. */
final class Sharing {

    private static final String NOUN = "sharing-profile";
    private static final JsonNode AGREED = Reply.JSON.readTree("""
            {"purposes": ["quality-improvement"], "terms": [{"clause": "1", "elements": ["incident", "review"],
             "audience": "members", "level": "full"}]}
            """);

    private final Archive archive;
    private final Holds holds;
    private final Map<String, Map<String, ObjectNode>> effective = new HashMap<>();
    private final Map<String, String> senders = new HashMap<>();

    Sharing(Archive archive, Holds holds) {
        this.archive = archive;
        this.holds = holds;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("getSharingProfile", context -> answer(200, find(context)));
        operations.put("putSharingProfile", this::put);
        operations.put("transitionSharingProfile", this::move);
        operations.put("explainAccess", this::explain);
        operations.put("previewSharing", this::preview);
        operations.put("simulateSharing", this::simulate);
        operations.put("getVisibilityReport", this::report);
        operations.put("verifyPublicJoin", this::join);
    }

    private Reply put(Context context) {
        String owner = context.owner();
        Map<String, ObjectNode> wanted = details(context.body());
        Map<String, ObjectNode> now = effective.computeIfAbsent(owner, key -> new TreeMap<>());
        Map<String, ObjectNode> next = new TreeMap<>();
        wanted.forEach((key, detail) -> {
            ObjectNode before = now.get(key);
            boolean opens = Views.order(detail) > (before == null ? 0 : Views.order(before));
            if (!opens) {
                next.put(key, detail);
            } else if (before != null) {
                next.put(key, before);
            }
        });
        boolean open = !next.equals(wanted);
        String outcome = archive.state(
                context, new Doc(owner, NOUN, NOUN, 0), open ? "awaiting-second" : "effective", context.body());
        if (!outcome.equals("unchanged")) {
            effective.put(owner, next);
            senders.put(owner, context.known().clientId());
        }
        return answer(outcome.equals("created") ? 201 : 200, find(context))
                .edit(body -> body.put("outcome", outcome))
                .header("Location", context.request().path());
    }

    private Reply move(Context context) {
        Doc doc = find(context);
        String owner = doc.owner;
        if (!doc.current().state().equals("awaiting-second")) {
            throw new Refusal("illegal-transition");
        }
        if (context.body().path("to").asString("").equals("dropped")) {
            JsonNode kept = now(owner).profile();
            doc.add("effective", kept, context.known().clientId(), "");
            return answer(200, doc);
        }
        if (senders.getOrDefault(owner, "").equals(context.known().clientId())) {
            throw new Refusal("second-person-needed");
        }
        effective.put(owner, details(doc.current().content()));
        doc.add("effective", doc.current().content(), context.known().clientId(), "");
        return answer(200, doc);
    }

    private static Map<String, ObjectNode> details(JsonNode profile) {
        Map<String, ObjectNode> details = new TreeMap<>();
        for (JsonNode choice : profile.path("choices")) {
            for (JsonNode element : choice.path("elements")) {
                ObjectNode detail = ((ObjectNode) choice).deepCopy();
                detail.remove("elements");
                detail.put("element", element.asString(""));
                details.put(element.asString("") + " " + choice.path("audience").asString(""), detail);
            }
        }
        return details;
    }

    private Reply explain(Context context) {
        ObjectNode asked = context.body();
        Views views = views(context);
        ObjectNode body = told(context);
        ArrayNode decisions = body.putArray("decisions");
        List<String> prefixes = asked.path("elements")
                .valueStream()
                .map(one -> one.asString(""))
                .toList();
        Views.elements().stream()
                .filter(id ->
                        prefixes.isEmpty() || prefixes.stream().anyMatch(prefix -> (id + ".").startsWith(prefix + ".")))
                .forEach(id -> decisions.add(views.decide(id, text(asked, "audience"), text(asked, "purpose"))));
        return Archive.guarded(Reply.json(200, body));
    }

    private Reply preview(Context context) {
        ObjectNode asked = context.body();
        Views views = views(context);
        ObjectNode body = told(context);
        ArrayNode records = body.putArray("records");
        for (JsonNode record : asked.path("records")) {
            String subject = text(record, "subject");
            ObjectNode content = (ObjectNode) record.path("content").deepCopy();
            List<FreeText> withheld = subject.equals("review")
                    ? List.copyOf(Held.suspected(content).values())
                    : List.of();
            withheld.forEach(text -> Doc.remove(content, text.pointer()));
            ObjectNode seen = views.seen(subject, content, text(asked, "audience"), text(asked, "purpose"));
            ObjectNode told = records.addObject().put("subject", subject).put("visible", !seen.isEmpty());
            withheld.forEach(text -> told.withArray("/withheld")
                    .addObject()
                    .put("pointer", text.pointer())
                    .put("element", text.element().id())
                    .put("reason", "held-for-redaction"));
            if (!seen.isEmpty()) {
                told.set("content", seen);
            }
        }
        return Archive.guarded(Reply.json(200, body));
    }

    private Reply simulate(Context context) {
        Views now = now(context.owner());
        Views then = views(context);
        ObjectNode body = Reply.JSON.createObjectNode().put("jurisdiction", context.owner());
        body.put("incidents", 0).put("reviews", 0);
        ArrayNode changes = body.putArray("changes");
        for (String element : Views.elements()) {
            for (String audience : Views.AUDIENCES) {
                String from = text(now.decide(element, audience, "quality-improvement"), "level");
                String to = text(then.decide(element, audience, "quality-improvement"), "level");
                if (!from.equals(to)) {
                    changes.addObject()
                            .put("element", element)
                            .put("audience", audience)
                            .put("from", from)
                            .put("to", to)
                            .put("opens", true);
                }
            }
        }
        body.putArray("purposesAdded").add("quality-improvement");
        body.putArray("purposesRemoved");
        return Archive.guarded(Reply.json(200, body));
    }

    private Reply report(Context context) {
        ObjectNode body = Reply.JSON.createObjectNode().put("jurisdiction", context.owner());
        body.put("decidedAt", "2026-01-01T00:00:00Z").put("agreementState", "executed");
        body.putArray("purposes").add("quality-improvement");
        Views now = now(context.owner());
        ArrayNode rows = body.putArray("rows");
        for (String element : Views.elements()) {
            ObjectNode row = rows.addObject().put("element", element).put("definition", element);
            ArrayNode audiences = row.putArray("audiences");
            Views.AUDIENCES.forEach(audience -> audiences.add(
                    now.decide(element, audience, "quality-improvement").put("audience", audience)));
        }
        body.putArray("previews");
        ArrayNode held = body.putArray("holds");
        holds.inForce(context.owner()).forEach(hold -> held.addObject()
                .put("id", hold.id)
                .put("scope", text(hold.current().content(), "scope"))
                .put("reason", text(hold.current().content(), "reason"))
                .put("since", hold.current().at().toString()));
        return Archive.guarded(Reply.json(200, body));
    }

    private Reply join(Context context) {
        Views views = views(context);
        String owner = context.owner();
        List<ObjectNode> seen = archive.docs.stream()
                .filter(doc -> doc.owner.equals(owner)
                        && !doc.review
                        && Shared.ACCEPTED.contains(doc.current().state()))
                .map(doc -> views.seen(doc.current().content(), "members", "quality-improvement"))
                .filter(content -> !content.isEmpty())
                .toList();
        return Archive.guarded(Reply.json(200, Joins.of(owner, context.body().path("notices"), seen)));
    }

    private ObjectNode told(Context context) {
        return Reply.JSON
                .createObjectNode()
                .put("jurisdiction", context.owner())
                .put("audience", text(context.body(), "audience"))
                .put("purpose", text(context.body(), "purpose"));
    }

    private Views views(Context context) {
        String id = text(context.body(), "agreementId");
        String owner = context.owner();
        Views now = now(owner);
        JsonNode agreement = archive.statements.stream()
                .filter(doc -> doc.noun.equals("agreement") && doc.owner.equals(owner) && doc.id.equals(id))
                .map(doc -> doc.current().content())
                .findFirst()
                .orElse(now.agreement());
        return new Views(
                agreement, context.body().has("profile") ? context.body().path("profile") : now.profile());
    }

    /** What counts of an owner now; each has agreed on everything for one purpose. */
    Views now(String owner) {
        ObjectNode profile = Reply.JSON.createObjectNode();
        ArrayNode choices = profile.putArray("choices");
        effective.getOrDefault(owner, Map.of()).values().forEach(one -> {
            ObjectNode choice = one.deepCopy();
            choice.putArray("elements").add(choice.remove("element"));
            choices.add(choice);
        });
        return new Views(AGREED, profile);
    }

    private Doc find(Context context) {
        return archive.statement(context.owner(), NOUN, NOUN).orElseThrow(() -> new Refusal("not-found"));
    }

    private Reply answer(int status, Doc doc) {
        Doc.Version version = doc.current();
        ObjectNode body =
                Reply.JSON.createObjectNode().put("jurisdiction", doc.owner).put("state", version.state());
        ArrayNode counting = body.putArray("effective");
        effective
                .getOrDefault(doc.owner, Map.of())
                .values()
                .forEach(one ->
                        counting.add(one.deepCopy().put("since", version.at().toString())));
        body.putArray("awaiting");
        ArrayNode unchosen = body.putArray("unchosen");
        Map<String, ObjectNode> named = details(version.content());
        Views.elements().stream()
                .filter(id -> named.keySet().stream().noneMatch(key -> key.startsWith(id + " ")))
                .forEach(id -> unchosen.addObject()
                        .put("element", id)
                        .put("definition", id)
                        .put("recommended", "none"));
        body.put("version", version.number()).put("etag", version.etag());
        body.put("createdAt", doc.versions.get(0).at().toString())
                .put("updatedAt", version.at().toString());
        body.set("content", version.content().deepCopy());
        return Archive.guarded(Reply.json(status, body).header("ETag", version.etag()));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }
}
