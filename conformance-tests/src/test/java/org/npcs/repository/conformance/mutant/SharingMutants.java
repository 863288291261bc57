package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about agreements and about who sees what. */
final class SharingMutants {

    private static final String AGREEMENT = "/v1/jurisdictions/[^/]+/agreements/[^/]+";

    private static final String PROFILE = "/v1/jurisdictions/[^/]+/sharing-profile";
    private static final String EXPLANATIONS = "/v1/jurisdictions/[^/]+/access-explanations";
    private static final String PREVIEWS = "/v1/jurisdictions/[^/]+/sharing-previews";

    private static final String SHARED = "/v1/shared-records/[^/]+";
    private static final String JOINS = "/v1/jurisdictions/[^/]+/public-join-checks";
    private static final String KEY = "/v1/jurisdictions/[^/]+/encryption-key";
    private static final String WITHDRAWALS = "/v1/jurisdictions/[^/]+/withdrawals";
    private static final String INCIDENT = "/v1/incidents/[^/]+";

    private SharingMutants() {}

    static List<Mutant> all() {
        return List.of(
                of(
                        "SHR-001",
                        "theHashIsOfTheTitle",
                        Edits.answers("GET", AGREEMENT, body -> body.put("contentHash", "0".repeat(64)))),
                of("SHR-002", "whatWasAgreedCanBeMended", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", AGREEMENT) && reply.isProblem("record-closed")
                            ? toy.handle(request.as("GET").at(request.path(), ""))
                            : reply;
                }),
                of(
                        "SHR-072",
                        "theSmallestCellIsFree",
                        Edits.pretends(
                                "POST",
                                AGREEMENT + "/transitions",
                                "validation-failed",
                                200,
                                body -> body.put("state", "approved"))),
                of("SHR-003", "oneSignatureIsEnough", Edits.answers("POST", AGREEMENT + "/signatures", body -> {
                    body.put("state", "executed");
                    body.putArray("missingSignatures");
                })),
                of("SHR-005", "agreementsExistForEverybody", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", AGREEMENT) && reply.status() == 404
                            ? Edits.as(reply, 403, "insufficient-scope")
                            : reply;
                }),
                of(
                        "SHR-006",
                        "whatWasNotChosenIsOpen",
                        Edits.answers(
                                "POST",
                                EXPLANATIONS,
                                body -> each(
                                        body,
                                        "decisions",
                                        decision -> decision.path("reason")
                                                .asString("")
                                                .equals("not-chosen"),
                                        one -> one.put("level", "full").put("allowed", true)))),
                of(
                        "SHR-007",
                        "openingCountsAtOnce",
                        Edits.answers("PUT", PROFILE, body -> body.put("state", "effective"))),
                of("SHR-008", "onePersonIsEnough", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", PROFILE + "/transitions") && reply.isProblem("second-person-needed")
                            ? toy.handle(request.as("GET").at(request.path().replace("/transitions", ""), ""))
                            : reply;
                }),
                of(
                        "SHR-009",
                        "theChoiceCountsAlone",
                        Edits.answers(
                                "POST",
                                EXPLANATIONS,
                                body -> each(
                                        body,
                                        "decisions",
                                        decision -> decision.path("coarsening")
                                                .asString("")
                                                .equals("quarter"),
                                        one -> {
                                            one.put("level", "full");
                                            one.remove("coarsening");
                                        }))),
                of(
                        "SHR-010",
                        "nobodyIsAskedToChoose",
                        Edits.answers("PUT", PROFILE, body -> body.putArray("unchosen"))),
                of(
                        "SHR-011",
                        "aSimulationTellsNothing",
                        Edits.answers(
                                "POST",
                                "/v1/jurisdictions/[^/]+/sharing-simulations",
                                body -> body.putArray("changes"))),
                of(
                        "SHR-012",
                        "aPreviewShowsDays",
                        Edits.answers(
                                "POST",
                                PREVIEWS,
                                body -> each(body, "records", record -> record.has("content"), one -> ((ObjectNode)
                                                one.path("content"))
                                        .put("eventDate", "2024-08-09")))),
                of("SHR-013", "profilesExistForEverybody", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", PROFILE) && reply.status() == 404
                            ? Edits.as(reply, 403, "insufficient-scope")
                            : reply;
                }),
                of(
                        "SHR-014",
                        "anyPurposeWillDo",
                        (request, toy) -> toy.handle(
                                request.is("GET", SHARED)
                                        ? request.at(
                                                request.path(),
                                                request.query().replace("oversight", "quality-improvement"))
                                        : request)),
                of(
                        "SHR-015",
                        "moreIsSharedThanWasShown",
                        Edits.answers(
                                "GET",
                                "/v1/shared-records",
                                body -> each(body, "items", one -> true, one -> ((ObjectNode) one.path("content"))
                                        .put("county", "031")))),
                of(
                        "SHR-016",
                        "theFilterLooksAtWhatIsStored",
                        (request, toy) -> toy.handle(
                                request.is("GET", "/v1/shared-records")
                                                && request.query().contains("ageYears")
                                        ? request.at(
                                                request.path(),
                                                request.query().replaceAll("&element=[^&]*&value=[^&]*", ""))
                                        : request)),
                of("SHR-017", "aRefusalTellsWhy", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", SHARED)
                                    && reply.status() == 404
                                    && toy.handle(request.at(
                                                            request.path(),
                                                            request.query()
                                                                    .replace("oversight", "quality-improvement")))
                                                    .status()
                                            == 200
                            ? reply.edit(body -> body.put("detail", "Not for this purpose."))
                            : reply;
                }),
                of(
                        "SHR-018",
                        "nothingIsAccountedFor",
                        Edits.answers("GET", "/v1/jurisdictions/[^/]+/disclosures", body -> body.putArray("items"))),
                of("SHR-019", "whatIsWithdrawnIsNotTold", Edits.answers("GET", "/v1/shared-changes", body -> {
                    List<JsonNode> kept = body.path("items")
                            .valueStream()
                            .filter(one -> !one.path("kind").asString("").equals("withdrawn"))
                            .toList();
                    kept.forEach(body.putArray("items")::add);
                })),
                of(
                        "SHR-020",
                        "sealedElementsAreSearched",
                        (request, toy) -> toy.handle(
                                request.is("GET", "/v1/shared-records")
                                                && request.query().contains("ageDays")
                                        ? request.at(
                                                request.path(),
                                                request.query().replaceAll("&element=[^&]*&value=[^&]*", ""))
                                        : request)),
                of(
                        "SHR-021",
                        "nothingIsSaidOfWhatIsSealed",
                        Edits.answers("GET", KEY, body -> body.putArray("elements"))),
                aRotationLosesCounties(),
                of("SHR-025", "theEffectsAreNotTold", Edits.answers("POST", WITHDRAWALS, body -> ((ObjectNode)
                                body.path("effects"))
                        .put("reviews", 0))),
                of("SHR-026", "whatIsWithdrawnNeverWas", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return reply.isProblem("record-withdrawn") ? Edits.as(reply, 404, "not-found") : reply;
                }),
                whatWasSharedIsRemembered(),
                of("SHR-028", "nothingRemains", Edits.answers("GET", WITHDRAWALS + "/[^/]+", body -> {
                    if (body.path("certificate") instanceof ObjectNode certificate) {
                        certificate.putArray("remains");
                    }
                })),
                historyRemembers(),
                absencesAreUnexplained(),
                new Mutant("SHR-070", "whatIsPartedIsStillShown", SharingMutants::rememberedCopies),
                of(
                        "SHR-071",
                        "linkedReadingsAreNotTold",
                        Edits.answers("GET", "/v1/jurisdictions/[^/]+/disclosures", body -> {
                            List<JsonNode> kept = body.path("items")
                                    .valueStream()
                                    .filter(one -> !one.path("way").asString("").equals("linked"))
                                    .toList();
                            kept.forEach(body.putArray("items")::add);
                        })),
                of("SHR-030", "onePersonTakesEverything", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", WITHDRAWALS + "/[^/]+/transitions")
                                    && reply.isProblem("second-person-needed")
                            ? toy.handle(request.as("GET").at(request.path().replace("/transitions", ""), ""))
                            : reply;
                }),
                of("SHR-060", "fewIsUnique", Edits.answers("POST", JOINS, body -> body.path("matches")
                        .forEach(match -> ((ObjectNode) match).put("records", "unique")))),
                of(
                        "SHR-061",
                        "hiddenRecordsAreCounted",
                        Edits.answers(
                                "POST",
                                JOINS,
                                body -> body.put("records", body.path("records").asInt(0) + 1))),
                of("SHR-062", "noElementIsNamed", Edits.answers("POST", JOINS, body -> body.putArray("elements"))),
                of(
                        "SHR-031",
                        "theAccountIsOfEverything",
                        (request, toy) -> toy.handle(
                                request.is("GET", "/v1/jurisdictions/[^/]+/disclosures")
                                        ? request.at(
                                                request.path(), request.query().replaceAll("incidentId=[^&]*", ""))
                                        : request)));
    }

    private static Mutant aRotationLosesCounties() {
        AtomicBoolean rotated = new AtomicBoolean();
        return of("SHR-022", "aRotationLosesCounties", (request, toy) -> {
            Reply reply = toy.handle(request);
            rotated.compareAndSet(false, request.is("POST", KEY + "/rotations"));
            return rotated.get() && request.is("GET", INCIDENT) ? reply.edit(SharingMutants::withoutCounty) : reply;
        });
    }

    private static void withoutCounty(ObjectNode body) {
        if (body.path("content") instanceof ObjectNode content) {
            content.remove("county");
        }
    }

    private static Mutant whatWasSharedIsRemembered() {
        Map<String, Reply> known = new ConcurrentHashMap<>();
        return of("SHR-027", "whatWasSharedIsRemembered", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (!request.is("GET", "/v1/shared-records") && !request.is("GET", SHARED)) {
                return reply;
            }
            if (request.is("GET", "/v1/shared-records") && reply.status() == 200) {
                reply.json()
                        .path("items")
                        .forEach(one -> known.put(one.path("id").asString(""), Reply.json(200, one)));
            }
            String id = request.path().substring(request.path().lastIndexOf('/') + 1);
            return reply.status() == 404 && request.query().contains("quality-improvement") && known.containsKey(id)
                    ? known.get(id)
                    : reply;
        });
    }

    private static Mutation rememberedCopies() {
        Map<String, Reply> known = new ConcurrentHashMap<>();
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            if (!request.is("GET", INCIDENT + "/linked-copies") || reply.status() != 200) {
                return reply;
            }
            if (reply.json().path("copies").isEmpty()) {
                return known.getOrDefault(request.path(), reply);
            }
            known.put(request.path(), reply);
            return reply;
        };
    }

    private static Mutant historyRemembers() {
        return of(
                "SHR-029", "historyRemembers", Edits.answers("GET", INCIDENT + "/versions/[^/]+", body -> ((ObjectNode)
                                body.path("content"))
                        .put("publicNoticeDate", "2024-03-06")));
    }

    private static Mutant absencesAreUnexplained() {
        return of("SHR-032", "absencesAreUnexplained", Edits.answers("GET", INCIDENT, body -> {
            if (body.path("content").path("absences") instanceof ObjectNode absences) {
                absences.remove("publicNoticeDate");
            }
        }));
    }

    private static void each(ObjectNode body, String list, Predicate<JsonNode> which, Consumer<ObjectNode> change) {
        body.path(list).valueStream().filter(which).forEach(one -> change.accept((ObjectNode) one));
    }
}
