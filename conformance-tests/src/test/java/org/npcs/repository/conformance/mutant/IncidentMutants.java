package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.UUID;
import org.npcs.repository.conformance.toy.Handler;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.Request;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about incidents. */
final class IncidentMutants {

    private static final String BY_KEY = "/v1/jurisdictions/[^/]+/incidents/[^/]+";
    private static final String BY_ID = "/v1/incidents/[^/]+";

    private IncidentMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("INC-001", "anotherOwner", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", BY_KEY) && reply.status() == 201
                            ? reply.edit(body -> body.put("jurisdiction", "US-ZZ"))
                            : reply;
                }),
                of("INC-002", "everyPutMakesAVersion", Edits.answers("PUT", BY_KEY, body -> {
                    if (body.path("outcome").asString("").equals("unchanged")) {
                        body.put("outcome", "updated")
                                .put("version", body.path("version").asInt(0) + 1);
                    }
                })),
                new Mutant("INC-003", "twinsMakeTwo", Seen::lostRace),
                of("INC-004", "aChangeGivesANewIdentifier", Edits.answers("PUT", BY_KEY, body -> {
                    if (body.path("outcome").asString("").equals("updated")) {
                        body.put("id", UUID.randomUUID().toString());
                    }
                })),
                of(
                        "INC-005",
                        "thePastIsThePresent",
                        (request, toy) -> toy.handle(
                                request.query().startsWith("asOf=") ? request.at(request.path(), "") : request)),
                of("INC-006", "decisionsCanBeAltered", Edits.pretends("PUT", BY_KEY, "append-only", 200, body -> {})),
                of(
                        "INC-006",
                        "decisionsCanBeAddedTwice",
                        Edits.pretends("POST", BY_ID + "/(determinations|findings)", "append-only", 201, body -> {})),
                of("INC-007", "theFirstKindStays", (request, toy) -> toy.handle(request)
                        .edit(body -> {
                            String first =
                                    body.at("/content/determinations/0/kind").asString("");
                            if (!first.isEmpty() && body.has("kind")) {
                                body.put("kind", first);
                            }
                        })),
                of("INC-008", "nullIsAbsent", Edits.bodies("PATCH", ".*", body -> List.copyOf(body.propertyNames())
                        .forEach(name -> {
                            if (body.path(name).isNull()) {
                                body.remove(name);
                            }
                        }))),
                of("INC-009", "theCheckStores", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    if (request.is("POST", ".*/incidents/validate") && reply.status() == 200) {
                        String key = Edits.key(request);
                        toy.handle(request.as("PUT").at(request.path().replace("validate", key), ""));
                    }
                    return reply;
                }),
                of("INC-010", "onlyTheFirstFault", Edits.problems("validation-failed", IncidentMutants::onlyFirst)),
                of(
                        "INC-011",
                        "stateIsNoFilter",
                        (request, toy) -> toy.handle(
                                request.is("GET", "/v1/jurisdictions/[^/]+/incidents")
                                        ? request.at(
                                                request.path(), request.query().replaceAll("&?state=[a-z-]+", ""))
                                        : request)),
                of("INC-011", "oneIsLeftOut", Edits.answers("GET", "/v1/jurisdictions/[^/]+/incidents", body -> {
                    if (body.path("items").size() > 2) {
                        ((ArrayNode) body.path("items")).remove(0);
                    }
                })),
                of(
                        "INC-012",
                        "reasonsDoNotCount",
                        (request, toy) -> toy.handle(
                                request.text().contains("suidCategory")
                                        ? Edits.changed(request, body -> body.remove("absences"))
                                        : request)),
                of("INC-013", "nobodyLearnsWhatIsAllowed", Edits.problems("illegal-transition", body -> {
                    body.remove("allowed");
                    body.remove("state");
                })),
                of("INC-014", "theAddressWins", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    String key = request.path().substring(request.path().lastIndexOf('/') + 1);
                    return request.is("PUT", BY_KEY) && reply.isProblem("invalid-parameter")
                            ? toy.handle(Edits.changed(request, body -> body.put("localKey", key)))
                            : reply;
                }),
                of("INC-040", "voidedIncidentsAreListed", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", "/v1/jurisdictions/[^/]+/incidents") && reply.status() == 200
                            ? withVoided(reply, request, toy)
                            : reply;
                }),
                of("INC-041", "reinstatedIsProvisional", Edits.answers("POST", BY_ID + "/transitions", body -> {
                    if (body.path("reason").asString("").isEmpty()
                            && body.path("version").asInt(0) > 3) {
                        body.put("state", "provisional");
                    }
                })),
                of(
                        "INC-042",
                        "anotherKeyIsAnotherIncident",
                        Edits.answers(
                                "PUT",
                                BY_ID + "/local-key",
                                body -> body.put("id", UUID.randomUUID().toString()))),
                of("INC-043", "formerKeysAreFree", Edits.pretends("PUT", BY_KEY, "key-replaced", 201, body -> {})),
                of(
                        "INC-044",
                        "theYoungerForgetsTheOlder",
                        Edits.answers("GET", BY_ID, body -> body.remove("mergedInto"))),
                of("INC-045", "duplicatesLiveOn", Edits.pretends("PUT", BY_KEY, "record-merged", 200, body -> {})),
                of("INC-046", "theOriginForgets", Edits.answers("GET", BY_ID, body -> body.remove("splitInto"))),
                of("INC-015", "aMemberIsLost", Edits.answers("GET", BY_ID, body -> {
                    if (body.path("content") instanceof ObjectNode content) {
                        content.remove("eventDatePrecision");
                    }
                })));
    }

    private static Reply withVoided(Reply reply, Request request, Handler toy) {
        Reply voided = toy.handle(request.at(request.path(), request.query() + "&state=voided"));
        return voided.status() == 200 && !request.query().contains("state=")
                ? reply.edit(body -> voided.json().path("items").forEach(((ArrayNode) body.path("items"))::add))
                : reply;
    }

    static void onlyFirst(ObjectNode body) {
        if (body.path("findings") instanceof ArrayNode findings) {
            while (findings.size() > 1) {
                findings.remove(1);
            }
        }
    }
}
