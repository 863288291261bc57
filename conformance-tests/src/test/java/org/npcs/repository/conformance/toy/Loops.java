package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.npcs.repository.contract.definition.Definitions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Loops from finding to measure. */
final class Loops {

    private static final int LEAST_MEMBERS = 5;
    private static final Set<String> PILOTED = Set.of("piloting", "spreading", "sustained");
    private static final Set<String> ANSWERED = Set.of("not-applicable", "action-planned", "action-done");
    private static final List<String> LINKS = List.of("finding", "response", "adoption", "measure");

    private final Archive archive;
    private final Notices notices;
    private final Priorities priorities;
    private final Library library;
    private final Spaced spaced;

    Loops(Archive archive, Notices notices, Priorities priorities, Library library, Spaced spaced) {
        this.archive = archive;
        this.notices = notices;
        this.priorities = priorities;
        this.library = library;
        this.spaced = spaced;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listLearningLoops", context -> {
            String asked = context.query().getOrDefault("brokenAt", "");
            boolean known = Definitions.published()
                    .codeSystem("learning-loop-link")
                    .orElseThrow()
                    .find(asked)
                    .isPresent();
            if (!asked.isEmpty() && !known) {
                throw Refusal.parameter("invalid-parameter", "brokenAt");
            }
            List<ObjectNode> loops = new ArrayList<>();
            notices.issued(context).forEach(notice -> loops.add(loop(context, notice)));
            priorities.visible(context).forEach(doc -> loops.add(loop(context, doc)));
            loops.sort(
                    Comparator.comparing((ObjectNode one) -> one.path("begunAt").asString(""))
                            .reversed());
            loops.removeIf(one ->
                    !asked.isEmpty() && !one.path("brokenAt").asString("").equals(asked));
            return Archive.guarded(archive.page(context, loops));
        });
    }

    private ObjectNode loop(Context context, Notices.Notice notice) {
        ObjectNode body = begun("safety-notice", notice.number, notice.content(), notice.state(), notice.issuedAt);
        int findings = notice.content().path("evidence").size();
        Set<String> measures = new TreeSet<>();
        List<ObjectNode> followers = followers(context, "notices", notice.number, measures);
        body.put("finding", link(findings > 0))
                .put("response", followers.isEmpty() ? members("notice-response", notice.doc.id, ANSWERED) : "there")
                .put("adoption", members("notice-response", notice.doc.id, Set.of("action-done")));
        return ended(context, body, findings, followers, measures, "notice-response", notice.doc.id);
    }

    private ObjectNode loop(Context context, Doc doc) {
        JsonNode content = doc.current().content();
        ObjectNode body = begun(
                "quality-priority",
                doc.id,
                content,
                doc.current().state(),
                doc.versions.get(0).at());
        int findings = content.path("evidence").size();
        body.put("finding", link(findings + content.path("notices").size() > 0))
                .put("response", link(PILOTED.contains(doc.current().state())))
                .put("adoption", members("priority-participation", doc.id, Set.of("joined")));
        List<ObjectNode> followers = followers(context, "priorityId", doc.id, new TreeSet<>());
        return ended(context, body, findings, followers, named(content), "priority-participation", doc.id);
    }

    private static ObjectNode begun(String kind, String reference, JsonNode content, String state, Instant at) {
        return Reply.JSON
                .createObjectNode()
                .put("kind", kind)
                .put("reference", reference)
                .put("title", content.path("title").asString(""))
                .put("state", state)
                .put("begunAt", at.toString());
    }

    private ObjectNode ended(
            Context context,
            ObjectNode body,
            int findings,
            List<ObjectNode> followers,
            Set<String> measures,
            String noun,
            String id) {
        body.put("measure", link(!measures.isEmpty()));
        LINKS.stream()
                .filter(one -> !body.path(one).asString("").equals("there"))
                .findFirst()
                .ifPresent(one -> body.put("brokenAt", one));
        body.put("findings", findings);
        followers.forEach(body.putArray("followedBy")::add);
        measures.forEach(body.putArray("measures")::add);
        ObjectNode own = body.putObject("own");
        String member = context.known().jurisdiction();
        archive.statement(member, noun, id)
                .ifPresent(doc -> own.put("response", doc.current().state()));
        if (!member.isEmpty() && !measures.isEmpty()) {
            Instant since = Instant.parse(body.path("begunAt").asString(""));
            own.put(
                    "observed",
                    archive.statements.stream()
                            .filter(doc -> doc.noun.equals("outcome-observation") && doc.owner.equals(member))
                            .filter(doc -> measures.contains(doc.key.split("/")[0]))
                            .anyMatch(doc -> doc.current().at().isAfter(since)));
        }
        return body;
    }

    private List<ObjectNode> followers(Context context, String member, String ground, Set<String> measures) {
        List<ObjectNode> followers = new ArrayList<>();
        library.published().stream()
                .filter(doc -> rests(doc.current().content(), member, ground))
                .forEach(doc -> followers.add(
                        follower("library-item", doc.id, doc.current().content())));
        spaced.last().forEach((key, content) -> {
            if (rests(content, member, ground)) {
                followers.add(follower("curriculum", key, content));
            }
        });
        priorities.visible(context).stream()
                .filter(doc -> rests(doc.current().content(), member, ground))
                .forEach(doc -> {
                    followers.add(
                            follower("quality-priority", doc.id, doc.current().content()));
                    measures.addAll(named(doc.current().content()));
                });
        return followers;
    }

    private static boolean rests(JsonNode content, String member, String ground) {
        JsonNode named = content.path(member);
        return named.asString("").equals(ground)
                || named.valueStream().anyMatch(one -> one.asString("").equals(ground));
    }

    private static ObjectNode follower(String kind, String reference, JsonNode content) {
        return Reply.JSON
                .createObjectNode()
                .put("kind", kind)
                .put("reference", reference)
                .put("title", content.path("title").asString(""));
    }

    private static Set<String> named(JsonNode content) {
        Set<String> named = new TreeSet<>();
        content.path("measures")
                .valueStream()
                .filter(one -> one.has("measure"))
                .forEach(one -> named.add(one.path("measure").asString("")));
        return named;
    }

    private String members(String noun, String id, Set<String> states) {
        long members = archive.statements.stream()
                .filter(doc -> doc.noun.equals(noun) && doc.key.equals(id))
                .filter(doc -> states.contains(doc.current().state()))
                .count();
        return members < LEAST_MEMBERS ? "fewer-than-five" : "there";
    }

    private static String link(boolean there) {
        return there ? "there" : "missing";
    }
}
