package org.npcs.repository.conformance.toy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Merges and splits. */
final class OneOrTwo {

    private final Archive archive;
    private final Function<Context, Reply> put;

    OneOrTwo(Archive archive, Function<Context, Reply> put) {
        this.archive = archive;
        this.put = put;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("mergeIncident", this::merge);
        operations.put("splitIncident", this::split);
    }

    private Reply merge(Context context) {
        Doc survivor = archive.byId(context, false, "incidentId");
        String id = context.body().path("duplicate").asString("");
        Doc duplicate = archive.docs.stream()
                .filter(doc -> doc.owner.equals(context.owner()) && doc.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
        Archive.requireCurrent(context, survivor, null);
        Archive.requireStanding(survivor);
        Archive.requireStanding(duplicate);
        if (archive.docs.indexOf(duplicate) < archive.docs.indexOf(survivor)) {
            throw new Refusal("merge-reversed");
        }
        ObjectNode answer = Reply.JSON.createObjectNode();
        ArrayNode moved = move(duplicate, survivor, review -> true);
        duplicate.mergedInto = survivor.id;
        duplicate.add("merged", duplicate.current().content(), context.known().clientId(), "");
        String state = survivor.current().state();
        survivor.add(
                moved.isEmpty() || !state.equals("accepted") ? state : "in-review",
                survivor.current().content(),
                context.known().clientId(),
                "");
        answer.set("survivor", stamped(survivor));
        answer.set("duplicate", stamped(duplicate));
        answer.set("movedReviews", moved);
        return Archive.guarded(Reply.json(200, answer));
    }

    private Reply split(Context context) {
        Doc origin = archive.byId(context, false, "incidentId");
        Archive.requireCurrent(context, origin, null);
        Archive.requireStanding(origin);
        ObjectNode content = (ObjectNode) context.body().path("content");
        Map<String, String> path =
                new TreeMap<>(Map.of("localKey", content.path("localKey").asString("")));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("If-None-Match", "*");
        Request first = new Request("PUT", "/v1", "", headers, new byte[0]);
        String id = put.apply(new Context(first, context.caller(), path, Map.of(), content, context.monitor()))
                .json()
                .path("id")
                .asString("");
        Doc created = archive.docs.stream()
                .filter(doc -> doc.id.equals(id))
                .findFirst()
                .orElseThrow();
        created.splitFrom = origin.id;
        origin.splitInto = created.id;
        List<Integer> numbers = context.body()
                .path("reviews")
                .valueStream()
                .map(number -> number.asInt(0))
                .toList();
        ObjectNode answer = Reply.JSON.createObjectNode();
        ArrayNode moved = move(origin, created, review -> numbers.contains(review.number));
        origin.add(
                origin.current().state(),
                origin.current().content(),
                context.known().clientId(),
                "");
        answer.set("origin", stamped(origin));
        answer.set("created", stamped(created));
        answer.set("movedReviews", moved);
        return Archive.guarded(Reply.json(201, answer));
    }

    private ObjectNode stamped(Doc doc) {
        return Incidents.stamped(archive.record(doc, doc.current()));
    }

    private ArrayNode move(Doc from, Doc to, Predicate<Doc> wanted) {
        ArrayNode moved = Reply.JSON.createArrayNode();
        TreeSet<Integer> taken =
                reviews(to).stream().map(review -> review.number).collect(Collectors.toCollection(TreeSet::new));
        reviews(from).stream().filter(wanted).forEach(review -> {
            String before = review.naturalKey();
            while (!taken.add(review.number)) {
                review.number++;
            }
            review.key = to.key;
            ObjectNode content = (ObjectNode) review.current().content().deepCopy();
            content.put("incidentLocalKey", to.key).put("number", review.number);
            review.add(review.current().state(), content, review.current().by(), "");
            moved.addObject().put("id", review.id).put("fromKey", before).put("toKey", review.naturalKey());
        });
        return moved;
    }

    private List<Doc> reviews(Doc incident) {
        return archive.docs.stream()
                .filter(doc -> doc.review && doc.owner.equals(incident.owner) && doc.key.equals(incident.key))
                .toList();
    }
}
