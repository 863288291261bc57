package org.npcs.repository.conformance.toy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Teams, the way of jurisdictions through the partnership, relations, participants and own reports. */
final class Partnership {

    private static final Map<String, Set<String>> STATES = Map.of(
            "applicant", Set.of("observer", "onboarding", "left"),
            "observer", Set.of("onboarding", "left"),
            "onboarding", Set.of("active", "left"),
            "active", Set.of("left", "succeeded"),
            "left", Set.of("applicant", "succeeded"));
    private static final Map<String, Set<String>> PARTICIPANT =
            Map.of("proposed", Set.of("active", "ended"), "active", Set.of("ended"));
    private static final List<String> WAY = List.of("client", "team", "agreement", "membership");

    private final Archive archive;
    private final Members members;
    private final Map<String, ArrayNode> steps = new HashMap<>();
    private final Map<String, ObjectNode> decided = new HashMap<>();

    Partnership(Archive archive, Members members) {
        this.archive = archive;
        this.members = members;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        stated(operations, "Team", "team", "positions");
        stated(operations, "JurisdictionRelations", "relations", "relations");
        operations.put("getMembership", context -> membership(known(context)));
        operations.put("transitionMembership", this::move);
        operations.put("getOnboarding", this::onboarding);
        operations.put("getActivityStatement", this::report);
        operations.put("putActivityStatement", context -> {
            Screened.require(context.body(), "/statement");
            return put(context, context.owner(), activity(context), doc -> said(doc));
        });
        participants(operations);
    }

    private String known(Context context) {
        String code = context.path().getOrDefault("jurisdiction", "");
        if (members.jurisdiction(code).isEmpty()) {
            throw new Refusal("not-found");
        }
        return code;
    }

    private void stated(Map<String, Function<Context, Reply>> operations, String name, String noun, String list) {
        operations.put("get" + name, context -> {
            String member = known(context);
            return archive.statement(member, noun, noun)
                    .map(doc -> Legal.answer(200, doc, whole(doc)))
                    .orElseGet(() -> {
                        ObjectNode body = Reply.JSON.createObjectNode().put("jurisdiction", member);
                        body.putArray(list);
                        return Archive.guarded(
                                Reply.json(200, body.put("version", 0).put("etag", "\"0\""))
                                        .header("ETag", "\"0\""));
                    });
        });
        operations.put("put" + name, context -> {
            String owner = context.owner();
            judge(owner, context.body());
            return put(context, owner, noun, Partnership::whole);
        });
    }

