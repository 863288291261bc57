package org.npcs.repository.conformance.toy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.screening.TextScreening;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The library, and what members state about its items. */
final class Library {

    private static final String OPERATOR = "OPERATOR";
    private static final String ADOPTION = "library-adoption";
    private static final String REVIEW = "library-review";
    private static final Map<String, Set<String>> STATES =
            Map.of("draft", Set.of("published", "withdrawn"), "published", Set.of("withdrawn"));
    private static final Map<String, Set<String>> STEPS = Map.of(
            "considering", Set.of("trying", "adopted", "stopped"),
            "trying", Set.of("adopted", "stopped"),
            "adopted", Set.of("stopped"),
            "stopped", Set.of("considering", "trying"));
    private static final Map<String, String> FILTERS = Map.of(
            "kind", "library-kind",
            "topic", "library-topic",
            "theme", "improvement-theme",
            "result", "library-result",
            "state", "library-state");
    private static final Set<String> NO_SUCCESS = Set.of("mixed", "did-not-work");

    private final Archive archive;
    private final Notices notices;
    private final Priorities priorities;
    private final Members members;
    private final Map<String, Doc> told = new HashMap<>();
    private final List<Doc> all = new ArrayList<>();

    Library(Archive archive, Notices notices, Priorities priorities, Members members) {
        this.archive = archive;
        this.notices = notices;
        this.priorities = priorities;
        this.members = members;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("createLibraryItem", context -> {
            require(faults(context));
            Doc doc = new Doc(writer(context), "library-item", "", 0);
            doc.add("draft", context.body(), context.known().clientId(), "");
            all.add(doc);
            return answer(context, 201, doc).header("Location", "/v1/library-items/" + doc.id);
        });
        operations.put("listLibraryItems", this::list);
        operations.put("getLibraryItem", context -> answer(context, 200, known(context)));
        operations.put("putLibraryItem", context -> {
            Doc doc = mine(context);
            require(faults(context));
            Archive.requireCurrent(context, doc, context.body());
            if (doc.current().state().equals("withdrawn")) {
                Archive.requireStep("withdrawn", STATES, "published");
            }
            doc.add(doc.current().state(), context.body(), context.known().clientId(), "");
            tell(context, doc);
            return answer(context, 200, doc);
        });
        operations.put("transitionLibraryItem", context -> {
            Doc doc = mine(context);
            String to = context.body().path("to").asString("");
            Archive.requireStep(doc.current().state(), STATES, to);
            if (to.equals("withdrawn") && !context.body().has("reason")) {
                throw Refusal.parameter("invalid-parameter", "reason");
            }
            Legal.move(context, doc, STATES);
            tell(context, doc);
            return answer(context, 200, doc);
        });
        operations.put("listLibraryItemVersions", this::versions);
        operations.put("getLibraryItemSpread", context -> {
            // Whatever was published since the toy began was published in the running quarter.
            ObjectNode body = Reply.JSON
                    .createObjectNode()
                    .put("itemId", known(context).id)
                    .put("leastMembers", 5);
            body.putArray("quarters");
            return Archive.guarded(Reply.json(200, body));
        });
        statements(operations);
    }

    /** Every other member finds what was published in its feed. */
    private void tell(Context context, Doc item) {
        if (item.versions.stream().noneMatch(one -> one.state().equals("published"))) {
            return;
        }
        Doc.Version now = item.current();
        for (String member : members.jurisdictions.keySet()) {
            if (!member.equals(item.owner)) {
                Doc entry = told.computeIfAbsent(member + item.id, first -> {
                    Doc made = new Doc(member, "library-item", item.id, 0);
                    archive.statements.add(made);
                    return made;
                });
                entry.add(now.state(), now.content(), context.known().clientId(), "");
            }
        }
    }

