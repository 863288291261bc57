package org.npcs.repository.conformance.toy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** The ways of members to live data; the two that are there from the beginning are live. */
final class GoLives {

    private static final List<String> STEPS = List.of("conformance", "agreement", "decision");

    private final Members members;
    private final Map<String, String> states = new HashMap<>(Map.of("US-XA", "live", "US-XB", "live"));
    private final Map<String, ObjectNode> results = new HashMap<>();

    GoLives(Members members) {
        this.members = members;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("getGoLive", context -> answer(member(context)));
        operations.put("putConformanceResult", context -> {
            results.put(member(context), context.body());
            return answer(member(context));
        });
        operations.put("transitionGoLive", this::move);
    }

    private String member(Context context) {
        String code = context.path().getOrDefault("jurisdiction", "");
        if (!context.known().kind().equals("operator")) {
            return context.owner();
        }
        if (!members.jurisdictions.containsKey(code)) {
            throw new Refusal("not-found");
        }
        return code;
    }

    private Reply move(Context context) {
        String member = member(context);
        String to = context.body().path("to").asString("");
        boolean operator = context.known().kind().equals("operator");
        if (!operator && !to.equals("paused")) {
            throw new Refusal("insufficient-scope");
        }
        String state = states.getOrDefault(member, "sandbox");
        if (state.equals("sandbox") || state.equals(to)) {
            throw new Refusal("illegal-transition", details -> details.put("state", state));
        }
        states.put(member, to);
        return answer(member);
    }

    private Reply answer(String member) {
        boolean live = states.getOrDefault(member, "sandbox").equals("live");
        ObjectNode body = Reply.JSON.createObjectNode().put("jurisdiction", member);
        body.put("state", states.getOrDefault(member, "sandbox"));
        var steps = body.putArray("steps");
        STEPS.forEach(id -> {
            ObjectNode step = steps.addObject().put("id", id).put("title", id).put("done", live);
            step.put("actor", id.equals("decision") ? "operator" : "member-developer");
            if (!live) {
                step.put("next", "Do it.");
            }
        });
        body.put("missing", live ? 0 : STEPS.size()).put("version", 0).put("etag", "\"0\"");
        if (results.containsKey(member)) {
            body.set("conformance", results.get(member));
        }
        return Archive.guarded(Reply.json(200, body).header("ETag", "\"0\""));
    }
}
