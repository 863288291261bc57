package org.npcs.repository.conformance.toy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the operator sees in an emergency. */
final class Emergencies {

    private static final String NOUN = "emergency-access";
    private static final Map<String, Set<String>> STEPS = Map.of("open", Set.of("closed"));

    private final Archive archive;
    private final Legal legal;
    private final Shared shared;

    Emergencies(Archive archive, Legal legal, Shared shared) {
        this.archive = archive;
        this.legal = legal;
        this.shared = shared;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("createEmergencyAccess", context -> {
            Legal.requireOperator(context);
            String owner = legal.desk(context);
            context.body().path("recordIds").forEach(id -> archive.requireKnown(owner, id.asString("")));
            Doc doc = legal.made(context, owner, NOUN, "open");
            return Legal.answer(201, doc, record(doc))
                    .header("Location", context.request().path() + "/" + doc.id);
        });
        operations.put(
                "listEmergencyAccesses",
                context -> legal.list(context, legal.desk(context), NOUN, Emergencies::record));
        operations.put("getEmergencyAccess", context -> {
            Doc doc = find(context);
            return Legal.answer(200, doc, record(doc));
        });
        operations.put("transitionEmergencyAccess", context -> {
            Doc doc = find(context);
            Legal.move(context, doc, STEPS);
            return Legal.answer(200, doc, record(doc));
        });
        operations.put("getEmergencyRecord", this::read);
    }

    private Doc find(Context context) {
        return legal.find(legal.desk(context), NOUN, context.path().getOrDefault("accessId", ""));
    }

    private Reply read(Context context) {
        Legal.requireOperator(context);
        String access = context.path().getOrDefault("accessId", "");
        String wanted = context.path().getOrDefault("recordId", "");
        Doc granted = archive.statements.stream()
                .filter(doc -> doc.noun.equals(NOUN) && doc.id.equals(access))
                .filter(doc ->
                        doc.current().state().equals("open") && Instant.now().isBefore(end(doc)))
                .filter(doc -> doc.current()
                        .content()
                        .path("recordIds")
                        .valueStream()
                        .anyMatch(id -> id.asString("").equals(wanted)))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
        Doc doc = archive.docs.stream()
                .filter(one -> one.owner.equals(granted.owner) && one.id.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
        String ticket = granted.current().content().path("ticket").asString("");
        shared.tellEmergency(context, doc, ticket);
        ObjectNode body = Reply.JSON.createObjectNode().put("id", doc.id).put("subject", doc.noun);
        body.put("version", doc.current().number()).put("state", doc.current().state());
        body.set("content", seen(doc));
        return Archive.guarded(Reply.json(
                200, body.put("ticket", ticket).put("expiresAt", end(granted).toString())));
    }

    /** Without keys, texts and days. */
    private static ObjectNode seen(Doc doc) {
        ObjectNode seen = (ObjectNode) doc.current().content().deepCopy();
        seen.remove(List.of("localKey", "incidentLocalKey", "occurrenceKey", "county", "publicNoticeDate", "lesson"));
        months(seen);
        if (seen.path("child") instanceof ObjectNode child) {
            child.remove(List.of("ageYears", "ageDays"));
            child.put("ageBand", "1-3");
        }
        return seen.put("jurisdiction", doc.owner);
    }

    private static void months(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                String text = member.getValue().asString("");
                if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                    object.put(member.getKey(), text.substring(0, 7));
                }
            });
        }
        node.forEach(Emergencies::months);
    }

    private static Instant end(Doc doc) {
        return doc.versions.get(0).at().plus(Duration.ofMinutes(60));
    }

    private static ObjectNode record(Doc doc) {
        ObjectNode body =
                Legal.begun(doc).put("openedBy", doc.versions.get(0).by()).put("expiresAt", end(doc).toString());
        if (doc.current().state().equals("closed")) {
            body.put("closedBy", doc.current().by());
        }
        return Legal.ended(body, doc);
    }
}