    private void statements(Map<String, Function<Context, Reply>> operations) {
        operations.put("listLibraryAdoptions", context -> {
            String owner = context.owner();
            List<ObjectNode> own = stated(ADOPTION)
                    .filter(doc -> doc.owner.equals(owner))
                    .map(Library::statement)
                    .toList();
            return Archive.guarded(archive.page(context, own));
        });
        operations.put("listSharedLibraryAdoptions", context -> {
            Doc item = known(context);
            List<ObjectNode> shared = stated(ADOPTION)
                    .filter(doc -> doc.key.equals(item.id)
                            && doc.current().content().path("shared").asBoolean(false))
                    .map(doc -> told(doc, true, "shared"))
                    .toList();
            return Archive.guarded(archive.page(context, shared));
        });
        operations.put("listLibraryItemReviews", context -> {
            Doc item = known(context);
            List<ObjectNode> judged = stated(REVIEW)
                    .filter(doc -> doc.key.equals(item.id))
                    .map(doc -> told(doc, doc.current().content().path("named").asBoolean(false), "named"))
                    .toList();
            return Archive.guarded(archive.page(context, judged));
        });
        operations.put("getLibraryAdoption", context -> own(context, ADOPTION));
        operations.put("getLibraryReview", context -> own(context, REVIEW));
        operations.put("putLibraryAdoption", context -> {
            String owner = context.owner();
            Doc item = known(context);
            require(adoptionFaults(context, item));
            String state = context.body().path("state").asString("");
            archive.statement(owner, ADOPTION, item.id)
                    .map(doc -> doc.current().state())
                    .filter(before -> !before.equals(state))
                    .ifPresent(before -> Archive.requireStep(before, STEPS, state));
            return put(context, owner, ADOPTION, item, state);
        });
        operations.put("putLibraryReview", context -> {
            String owner = context.owner();
            Doc item = known(context);
            List<Finding> findings = new ArrayList<>(suspected(context.body(), List.of("/text")));
            if (item.owner.equals(owner)) {
                findings.add(Refusal.finding("LRN-R-008", "/recommendation"));
            }
            findings.addAll(unpublished(context, item));
            require(findings);
            return put(context, owner, REVIEW, item, "judged");
        });
    }

    /** Items that are published. */
    List<Doc> published() {
        return all.stream()
                .filter(doc -> doc.current().state().equals("published"))
                .toList();
    }

    private static List<Finding> adoptionFaults(Context context, Doc item) {
        ObjectNode body = context.body();
        List<Finding> findings = new ArrayList<>(suspected(body, List.of("/adaptation")));
        if (body.has("adaptation") && !body.path("adapted").asBoolean(false)) {
            findings.add(Refusal.finding("LRN-R-005", "/adaptation"));
        }
        findings.addAll(unpublished(context, item));
        return findings;
    }

    private static List<Finding> unpublished(Context context, Doc item) {
        int version = context.body().path("itemVersion").asInt(0);
        return item.versions.stream()
                        .anyMatch(one -> one.number() == version && one.state().equals("published"))
                ? List.of()
                : List.of(Refusal.finding("LRN-R-004", "/itemVersion"));
    }

    private Stream<Doc> stated(String noun) {
        return archive.statements.stream().filter(doc -> doc.noun.equals(noun));
    }

    private Reply own(Context context, String noun) {
        Doc doc = archive.statement(context.owner(), noun, context.path().getOrDefault("itemId", ""))
                .orElseThrow(() -> new Refusal("not-found"));
        return Legal.answer(200, doc, statement(doc));
    }

    private Reply put(Context context, String owner, String noun, Doc item, String state) {
        boolean first = archive.statement(owner, noun, item.id).isEmpty();
        archive.state(context, new Doc(owner, noun, item.id, 0), state, context.body());
        Doc doc = archive.statement(owner, noun, item.id).orElseThrow();
        return Legal.answer(first ? 201 : 200, doc, statement(doc))
                .header("Location", first ? context.request().path() : "");
    }

    private static ObjectNode statement(Doc doc) {
        ObjectNode body = Legal.begun(doc).put("itemId", doc.key);
        if (doc.noun.equals(REVIEW)) {
            body.remove("state");
        }
        return Legal.ended(body, doc);
    }

    private static ObjectNode told(Doc doc, boolean named, String choice) {
        ObjectNode body = (ObjectNode) doc.current().content().deepCopy();
        body.remove(choice);
        return named ? body.put("jurisdiction", doc.owner) : body;
    }

    private static String writer(Context context) {
        return Legal.operator(context) ? OPERATOR : context.owner();
    }

    private static boolean owns(Context context, Doc doc) {
        return doc.owner.equals(
                Legal.operator(context) ? OPERATOR : context.known().jurisdiction());
    }

    private static boolean visible(Context context, Doc doc) {
        return owns(context, doc)
                || doc.versions.stream().anyMatch(one -> one.state().equals("published"));
    }

    private static boolean readable(Context context, Doc doc) {
        return owns(context, doc) || !doc.current().state().equals("withdrawn");
    }

