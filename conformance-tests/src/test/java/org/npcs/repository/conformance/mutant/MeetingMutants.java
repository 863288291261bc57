package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.Request;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about meetings and communications. */
final class MeetingMutants {

    private static final String MEETINGS = "/v1/meetings";
    private static final String MEETING = MEETINGS + "/[^/]+";
    private static final String MINUTES = MEETING + "/minutes";
    private static final String ATTENDANCE = "/v1/committees/[^/]+/attendance";
    private static final String COMMUNICATIONS = "/v1/communications";
    private static final String COMMUNICATION = COMMUNICATIONS + "/[^/]+";
    private static final String DELIVERIES = COMMUNICATION + "/deliveries";

    private static final String ID = "0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f8a01";
    private static final String ETAG = "\"1-9f2c4a1b7d3e5f60\"";

    private MeetingMutants() {}

    static List<Mutant> all() {
        return List.of(
                of(
                        "GVN-030",
                        "advisorsAreNotInvited",
                        Edits.answers("GET", MEETING, body -> without(body.path("invited"), "advisor"))),
                of(
                        "GVN-031",
                        "meetingsAreHeldBefore",
                        Edits.pretends("POST", MEETING + "/transitions", "validation-failed", 200, body -> {})),
                of(
                        "GVN-032",
                        "nobodyIsWarnedOfAgendas",
                        Edits.answers("PUT", MEETING, body -> body.putArray("warnings"))),
                of("GVN-033", "seatsAreLeftOut", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", MEETING + "/attendance") && reply.isProblem("validation-failed")
                            ? stored(request, body -> body.put("meetingId", ID))
                            : reply;
                }),
                of("GVN-034", "minutesNeedNoAttendance", stepped(MINUTES)),
                of("GVN-035", "changedMinutesStayCirculated", Edits.answers("PUT", MINUTES, body -> {
                    if (body.path("version").asInt(0) > 1) {
                        body.put("state", "circulated");
                    }
                })),
                of(
                        "GVN-035",
                        "versionsOfMinutesAreForgotten",
                        Edits.answers("GET", MINUTES + "/versions", body -> body.withArray("/items")
                                .forEach(one -> ((ObjectNode) one).put("text", "We agreed.")))),
                of("GVN-036", "minutesAreNeverLate", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", MEETINGS) && request.query().contains("minutesLate=true")
                            ? reply.edit(body -> body.putArray("items"))
                            : reply;
                }),
                of("GVN-037", "linesAreLong", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", MEETING + "/calendar")
                            ? reply.rewritten(text -> text.replace("\r\n ", ""))
                            : reply;
                }),
                of("GVN-037", "changesAreNotCounted", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", "/v1/calendar")
                            ? reply.rewritten(text -> text.replaceAll("SEQUENCE:[0-9]+", "SEQUENCE:0"))
                            : reply;
                }),
                of("GVN-038", "excusesCount", Edits.answers("GET", ATTENDANCE, body -> body.path("rows")
                        .forEach(row -> ((ObjectNode) row)
                                .put(
                                        "attendedOf",
                                        row.at("/attendance/meetings").asInt(0))))),
                of("GVN-039", "recipientsAreChosen", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", COMMUNICATIONS) && reply.isProblem("charter-rule")
                            ? toy.handle(Edits.changed(request, body -> body.remove("recipients")))
                            : reply;
                }),
                of(
                        "GVN-039",
                        "advisorsAreNotTold",
                        Edits.answers("GET", COMMUNICATION, body -> without(body.path("recipients"), "advisor"))),
                of(
                        "GVN-040",
                        "membersAreForgotten",
                        Edits.answers("GET", DELIVERIES, body -> without(body.path("items"), "member"))),
                of("GVN-041", "nothingIsEverRead", Edits.answers("GET", COMMUNICATION + "/acknowledgement", body -> {
                    if (body.path("state").asString("").equals("read")) {
                        body.put("state", "delivered");
                    }
                })),
                new Mutant("GVN-041", "answersAreOpen", () -> {
                    Map<String, JsonNode> given = new ConcurrentHashMap<>();
                    return (request, toy) -> {
                        Reply reply = toy.handle(request);
                        if (request.is("PUT", COMMUNICATION + "/acknowledgement") && reply.status() == 200) {
                            given.put(
                                    request.path().replace("/acknowledgement", "/deliveries"),
                                    reply.json().path("answers"));
                        }
                        return request.is("GET", DELIVERIES) && given.containsKey(request.path())
                                ? reply.edit(body -> body.path("items")
                                        .forEach(one -> ((ObjectNode) one).set("answers", given.get(request.path()))))
                                : reply;
                    };
                }),
                of("GVN-042", "loopsEndInSilence", stepped(COMMUNICATION)),
                of("GVN-043", "openDecisionsAreToldOutside", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", COMMUNICATIONS) && reply.isProblem("charter-rule")
                            ? toy.handle(Edits.changed(request, body -> body.remove("references")))
                            : reply;
                }),
                of("GVN-044", "everybodySeesHowFast", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", "/v1/jurisdictions/[^/]+/response-times") && reply.isProblem("not-found")
                            ? Edits.as(reply, 200, "")
                                    .header("Content-Type", "application/json")
                                    .edit(body -> body.removeAll()
                                            .put("jurisdiction", "US-XA")
                                            .put("asked", 3)
                                            .put("answered", 1))
                            : reply;
                }),
                of("GVN-045", "minutesAreNotScreened", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", MINUTES) && reply.isProblem("validation-failed")
                            ? toy.handle(Edits.changed(request, body -> body.put("text", "We met.")))
                            : reply;
                }),
                of("GVN-046", "anybodyLooks", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", ATTENDANCE + "/looks") && reply.isProblem("charter-rule")
                            ? stored(request, body -> body.put("id", ID)
                                    .put("committee", "executive")
                                    .put("on", "2026-11-30"))
                            : reply;
                }));
    }

    /** Takes a step that a rule of the charter does not allow. */
    private static Mutation stepped(String path) {
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            return request.is("POST", path + "/transitions") && reply.isProblem("charter-rule")
                    ? toy.handle(request.as("GET")
                            .at(request.path().replace("/transitions", ""), "")
                            .with("Idempotency-Key", "")
                            .withBody(""))
                    : reply;
        };
    }

    /** Pretends that what was sent is stored. */
    private static Reply stored(Request request, Consumer<ObjectNode> more) {
        ObjectNode body = (ObjectNode) StrictJson.parse(request.body());
        more.accept(body);
        String now = "2026-11-30T00:00:00Z";
        body.put("version", 1).put("etag", ETAG).put("createdAt", now).put("updatedAt", now);
        return Reply.json(201, body).header("ETag", ETAG).header("Location", request.path());
    }

    private static void without(JsonNode all, String capacity) {
        for (int i = all.size() - 1; i >= 0; i--) {
            JsonNode one = all.path(i);
            if (one.path("capacity").asString("").equals(capacity)
                    && one.path("state").asString("delivered").equals("delivered")) {
                ((ArrayNode) all).remove(i);
            }
        }
    }
}
