package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about the library. */
final class LibraryMutants {

    private static final String ITEMS = "/v1/library-items";
    private static final String ITEM = ITEMS + "/[^/]+";
    private static final String OWN = "/v1/jurisdictions/[^/]+/";
    private static final String ADOPTION = OWN + "library-adoptions/[^/]+";
    private static final String REVIEW = OWN + "library-reviews/[^/]+";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LibraryMutants() {}

    /** Keeps a step of items of others from the feeds. */
    private static Mutant untold(String name, String state) {
        return of("LRN-019", name, Edits.answers("GET", OWN + "changes", body -> {
            ArrayNode kept = JSON.createArrayNode();
            body.path("items").forEach(entry -> {
                if (!entry.path("noun").asString("").equals("library-item")
                        || !entry.path("state").asString("").equals(state)) {
                    kept.add(entry);
                }
            });
            body.set("items", kept);
        }));
    }

    static List<Mutant> all() {
        return List.of(
                new Mutant(
                        "LRN-001",
                        "draftsAreSeen",
                        () -> remembered(
                                ITEM,
                                (request, reply) -> request.is("POST", ITEMS) && reply.status() == 201
                                        ? ITEMS + "/" + reply.json().path("id").asString("")
                                        : "")),
                of("LRN-002", "nobodyAsksWhy", Edits.bodies("POST", ITEM + "/transitions", body -> {
                    if (!body.has("reason")) {
                        body.put("reason", "new-information");
                    }
                })),
                of("LRN-003", "theFirstVersionIsForgotten", Edits.answers("GET", ITEM + "/versions", body -> {
                    if (body.path("items").size() > 1) {
                        body.withArray("/items").remove(0);
                    }
                })),
                of("LRN-004", "ownersAreTold", Edits.answers("GET", ITEM, body -> {
                    if (!body.has("owner") && body.has("content")) {
                        body.put("owner", "US-XA");
                    }
                })),
                of("LRN-005", "silentLessonsAreTaken", Edits.bodies("POST", ITEMS, body -> {
                    if (body.path("kind").asString("").equals("lesson") && !body.has("result")) {
                        body.put("result", "mixed");
                    }
                })),
                of("LRN-006", "failuresAreNotCounted", Edits.answers("GET", ITEMS, body -> body.put("notSuccesses", 0)
                        .put("shareOfLessons", 0))),
                of(
                        "LRN-007",
                        "topicsAreNotLookedAt",
                        (request, toy) -> toy.handle(
                                request.is("GET", ITEMS)
                                        ? request.at(
                                                request.path(), request.query().replaceAll("&?topic=[^&]*", ""))
                                        : request)),
                of(
                        "LRN-007",
                        "casesAreNotToldFromPrevention",
                        (request, toy) -> toy.handle(
                                request.is("GET", ITEMS)
                                        ? request.at(
                                                request.path(), request.query().replaceAll("&?prevention=[^&]*", ""))
                                        : request)),
                untold("publishingIsSilent", "published"),
                untold("takingBackIsSilent", "withdrawn"),
                of("LRN-008", "summariesAreNotScreened", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", ITEMS) && first(reply, "pointer").equals("/summary")
                            ? toy.handle(Edits.changed(request, body -> body.put("summary", "Nobody looked at it.")))
                            : reply;
                }),
                of("LRN-009", "anythingIsEvidence", Edits.bodies("POST", ITEMS, body -> {
                    body.remove("evidence");
                    body.remove("notices");
                    body.remove("priorityId");
                })),
                new Mutant("LRN-010", "whatWasTakenBackIsTold", LibraryMutants::kept),
                of("LRN-011", "nothingGrowsOld", Edits.answers("GET", ITEM, body -> body.put("overdue", false))),
                new Mutant(
                        "LRN-012",
                        "adoptionsAreSeen",
                        () -> remembered(
                                ADOPTION,
                                (request, reply) ->
                                        request.is("PUT", ADOPTION) && reply.status() == 201 ? request.path() : "")),
                of("LRN-013", "anyStepIsLegal", Edits.pretends("PUT", ADOPTION, "illegal-transition", 200, body -> {})),
                of(
                        "LRN-014",
                        "oneMemberIsTold",
                        Edits.answers(
                                "GET",
                                ITEM + "/spread",
                                body -> figure(
                                        quarter(body, "2001Q1")
                                                .putObject("adopted")
                                                .put("members", 1),
                                        "told"))),
                of(
                        "LRN-015",
                        "quartersAreToldThatHaveNotEnded",
                        Edits.answers(
                                "GET",
                                ITEM + "/spread",
                                body -> figure(quarter(body, "2099Q4").putObject("adopted"), "fewer-than-five"))),
                of("LRN-016", "ownWorkIsPraised", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", REVIEW) && first(reply, "rule").equals("LRN-R-008")
                            ? praised(request)
                            : reply;
                }),
                of("LRN-017", "whoJudgesIsNamed", Edits.answers("GET", ITEM + "/reviews", body -> body.path("items")
                        .forEach(one -> {
                            if (!one.has("jurisdiction")) {
                                ((ObjectNode) one).put("jurisdiction", "US-XB");
                            }
                        }))),
                of("LRN-018", "nobodyIsWarned", Edits.answers("POST", ITEMS, body -> body.putArray("warnings"))),
                of("LRN-036", "nothingFollows", loops(one -> one.putArray("followedBy"))),
                of("LRN-037", "everyLoopIsWhole", loops(one -> one.remove("brokenAt"))),
                of("LRN-038", "twoMembersAreMany", loops(one -> {
                    if (one.path("kind").asString("").equals("safety-notice")) {
                        one.put("adoption", "there");
                    }
                })),
                of("LRN-038", "othersAreTold", loops(one -> {
                    if (!one.path("own").has("response")) {
                        ((ObjectNode) one.path("own")).put("response", "acknowledged");
                    }
                })));
    }

    private static Mutation loops(Consumer<ObjectNode> change) {
        return Edits.answers("GET", "/v1/learning-loops", body -> body.path("items")
                .forEach(one -> change.accept((ObjectNode) one)));
    }

    /** What a server tells of a judgement that it took. */
    private static Reply praised(Request request) {
        ObjectNode body = (ObjectNode) JSON.readTree(request.body());
        String[] address = request.path().split("/");
        String etag = "\"1-00000000\"";
        body.put("id", "0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6c99")
                .put("jurisdiction", address[3])
                .put("itemId", address[5])
                .put("version", 1)
                .put("etag", etag)
                .put("createdAt", "2026-11-30T02:09:00Z")
                .put("updatedAt", "2026-11-30T02:09:00Z");
        return Reply.json(201, body)
                .header("ETag", etag)
                .header("Location", request.path())
                .header("Cache-Control", "private, no-store");
    }

    private static String first(Reply reply, String member) {
        return reply.isProblem("validation-failed")
                ? reply.json().at("/findings/0/" + member).asString("")
                : "";
    }

    private static ObjectNode quarter(ObjectNode spread, String name) {
        ObjectNode quarter = spread.withArray("/quarters").addObject().put("quarter", name);
        quarter.putObject("adapted").put("status", "fewer-than-five");
        quarter.putObject("stopped").put("status", "fewer-than-five");
        return quarter;
    }

    private static void figure(ObjectNode figure, String status) {
        figure.put("status", status);
    }

    /** Tells others the content that its owner was told. */
    private static Mutation kept() {
        Map<String, JsonNode> contents = new ConcurrentHashMap<>();
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("POST", ITEM + "/transitions") && reply.status() == 200) {
                contents.put(
                        ITEMS + "/" + reply.json().path("id").asString(""),
                        reply.json().path("content"));
            }
            JsonNode content = contents.get(request.path());
            return request.is("GET", ITEM)
                            && reply.status() == 200
                            && content != null
                            && !reply.json().has("content")
                    ? reply.edit(body -> body.set("content", content))
                    : reply;
        };
    }

    /** Answers with what was told to others where there is nothing for the caller. */
    static Mutation remembered(String path, BiFunction<Request, Reply, String> address) {
        Map<String, Reply> told = new ConcurrentHashMap<>();
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            String at = address.apply(request, reply);
            if (!at.isEmpty()) {
                told.put(at, reply.status(200));
            }
            return request.is("GET", path) && reply.isProblem("not-found")
                    ? told.getOrDefault(request.path(), reply)
                    : reply;
        };
    }
}