    private Doc known(Context context) {
        String id = context.path().getOrDefault("itemId", "");
        return all.stream()
                .filter(doc -> doc.id.equals(id) && visible(context, doc))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private Doc mine(Context context) {
        Doc doc = known(context);
        if (!owns(context, doc)) {
            throw new Refusal("not-found");
        }
        return doc;
    }

    private Reply list(Context context) {
        FILTERS.forEach((name, system) -> {
            String value = context.query().getOrDefault(name, "");
            if (!value.isEmpty()
                    && Definitions.published()
                            .codeSystem(system)
                            .orElseThrow()
                            .find(value)
                            .isEmpty()) {
                throw Refusal.parameter("invalid-parameter", name);
            }
        });
        List<Doc> published = all.stream()
                .filter(doc -> doc.current().state().equals("published"))
                .toList();
        long lessons = published.stream()
                .filter(doc -> NO_SUCCESS.contains(
                        doc.current().content().path("result").asString("")))
                .count();
        List<ObjectNode> found = all.stream()
                .filter(doc -> visible(context, doc) && meets(context, doc))
                .map(doc -> record(context, doc))
                .toList();
        return Archive.guarded(archive.page(context, found).edit(body -> {
            body.put("published", published.size()).put("notSuccesses", lessons);
            if (!published.isEmpty()) {
                body.put("shareOfLessons", (double) lessons / published.size());
            }
        }));
    }

    private static boolean meets(Context context, Doc doc) {
        JsonNode content = readable(context, doc) ? doc.current().content() : Reply.JSON.createObjectNode();
        return context.query().entrySet().stream().allMatch(asked -> switch (asked.getKey()) {
            case "kind", "result" -> content.path(asked.getKey()).asString("").equals(asked.getValue());
            case "topic", "theme" ->
                content.path(asked.getKey() + "s").valueStream().anyMatch(one -> one.asString("")
                        .equals(asked.getValue()));
            case "prevention" ->
                String.valueOf(content.path("prevention").asBoolean(false)).equals(asked.getValue());
            case "state" -> doc.current().state().equals(asked.getValue());
            case "overdue" -> String.valueOf(overdue(doc)).equals(asked.getValue());
            default -> true;
        });
    }

    private static boolean overdue(Doc doc) {
        return doc.current().state().equals("published")
                && LocalDate.parse(doc.current().content().path("reviewBy").asString(""))
                        .isBefore(LocalDate.now(ZoneOffset.UTC));
    }

    private Reply versions(Context context) {
        Doc doc = known(context);
        List<ObjectNode> told = doc.versions.stream()
                .filter(one -> owns(context, doc)
                        || readable(context, doc) && one.state().equals("published"))
                .map(one -> {
                    ObjectNode body = Reply.JSON
                            .createObjectNode()
                            .put("version", one.number())
                            .put("state", one.state());
                    body.set("content", one.content().deepCopy());
                    return body.put("at", one.at().toString());
                })
                .toList();
        return Archive.guarded(archive.page(context, told));
    }

    private List<Finding> faults(Context context) {
        ObjectNode body = context.body();
        List<String> texts = new ArrayList<>(List.of("/title", "/summary"));
        for (int i = 0; i < body.path("body").size(); i++) {
            texts.addAll(List.of("/body/" + i + "/heading", "/body/" + i + "/text"));
        }
        List<Finding> findings = new ArrayList<>(suspected(body, texts));
        for (int i = 0; i < body.path("evidence").size(); i++) {
            if (!notices.told(context, body.at("/evidence/" + i))) {
                findings.add(Refusal.finding("LRN-R-003", "/evidence/" + i));
            }
        }
        for (int i = 0; i < body.path("notices").size(); i++) {
            if (!notices.issued(body.at("/notices/" + i).asString(""))) {
                findings.add(Refusal.finding("LRN-R-003", "/notices/" + i));
            }
        }
        String priority = body.path("priorityId").asString("");
        if (!priority.isEmpty() && !priorities.readable(context, priority)) {
            findings.add(Refusal.finding("LRN-R-003", "/priorityId"));
        }
        if (body.path("kind").asString("").equals("lesson") && !body.has("result")) {
            findings.add(Refusal.finding("LRN-R-001", "/result"));
        }
        return findings;
    }

    private static List<Finding> suspected(ObjectNode body, List<String> pointers) {
        return pointers.stream()
                .filter(pointer -> !TextScreening.published()
                        .suspicions(body.at(pointer).asString(""))
                        .isEmpty())
                .map(pointer -> Refusal.finding("LRN-R-002", pointer))
                .toList();
    }

    private static void require(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw Refusal.of(findings);
        }
    }

    private static Reply answer(Context context, int status, Doc doc) {
        return Legal.answer(status, doc, record(context, doc));
    }

    private static ObjectNode record(Context context, Doc doc) {
        JsonNode content = doc.current().content();
        boolean shown = content.path("ownerShown").asBoolean(false);
        ObjectNode body = Reply.JSON.createObjectNode().put("id", doc.id);
        if (owns(context, doc) || shown && readable(context, doc)) {
            body.put("owner", doc.owner);
        }
        body.put("own", owns(context, doc)).put("state", doc.current().state());
        if (readable(context, doc)) {
            body.set("content", content.deepCopy());
        }
        if (doc.current().state().equals("withdrawn")) {
            body.put("reason", doc.current().reason());
        }
        body.put("overdue", overdue(doc));
        ArrayNode warnings = body.putArray("warnings");
        if (owns(context, doc) && content.has("source") && !shown) {
            warnings.add(Refusal.finding("LRN-R-009", "/source").toJson());
        }
        return Legal.ended(body, doc);
    }
}
