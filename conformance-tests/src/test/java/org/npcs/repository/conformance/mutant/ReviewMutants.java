package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import org.npcs.repository.conformance.toy.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about reviews. */
final class ReviewMutants {

    private static final String BY_KEY = "/v1/jurisdictions/[^/]+/incidents/[^/]+/reviews/[0-9]+";
    private static final String BY_ID = "/v1/reviews/[^/]+";
    private static final String STEPS = BY_ID + "/transitions";

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
