package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.npcs.repository.conformance.toy.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about reviews. */
final class ReviewMutants {

    private static final String BY_KEY = "/v1/jurisdictions/[^/]+/incidents/[^/]+/reviews/[0-9]+";
    private static final String BY_ID = "/v1/reviews/[^/]+";
    private static final String STEPS = BY_ID + "/transitions";
    private static final String DECISIONS = BY_ID + "/redaction-decisions";

    private ReviewMutants() {}

    static List<Mutant> all() {
        return List.of(
                of(
                        "REV-001",
                        "slotsTakeAnyValue",
                        Edits.pretends("PUT", BY_ID + "/ratings/r1", "validation-failed", 200, body -> {})),
                of(
                        "REV-002",
                        "unknownItemsVanish",
                        Edits.bodies(
                                "PUT",
                                BY_KEY,
                                body -> ratings(body, rating -> rating.path("item")
                                        .asString("")
                                        .equals("NO-SUCH-ITEM")))),
                of("REV-003", "theReasonIsDropped", Edits.bodies("PUT", BY_KEY, body -> body.path("ratings")
                        .forEach(rating -> {
                            if (rating.has("value")) {
                                ((ObjectNode) rating).remove("missing");
                            }
                        }))),
                of(
                        "REV-004",
                        "onePersonIsEnough",
                        Edits.pretends(
                                "POST", STEPS, "second-person-needed", 200, body -> body.put("state", "finalised"))),
                of(
                        "REV-005",
                        "finalisedReviewsChange",
                        Edits.pretends("PUT", BY_KEY, "record-closed", 200, body -> {})),
                of("REV-006", "halfRatedReviewsAreSubmitted", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", STEPS)
                                    && request.text().contains("submitted")
                                    && reply.isProblem("validation-failed")
                            ? toy.handle(request.as("GET").at(request.path().replace("/transitions", ""), ""))
                                    .edit(body -> body.put("state", "submitted"))
                            : reply;
                }),
                of("REV-007", "theSecondRaterReplacesTheFirst", Edits.answers("GET", BY_ID, body -> {
                    if (body.path("content") instanceof ObjectNode content
                            && content.toString().contains("\"r2\"")) {
                        ratings(
                                content,
                                rating -> rating.path("rater").asString("").equals("r1"));
                    }
                })),
                of("REV-008", "recommendationsAreNotRead", Edits.bodies("PUT", BY_KEY, body -> {
                    body.remove("recommendations");
                })),
                of("REV-060", "whatIsAboutTheSameIsExact", Edits.answers("GET", BY_ID, body -> body.at(
                                "/harmonised/ratings")
                        .forEach(rating -> ((ObjectNode) rating).put("comparability", "exact")))),
                of(
                        "REV-061",
                        "onlyNewReviewsAreScreened",
                        Edits.answers("PATCH", BY_KEY, body -> body.remove("redaction"))),
                of("REV-062", "theWarningQuotesTheName", Edits.answers("PUT", BY_KEY, body -> body.path("warnings")
                        .forEach(warning -> ((ObjectNode) warning).put("message", "Who is Quintessa?")))),
                aTextIsHeldForEver(),
                of("REV-064", "theWriterDecides", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", DECISIONS) && reply.isProblem("second-person-needed")
                            ? toy.handle(request.as("GET").at(request.path().replace("/redaction-decisions", ""), ""))
                                    .status(201)
                            : reply;
                }),
                aDecisionIsForThePlace(),
                of(
                        "REV-066",
                        "theListKnowsNoKinds",
                        Edits.answers("GET", "/v1/jurisdictions/[^/]+/held-texts", body -> body.path("items")
                                .forEach(item -> item.at("/redaction/texts")
                                        .forEach(text -> ((ObjectNode) text).putArray("kinds"))))),
                of(
                        "REV-067",
                        "aBatchCountsNothingHeld",
                        Edits.answers("POST", "/v1/jurisdictions/[^/]+/submissions", body -> ((ObjectNode)
                                        body.path("counts"))
                                .put("heldForRedaction", 0))),
                of("REV-068", "blameIsHeld", Edits.answers("PUT", BY_KEY, body -> {
                    if (body.path("warnings").toString().contains("REV-R-130") && !body.has("redaction")) {
                        ObjectNode redaction = body.putObject("redaction").put("state", "needs-redaction");
                        ObjectNode text = redaction.putArray("texts").addObject();
                        text.put("pointer", "/lesson")
                                .put("element", "review.lesson")
                                .putArray("kinds");
                    }
                })),
                of("REV-069", "theCheckDoesNotScreen", Edits.answers("POST", ".*/reviews/validate", body -> {
                    ArrayNode findings = (ArrayNode) body.path("findings");
                    for (int i = findings.size() - 1; i >= 0; i--) {
                        if (findings.get(i).path("rule").asString("").startsWith("REV-R-12")) {
                            findings.remove(i);
                        }
                    }
                })),
                of("REV-070", "previewsShowEverything", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", "/v1/jurisdictions/[^/]+/sharing-previews")
                                    && request.text().contains("Quintessa")
                            ? reply.edit(body -> ((ObjectNode) body.at("/records/0"))
                                    .putObject("content")
                                    .put("lesson", "Ask Quintessa Ferrowhistle about it."))
                            : reply;
                }),
                of("REV-009", "onlyTheFirstFault", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", STEPS) && request.text().contains("finalised")
                            ? reply.edit(IncidentMutants::onlyFirst)
                            : reply;
                }),
                of(
                        "REV-011",
                        "theListShowsAnotherContent",
                        Edits.answers("GET", "/v1/jurisdictions/[^/]+/reviews", body -> {
                            body.path("items").forEach(item -> ((ObjectNode) item.path("content")).remove("lesson"));
                        })),
                of("REV-012", "theCheckKnowsNoIncident", Edits.answers("POST", ".*/reviews/validate", body -> {
                    ArrayNode findings = (ArrayNode) body.path("findings");
                    for (int i = findings.size() - 1; i >= 0; i--) {
                        if (findings.get(i).path("class").asString("").equals("cross-record")) {
                            findings.remove(i);
                        }
                    }
                })),
                of("REV-013", "aReviewWithoutIncidentIsInvalid", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    boolean own = request.is("PUT", BY_KEY) && reply.isProblem("not-found");
                    return own ? Edits.as(reply, 422, "validation-failed") : reply;
                }));
    }

    /** What was held once stays held, whatever the text became. */
    private static Mutant aTextIsHeldForEver() {
        Map<String, JsonNode> known = new ConcurrentHashMap<>();
        return of("REV-063", "aTextIsHeldForEver", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (reply.status() >= 300 || !request.is("PUT", BY_KEY) && !request.is("PATCH", BY_KEY)) {
                return reply;
            }
            JsonNode redaction = reply.json().path("redaction");
            if (request.is("PUT", BY_KEY) && !redaction.isMissingNode()) {
                known.put(request.path(), redaction);
            }
            JsonNode before = known.get(request.path());
            return before != null && redaction.isMissingNode()
                    ? reply.edit(body -> body.set("redaction", before))
                    : reply;
        });
    }

    /** A decision on a text holds for every text that stands there later. */
    private static Mutant aDecisionIsForThePlace() {
        Set<String> decided = ConcurrentHashMap.newKeySet();
        return of("REV-065", "aDecisionIsForThePlace", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("POST", DECISIONS) && reply.status() == 201) {
                decided.add(reply.json().path("reviewId").asString(""));
            }
            return request.is("PATCH", BY_KEY)
                            && reply.status() == 200
                            && decided.contains(reply.json().path("id").asString(""))
                    ? reply.edit(body -> body.remove("redaction"))
                    : reply;
        });
    }

    private static void ratings(ObjectNode review, java.util.function.Predicate<JsonNode> lost) {
        if (review.path("ratings") instanceof ArrayNode ratings) {
            for (int i = ratings.size() - 1; i >= 0; i--) {
                if (lost.test(ratings.get(i))) {
                    ratings.remove(i);
                }
            }
        }
    }
}
