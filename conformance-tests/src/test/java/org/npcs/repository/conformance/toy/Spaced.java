package org.npcs.repository.conformance.toy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.contract.learning.ActivityDefinition;
import org.npcs.repository.contract.learning.CurriculumCheck;
import org.npcs.repository.contract.learning.ItemVersion;
import org.npcs.repository.contract.learning.LearningStatements;
import org.npcs.repository.contract.learning.QuestionMail;
import org.npcs.repository.contract.learning.ScheduleRequest;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Curricula: drafts of the operator, and what was published of them. */
final class Spaced {

    static final String HOME = "https://toy.example.org";

    private static final Map<String, Set<String>> STATES =
            Map.of("draft", Set.of("published"), "published", Set.of("draft", "retired"));
    private static final String OWNER = "OPERATOR";
    private static final String NOUN = "curriculum";

    /** What was published of a curriculum, in the order of its versions. */
    private final Map<String, List<ObjectNode>> published = new HashMap<>();

    private final Archive archive;
    private final Notices notices;

    Spaced(Archive archive, Notices notices) {
        this.archive = archive;
        this.notices = notices;
    }

    /** The content that was published last, by curriculum. */
    Map<String, JsonNode> last() {
        Map<String, JsonNode> last = new TreeMap<>();
        published.forEach((key, versions) ->
                last.put(key, versions.get(versions.size() - 1).path("content")));
        return last;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listCurricula", context -> {
            String state = context.query().getOrDefault("state", "");
            return Archive.guarded(archive.page(
                    context,
                    archive.statements.stream()
                            .filter(doc -> doc.noun.equals(NOUN) && visible(context, doc))
                            .map(doc -> record(context, doc))
                            .filter(body -> state.isEmpty()
                                    || body.path("state").asString("").equals(state))
                            .toList()));
        });
        operations.put("getCurriculum", context -> {
            Doc doc = known(context);
            return Legal.answer(200, doc, record(context, doc));
        });
        operations.put("putCurriculum", this::write);
        operations.put("transitionCurriculum", this::move);
        operations.put("getCurriculumVersion", context -> Archive.guarded(Reply.json(200, version(context)))
                .header(
                        "ETag",
                        "\"1-"
                                + version(context)
                                        .path("contentHash")
                                        .asString("")
                                        .substring(0, 16) + "\""));
        operations.put("getCurriculumMail", this::mail);
        operations.put("getCurriculumActivities", context -> {
            ObjectNode version = version(context);
            ObjectNode body = Reply.JSON.createObjectNode();
            var activities = body.putArray("activities");
            List<ItemVersion> items = ItemVersion.of(version.path("itemVersions"));
            for (int i = 0; i < items.size(); i++) {
                activities.add(ActivityDefinition.of(
                        LearningStatements.activity(HOME, context.path().getOrDefault("curriculum", ""), items.get(i)),
                        version.at("/content/language").asString(""),
                        version.at("/content/items/" + i)));
            }
            return Archive.guarded(Reply.json(200, body));
        });
        operations.put("scheduleLearning", context -> {
            ScheduleRequest request = new ScheduleRequest(
                    context.body(), offered(context.body(), false).path("content"), Rounds.today());
            require(request.check());
            return Archive.guarded(Reply.json(200, request.answer()));
        });
    }

    private static boolean manages(Context context) {
        return context.known().kind().equals("operator");
    }

    private boolean visible(Context context, Doc doc) {
        return manages(context) || published.containsKey(doc.key);
    }

    private Doc known(Context context) {
        return archive.statement(OWNER, NOUN, context.path().getOrDefault("curriculum", ""))
                .filter(doc -> visible(context, doc))
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private ObjectNode record(Context context, Doc doc) {
        List<ObjectNode> versions = published.getOrDefault(doc.key, List.of());
        ObjectNode body = Reply.JSON.createObjectNode().put("curriculum", doc.key);
        String state = doc.current().state();
        body.put("state", manages(context) || !state.equals("draft") ? state : "published");
        if (!versions.isEmpty()) {
            body.put("publishedVersion", versions.size());
        }
        body.set(
                "content",
                manages(context)
                        ? doc.current().content().deepCopy()
                        : versions.get(versions.size() - 1).path("content").deepCopy());
        body.put("overdue", false);
        if (state.equals("retired")) {
            body.put("reason", doc.current().reason());
        }
        return Legal.ended(body, doc);
    }

    private Reply write(Context context) {
        String key = context.path().getOrDefault("curriculum", "");
        require(faults(context));
        Doc made = new Doc(OWNER, NOUN, key, 0);
        var before = archive.statement(OWNER, NOUN, key);
        before.ifPresent(doc -> {
            if (!doc.current().state().equals("draft")) {
                Archive.requireStep(doc.current().state(), STATES, "written");
            }
        });
        archive.state(context, made, "draft", context.body());
        Doc doc = archive.statement(OWNER, NOUN, key).orElseThrow();
        return Legal.answer(before.isPresent() ? 200 : 201, doc, record(context, doc))
                .header("Location", before.isPresent() ? "" : context.request().path());
    }

    private List<Finding> faults(Context context) {
        ObjectNode body = context.body();
        List<Finding> findings = new ArrayList<>(CurriculumCheck.check(body));
        for (int i = 0; i < body.path("evidence").size(); i++) {
            if (!notices.told(context, body.at("/evidence/" + i))) {
                findings.add(Refusal.finding("LRN-R-026", "/evidence/" + i));
            }
        }
        for (int i = 0; i < body.path("notices").size(); i++) {
            if (!notices.issued(body.at("/notices/" + i).asString(""))) {
                findings.add(Refusal.finding("LRN-R-026", "/notices/" + i));
            }
        }
        return findings;
    }

    static void require(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw Refusal.of(findings.stream().sorted(Finding.ORDER).toList());
        }
    }

    private Reply move(Context context) {
        Doc doc = known(context);
        Legal.move(context, doc, STATES);
        if (doc.current().state().equals("published")) {
            publish(doc);
        }
        return Legal.answer(200, doc, record(context, doc));
    }

    private void publish(Doc doc) {
        List<ObjectNode> before = published.computeIfAbsent(doc.key, key -> new ArrayList<>());
        Map<String, JsonNode> last = new HashMap<>();
        Map<String, Integer> versions = new HashMap<>();
        for (ObjectNode one : before) {
            one.at("/content/items").forEach(item -> last.put(item.path("key").asString(""), item));
            ItemVersion.of(one.path("itemVersions")).forEach(item -> versions.put(item.item(), item.itemVersion()));
        }
        ObjectNode document = Reply.JSON.createObjectNode();
        document.set("content", doc.current().content().deepCopy());
        var told = document.putArray("itemVersions");
        ItemVersion.next(doc.current().content().path("items"), last, versions)
                .forEach(one -> told.addObject().put("item", one.item()).put("itemVersion", one.itemVersion()));
        document.put("contentHash", StrictJson.sha256(document));
        before.add(document.put("publishedAt", doc.current().at().toString()));
    }

    private ObjectNode version(Context context) {
        String key = context.path().getOrDefault("curriculum", "");
        int number = Integer.parseInt(context.path().getOrDefault("version", "0"));
        List<ObjectNode> versions = published.getOrDefault(key, List.of());
        if (number < 1 || number > versions.size()) {
            throw new Refusal("not-found");
        }
        boolean last = number == versions.size();
        boolean retired = archive.statement(OWNER, NOUN, key)
                .filter(doc -> doc.current().state().equals("retired"))
                .isPresent();
        ObjectNode body = versions.get(number - 1).deepCopy();
        return body.put("curriculum", key)
                .put("number", number)
                .put("state", last ? retired ? "retired" : "published" : "replaced");
    }

    /** The version that a document names; when it is to be taken, not one that was retired. */
    ObjectNode offered(JsonNode document, boolean taken) {
        String key = document.path("curriculum").asString("");
        List<ObjectNode> versions = published.getOrDefault(key, List.of());
        int number = document.path("curriculumVersion").asInt(0);
        boolean retired = archive.statement(OWNER, NOUN, key)
                .filter(doc -> doc.current().state().equals("retired"))
                .isPresent();
        if (number > versions.size() || taken && retired) {
            throw Refusal.of(List.of(Refusal.finding("LRN-R-030", "/curriculumVersion")));
        }
        return versions.get(number - 1);
    }

    private Reply mail(Context context) {
        ObjectNode version = version(context);
        List<ItemVersion> items = ItemVersion.of(version.path("itemVersions"));
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).item().equals(context.path().getOrDefault("item", ""))) {
                return written(context, items.get(i), QuestionMail.of(version.path("content"), i));
            }
        }
        throw new Refusal("not-found");
    }

    private static Reply written(Context context, ItemVersion item, QuestionMail mail) {
        String chosen = context.query().getOrDefault("part", "").equals("feedback") ? mail.feedback() : mail.question();
        String accepted = context.request().header("Accept");
        String format = context.query()
                .getOrDefault(
                        "format",
                        accepted.startsWith("text/html")
                                ? "html"
                                : accepted.startsWith("text/plain") ? "text" : "json");
        if (format.equals("json")) {
            return Archive.guarded(Reply.json(
                    200,
                    Reply.JSON
                            .createObjectNode()
                            .put("item", item.item())
                            .put("itemVersion", item.itemVersion())
                            .put("language", mail.language())
                            .put("subject", mail.subject())
                            .put("questionText", mail.question())
                            .put("feedbackText", mail.feedback())));
        }
        boolean page = format.equals("html");
        byte[] body = (page ? mail.page(chosen) : chosen).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Archive.guarded(
                new Reply(200, body).header("Content-Type", (page ? "text/html" : "text/plain") + ";charset=UTF-8"));
    }
}
