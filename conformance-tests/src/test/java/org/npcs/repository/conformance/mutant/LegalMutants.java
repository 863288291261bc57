package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.npcs.repository.conformance.toy.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about holds, third-party requests, emergency accesses and corrections. */
final class LegalMutants {

    private static final String OF = "/v1/jurisdictions/[^/]+";
    private static final String HOLDS = OF + "/holds";
    private static final String REQUESTS = OF + "/third-party-requests";
    private static final String SEEN = "/v1/emergency-accesses/[^/]+/records/[^/]+";
    private static final String WITHDRAWAL = OF + "/withdrawals/[^/]+";

    private LegalMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("SHR-040", "aHoldStopsNothing", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", WITHDRAWAL + "/transitions") && reply.isProblem("record-held")
                            ? toy.handle(request.as("GET").at(request.path().replace("/transitions", ""), ""))
                            : reply;
                }),
                of("SHR-041", "onePersonSetsAndReleases", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", HOLDS + "/[^/]+/transitions") && reply.isProblem("second-person-needed")
                            ? toy.handle(request.as("GET").at(request.path().replace("/transitions", ""), ""))
                            : reply;
                }),
                of(
                        "SHR-042",
                        "theReportForgetsHolds",
                        Edits.answers("GET", OF + "/sharing-profile/report", body -> body.putArray("holds"))),
                of("SHR-043", "holdsExistForEverybody", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", HOLDS + "/[^/]+") && reply.status() == 404
                            ? Edits.as(reply, 403, "insufficient-scope")
                            : reply;
                }),
                of("SHR-045", "contentIsHandedOver", Edits.answers("POST", REQUESTS, body -> body.putArray("records")
                        .addObject()
                        .put("localKey", "CONF-HANDEDOVER"))),
                of(
                        "SHR-046",
                        "theOwnerIsNotTold",
                        Edits.answers(
                                "GET",
                                OF + "/changes",
                                body -> keep(body, entry -> !Set.of("third-party-request", "emergency-access")
                                        .contains(entry.path("noun").asString(""))))),
                of("SHR-047", "theOperatorAnswersForTheOwner", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", REQUESTS + "/[^/]+/transitions")
                                    && request.text().contains("acknowledged")
                                    && reply.isProblem("illegal-transition")
                            ? toy.handle(request.as("GET").at(request.path().replace("/transitions", ""), ""))
                            : reply;
                }),
                of(
                        "SHR-048",
                        "onlyTheLastStepIsKept",
                        Edits.answers("GET", REQUESTS + "/[^/]+", LegalMutants::withoutFirstStep)),
                anAccessHasNoEnd(),
                anAccessReachesEverything(),
                of("SHR-051", "theOperatorReadsKeys", Edits.answers("GET", SEEN, body -> ((ObjectNode)
                                body.path("content"))
                        .put("localKey", "CONF-ANYTHING"))),
                of(
                        "SHR-052",
                        "emergenciesAreNotAccountedFor",
                        Edits.answers(
                                "GET",
                                OF + "/disclosures",
                                body -> keep(
                                        body,
                                        entry -> !entry.path("way").asString("").equals("emergency")))),
                of(
                        "SHR-053",
                        "recipientsAreToldLikeEverybody",
                        Edits.answers("GET", "/v1/shared-changes", body -> body.path("items")
                                .valueStream()
                                .filter(one -> one.path("kind").asString("").equals("superseded"))
                                .forEach(one -> ((ObjectNode) one).put("kind", "changed")))),
                of("SHR-054", "nobodyEverFetches", Edits.answers("GET", OF + "/corrections", body -> body.path("items")
                        .forEach(one -> ((ObjectNode) one).remove("fetchedAt")))));
    }

    private static void withoutFirstStep(ObjectNode body) {
        List<JsonNode> steps = body.path("steps").valueStream().skip(1).toList();
        steps.forEach(body.putArray("steps")::add);
    }

    /** What was read once is read for ever. */
    private static Mutant anAccessHasNoEnd() {
        Map<String, Reply> known = new ConcurrentHashMap<>();
        return of("SHR-049", "anAccessHasNoEnd", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (!request.is("GET", SEEN)) {
                return reply;
            }
            if (reply.status() == 200) {
                known.put(request.header("Authorization") + request.path(), reply);
            }
            return known.getOrDefault(request.header("Authorization") + request.path(), reply);
        });
    }

    /** Whoever has an access reads what it does not name. */
    private static Mutant anAccessReachesEverything() {
        Map<String, Reply> known = new ConcurrentHashMap<>();
        return of("SHR-050", "anAccessReachesEverything", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (!request.is("GET", SEEN)) {
                return reply;
            }
            String access = request.header("Authorization") + request.path().replaceAll("/records/.*", "");
            String record = request.path().replaceAll(".*/", "");
            if (reply.status() == 200) {
                known.put(access, reply);
            }
            Reply other = known.get(access);
            return reply.status() == 404
                            && other != null
                            && !other.json().path("id").asString("").equals(record)
                    ? other
                    : reply;
        });
    }

    private static void keep(ObjectNode body, Predicate<JsonNode> which) {
        List<JsonNode> kept = body.path("items").valueStream().filter(which).toList();
        kept.forEach(body.putArray("items")::add);
    }
}
