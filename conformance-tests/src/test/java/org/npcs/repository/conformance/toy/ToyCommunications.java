package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.npcs.repository.contract.screening.TextScreening;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Communications of the toy, deliveries and answers. */
final class ToyCommunications {

    private static final Map<String, Set<String>> STATES = Map.of("draft", Set.of("sent"), "sent", Set.of("closed"));

    private final Archive archive;
    private final Governance governance;
    private final Members members;
    private final List<Doc> all = new ArrayList<>();
    private final Map<String, List<ObjectNode>> deliveries = new HashMap<>();
    private final Map<String, JsonNode> answers = new HashMap<>();

    ToyCommunications(Archive archive, Governance governance, Members members) {
        this.archive = archive;
        this.governance = governance;
        this.members = members;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listCommunications", context -> governance.list(context, listed(context), this::record));
        operations.put("createCommunication", context -> {
            Governance.screened(context.body(), "title", "text");
            if (context.body().has("recipients")) {
                governance.refuse("GOV-R-035", "/recipients");
            }
            embargoed(context.body());
            Doc doc = Governance.made("communication", "");
            doc.add("draft", context.body(), context.known().clientId(), "");
            all.add(doc);
            return Legal.answer(201, doc, whole(doc)).header("Location", "/v1/communications/" + doc.id);
        });
        operations.put("getCommunication", context -> {
            Doc doc = known(context);
            received(doc).stream()
                    .filter(one -> one.path("jurisdiction")
                                    .asString("-")
                                    .equals(context.known().jurisdiction())
                            && !one.has("readAt"))
                    .forEach(one -> came(one, "read"));
            return Legal.answer(200, doc, whole(doc));
        });
        operations.put("transitionCommunication", this::move);
        operations.put("listDeliveries", this::delivered);
        operations.put("getAcknowledgement", context -> acknowledged(context, known(context)));
        operations.put("putAcknowledgement", this::acknowledge);
        operations.put("getResponseTimes", context -> {
            String member = context.owner();
            List<Doc> asked = all.stream()
                    .filter(doc -> doc.current().content().has("asks")
                            && received(doc).stream().anyMatch(one -> is(one, member)))
                    .toList();
            ObjectNode body = Reply.JSON
                    .createObjectNode()
                    .put("jurisdiction", member)
                    .put("asked", asked.size())
                    .put(
                            "answered",
                            asked.stream()
                                    .filter(doc -> answers.containsKey(doc.id + member))
                                    .count());
            return Archive.guarded(Reply.json(200, body));
        });
    }

    private void embargoed(ObjectNode body) {
        for (int i = 0; i < body.path("references").size(); i++) {
            String pointer = "/references/" + i;
            if (body.path("kind").asString("").equals("external")
                    && governance.proposals.open(body.at(pointer).asString(""))) {
                governance.refuse("GOV-R-036", pointer);
            }
        }
    }

    private List<Doc> listed(Context context) {
        Map<String, String> query = context.query();
        return all.stream()
                .filter(doc -> query.getOrDefault("kind", kind(doc)).equals(kind(doc)))
                .filter(doc -> query.getOrDefault("state", doc.current().state())
                        .equals(doc.current().state()))
                .toList();
    }

    private Doc known(Context context) {
        return Governance.find(context, all, "communicationId");
    }

    private static String kind(Doc doc) {
        return doc.current().content().path("kind").asString("");
    }

    private static boolean is(ObjectNode delivery, String member) {
        return delivery.path("jurisdiction").asString("-").equals(member);
    }

    private List<ObjectNode> received(Doc doc) {
        return deliveries.getOrDefault(doc.id, List.of());
    }

    private static void came(ObjectNode delivery, String state) {
        delivery.put("state", state).put(state + "At", Instant.now().toString());
    }

    private List<ObjectNode> recipients(Doc doc) {
        JsonNode content = doc.current().content();
        if (kind(doc).equals("external")) {
            return List.of();
        }
        List<ObjectNode> told = new ArrayList<>(
                ToyMeetings.told(governance, content.path("committee").asString("executive"), Governance.today()));
        if (kind(doc).equals("all-members")) {
            told.removeIf(one -> one.path("capacity").asString("").equals("seat"));
            members.jurisdictions
                    .keySet()
                    .forEach(member -> told.add(Reply.JSON
                            .createObjectNode()
                            .put("capacity", "member")
                            .put("jurisdiction", member)));
        }
        return told;
    }

    private ObjectNode record(Doc doc) {
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("id", doc.id)
                .put("state", doc.current().state());
        body.setAll((ObjectNode) doc.current().content().deepCopy());
        body.putArray("flags");
        return Legal.ended(body, doc);
    }

    private ObjectNode whole(Doc doc) {
        ObjectNode body = record(doc);
        var told = body.putArray("recipients");
        recipients(doc).forEach(told::add);
        return body;
    }

    private Reply move(Context context) {
        Doc doc = known(context);
        ObjectNode step = context.body();
        String to = step.path("to").asString("");
        Archive.requireStep(doc.current().state(), STATES, to);
        ObjectNode content = (ObjectNode) doc.current().content().deepCopy();
        if (to.equals("closed")) {
            if (!step.has("outcome")) {
                governance.refuse("GOV-R-037", "/outcome");
            }
            content.set("outcome", step.path("outcome"));
        } else {
            List<ObjectNode> sent = recipients(doc);
            sent.forEach(one -> came(one, "delivered"));
            deliveries.put(doc.id, sent);
        }
        doc.add(to, content, context.known().clientId(), "");
        return Legal.answer(200, doc, whole(doc));
    }

    private Reply delivered(Context context) {
        Doc doc = known(context);
        List<ObjectNode> told = received(doc).stream()
                .map(one -> {
                    ObjectNode copy = one.deepCopy();
                    JsonNode given =
                            answers.get(doc.id + one.path("jurisdiction").asString("-"));
                    if (given != null && Notices.manages(context)) {
                        copy.setAll((ObjectNode) given.deepCopy());
                    }
                    return copy;
                })
                .toList();
        return Archive.guarded(archive.page(context, told).edit(body -> {
            var without = body.putArray("withoutDelivery");
            if (kind(doc).equals("all-members")) {
                members.jurisdictions.keySet().stream()
                        .filter(member -> told.stream().noneMatch(one -> is(one, member)))
                        .forEach(without::add);
            }
        }));
    }

    private Reply acknowledged(Context context, Doc doc) {
        String member = context.owner();
        ObjectNode delivery = received(doc).stream()
                .filter(one -> is(one, member))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
        ObjectNode body = delivery.deepCopy().put("communicationId", doc.id);
        body.remove(List.of("capacity", "teamKey"));
        JsonNode given = answers.get(doc.id + member);
        if (given != null) {
            body.setAll((ObjectNode) given.deepCopy());
        }
        return Archive.guarded(Reply.json(200, body));
    }

    private Reply acknowledge(Context context) {
        Doc doc = known(context);
        String member = context.owner();
        acknowledged(context, doc);
        Archive.requireStep(doc.current().state(), STATES, "closed");
        for (int i = 0; i < context.body().path("answers").size(); i++) {
            if (!TextScreening.published()
                    .suspicions(context.body().at("/answers/" + i + "/answer").asString(""))
                    .isEmpty()) {
                throw Refusal.of("GOV-R-001", "/answers/" + i + "/answer");
            }
        }
        answers.put(doc.id + member, context.body());
        received(doc).stream().filter(one -> is(one, member)).forEach(one -> {
            if (!one.has("readAt")) {
                came(one, "read");
            }
            came(one, "acknowledged");
        });
        return acknowledged(context, doc);
    }
}
