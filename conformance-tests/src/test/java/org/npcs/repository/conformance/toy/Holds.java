package org.npcs.repository.conformance.toy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What owners keep from being destroyed. */
final class Holds {

    private static final String NOUN = "legal-hold";
    private static final Map<String, Set<String>> STEPS = Map.of("held", Set.of("released"));

    private final Archive archive;
    private final Legal legal;

    Holds(Archive archive, Legal legal) {
        this.archive = archive;
        this.legal = legal;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("createHold", this::set);
        operations.put("listHolds", context -> legal.list(context, context.owner(), NOUN, Holds::record));
        operations.put("getHold", context -> {
            Doc doc = find(context);
            return Legal.answer(200, doc, record(doc));
        });
        operations.put("transitionHold", this::release);
    }

    private Reply set(Context context) {
        String owner = context.owner();
        context.body().path("incidentIds").forEach(id -> archive.requireKnown(owner, id.asString("")));
        Doc doc = legal.made(context, owner, NOUN, "held");
        return Legal.answer(201, doc, record(doc))
                .header("Location", context.request().path() + "/" + doc.id);
    }

    private Reply release(Context context) {
        Doc doc = find(context);
        Archive.requireStep(
                doc.current().state(), STEPS, context.body().path("to").asString(""));
        if (context.body().path("reason").asString("").isEmpty()) {
            throw Refusal.parameter("invalid-parameter", "reason");
        }
        if (doc.versions.get(0).by().equals(context.known().clientId())) {
            throw new Refusal("second-person-needed");
        }
        Legal.move(context, doc, STEPS);
        return Legal.answer(200, doc, record(doc));
    }

    private Doc find(Context context) {
        return legal.find(context.owner(), NOUN, context.path().getOrDefault("holdId", ""));
    }

    /** The holds of an owner that are in force. */
    List<Doc> inForce(String owner) {
        return legal.all(owner, NOUN).stream()
                .filter(hold -> hold.current().state().equals("held"))
                .toList();
    }

    /** The holds that keep some of these records. */
    List<String> over(String owner, List<Doc> docs) {
        return inForce(owner).stream()
                .filter(hold -> docs.stream().anyMatch(doc -> keeps(hold, doc)))
                .map(hold -> hold.id)
                .toList();
    }

    private boolean keeps(Doc hold, Doc doc) {
        String incident = doc.review
                ? archive.find(doc.owner, false, doc.key, 0).map(one -> one.id).orElse("")
                : doc.id;
        return hold.current().content().path("scope").asString("").equals("member")
                || hold.current().content().path("incidentIds").valueStream().anyMatch(id -> id.asString("")
                        .equals(incident));
    }

    private static ObjectNode record(Doc doc) {
        ObjectNode body = Legal.begun(doc).put("setBy", doc.versions.get(0).by());
        if (doc.current().state().equals("released")) {
            body.put("releasedBy", doc.current().by())
                    .put("releaseReason", doc.current().reason());
        }
        return Legal.ended(body, doc);
    }
}