    private void judge(String owner, ObjectNode body) {
        Screened.require(body, "/context");
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < body.path("positions").size(); i++) {
            String pointer = "/positions/" + i + "/key";
            Screened.refuse(!keys.add(body.at(pointer).asString("")), "STR-DUPLICATE", pointer);
        }
        for (int i = 0; i < body.path("relations").size(); i++) {
            String pointer = "/relations/" + i + "/with";
            String other = body.at(pointer).asString("");
            Screened.refuse(other.equals(owner) || members.jurisdiction(other).isEmpty(), "GOV-R-073", pointer);
        }
    }

    private Reply put(Context context, String owner, String noun, Function<Doc, ObjectNode> record) {
        boolean first = archive.statement(owner, noun, noun).isEmpty();
        archive.state(context, new Doc(owner, noun, noun, 0), "stated", context.body());
        Doc doc = archive.statement(owner, noun, noun).orElseThrow();
        return Legal.answer(first ? 201 : 200, doc, record.apply(doc))
                .header("Location", first ? context.request().path() : "");
    }

    private static ObjectNode whole(Doc doc) {
        ObjectNode body = Legal.begun(doc);
        body.remove(List.of("id", "state"));
        return Legal.ended(body, doc);
    }

    private Set<String> roles(String code) {
        Set<String> roles = new HashSet<>();
        archive.statement(code, "team", "team")
                .ifPresent(doc -> doc.current().content().path("positions").forEach(one -> one.path("roles")
                        .forEach(role -> roles.add(role.asString("")))));
        return roles;
    }

    private String state(String code) {
        ArrayNode taken = steps.get(code);
        return taken != null
                ? taken.get(taken.size() - 1).path("state").asString("")
                : Set.of("US-XA", "US-XB").contains(code) ? "active" : "applicant";
    }

    private Reply membership(String code) {
        ObjectNode body =
                Reply.JSON.createObjectNode().put("jurisdiction", code).put("state", state(code));
        body.set("steps", steps.getOrDefault(code, Reply.JSON.createArrayNode()));
        ArrayNode flags = body.putArray("flags");
        if (state(code).equals("active")) {
            Set<String> roles = roles(code);
            List.of("leader", "executive").stream()
                    .filter(role -> !roles.contains(role))
                    .forEach(role -> flags.add("no-" + role));
        }
        return Archive.guarded(
                Reply.json(200, body.put("version", 0).put("etag", "\"0\"")).header("ETag", "\"0\""));
    }

    private Reply move(Context context) {
        String code = known(context);
        ObjectNode step = context.body();
        String to = step.path("to").asString("");
        Archive.requireStep(state(code), STATES, to);
        if (to.equals("active") && !roles(code).containsAll(Set.of("leader", "executive"))) {
            throw Screened.charter("GOV-R-070", "/to", state(code), "A leader or an executive is missing: putTeam.");
        }
        if (to.equals("succeeded")) {
            String other = step.path("successor").asString("");
            Screened.refuse(
                    other.equals(code)
                            || members.jurisdiction(other).isEmpty()
                            || state(other).equals("succeeded"),
                    "GOV-R-072",
                    "/successor");
        }
        ObjectNode taken = Reply.JSON.createObjectNode().put("state", to).put("on", day(step));
        if (step.has("decision")) {
            taken.set("decision", step.get("decision"));
        }
        steps.computeIfAbsent(code, none -> Reply.JSON.createArrayNode()).add(taken);
        return membership(code);
    }

    static String day(JsonNode step) {
        return step.path("on").asString(LocalDate.now(ZoneOffset.UTC).toString());
    }

    private Reply onboarding(Context context) {
        String code = Legal.operator(context) ? known(context) : context.owner();
        ObjectNode body =
                Reply.JSON.createObjectNode().put("jurisdiction", code).put("state", state(code));
        ArrayNode told = body.putArray("steps");
        boolean active = state(code).equals("active");
        WAY.forEach(id -> told.addObject()
                .put("id", id)
                .put("title", id)
                .put("done", active)
                .put("actor", "member-administrator")
                .put("operation", "getGoLive")
                .put("href", "/v1/clients"));
        return Archive.guarded(Reply.json(200, body.put("missing", active ? 0 : WAY.size())));
    }

    private static String activity(Context context) {
        return "activity/" + context.path().getOrDefault("activity", "");
    }

    private Reply report(Context context) {
        String owner = Legal.operator(context) ? known(context) : context.owner();
        Doc doc = archive.statement(owner, activity(context), activity(context))
                .orElseThrow(() -> new Refusal("not-found"));
        return Legal.answer(200, doc, said(doc));
    }

    private static ObjectNode said(Doc doc) {
        return whole(doc).put("activity", doc.noun.substring("activity/".length()));
    }

    private void participants(Map<String, Function<Context, Reply>> operations) {
        operations.put("putParticipant", context -> {
            Screened.require(context.body(), "/name", "/purpose");
            String key = context.path().getOrDefault("participant", "");
            boolean first = archive.statement("OPERATOR", "participant", key).isEmpty();
            archive.state(context, new Doc("OPERATOR", "participant", key, 0), "proposed", context.body());
            return told(first ? 201 : 200, participant(context))
                    .header("Location", first ? context.request().path() : "");
        });
        operations.put("getParticipant", context -> told(200, participant(context)));
        operations.put(
                "listParticipants",
                context -> Archive.guarded(archive.page(
                        context,
                        archive.statements.stream()
                                .filter(doc -> doc.noun.equals("participant"))
                                .map(this::participant)
                                .toList())));
        operations.put("transitionParticipant", context -> {
            Doc doc = participant(context);
            ObjectNode step = context.body();
            String to = step.path("to").asString("");
            Archive.requireStep(doc.current().state(), PARTICIPANT, to);
            if (to.equals("active") && !step.has("decision")) {
                throw Screened.charter("GOV-R-071", "/decision", doc.current().state(), "A decision is missing.");
            }
            decided.computeIfAbsent(doc.key, none -> Reply.JSON.createObjectNode())
                    .setAll(step);
            doc.add(to, doc.current().content(), context.known().clientId(), "");
            return told(200, doc);
        });
    }

    private Doc participant(Context context) {
        return archive.statement("OPERATOR", "participant", context.path().getOrDefault("participant", ""))
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private ObjectNode participant(Doc doc) {
        ObjectNode body = Legal.begun(doc).put("participant", doc.key);
        body.remove(List.of("id", "jurisdiction"));
        JsonNode decision = decided.getOrDefault(doc.key, body).path("decision");
        if (decision.isString()) {
            body.set("decision", decision);
        }
        return Legal.ended(body, doc);
    }

    private Reply told(int status, Doc doc) {
        return Legal.answer(status, doc, participant(doc));
    }
}
