package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.npcs.repository.conformance.toy.Handler;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.Request;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about what leaves as files. */
final class ExportMutants {

    private static final String EXPORTS = "/v1/exports";
    private static final String EXPORT = EXPORTS + "/[^/]+";
    private static final String ROWS = EXPORT + "/rows";
    private static final String FILE = EXPORT + "/files/[^/]+";

    private ExportMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("ANA-070", "anyFormIsTakenForCsv", Edits.bodies("POST", EXPORTS, body -> body.put("format", "csv"))),
                of("ANA-071", "everyRowComesTwice", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", ROWS) && request.query().contains("limit=500") && reply.status() == 200
                            ? reply.edit(ExportMutants::twice)
                            : reply;
                }),
                new Mutant("ANA-072", "whoKnowsTheIdentifierReads", ExportMutants::readByAnybody),
                new Mutant("ANA-073", "theDayOfTheNoticeLeaves", ExportMutants::noticesLeave),
                of("ANA-074", "progressIsOneBehind", Edits.answers("GET", EXPORT, body -> {
                    if (body.has("rowsTotal")) {
                        body.put("rowsDone", body.path("rowsDone").asLong(0) - 1);
                    }
                })),
                of("ANA-075", "pagesAreOfRecords", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", ROWS)
                                    && request.query().contains("cursor=")
                                    && !request.query().contains("limit=500")
                                    && reply.status() == 200
                            ? reply.edit(ExportMutants::firstTwice)
                            : reply;
                }),
                of("ANA-076", "digestsAreOfSomethingElse", Edits.answers("GET", EXPORT + "/manifest", body -> body.path(
                                "files")
                        .forEach(file -> ((ObjectNode) file).put("sha256", "0".repeat(64))))),
                new Mutant("ANA-077", "bytesStay", ExportMutants::bytesStay),
                of(
                        "ANA-078",
                        "rangesAreForgotten",
                        (request, toy) -> toy.handle(request.is("GET", FILE) ? request.with("Range", "") : request)),
                of("ANA-079", "aWrongCursorBeginsAnew", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", ROWS) && reply.isProblem("invalid-cursor")
                            ? toy.handle(request.at(request.path(), "limit=1"))
                            : reply;
                }),
                of("ANA-080", "aColumnIsNotNamed", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", ROWS) && request.query().equals("limit=1") && reply.status() == 200
                            ? reply.edit(page -> ((ArrayNode) page.path("columns")).remove(0))
                            : reply;
                }),
                new Mutant("ANA-081", "anInstantIsForgottenAfterItsFirstUse", ExportMutants::forgetful),
                of(
                        "ANA-082",
                        "estimatesAreHalf",
                        Edits.answers(
                                "POST",
                                "/v1/export-previews",
                                body -> body.put("rows", body.path("rows").asLong(0) / 2))));
    }

    private static void twice(ObjectNode page) {
        ArrayNode rows = (ArrayNode) page.path("rows");
        int room = Math.min(rows.size(), 500 - rows.size());
        for (int i = rows.size() - room, end = rows.size(); i < end; i++) {
            rows.add(rows.get(i).deepCopy());
        }
        page.put("rowCount", page.path("rowCount").asLong(0) + room);
    }

    private static Mutation forgetful() {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        return Edits.bodies("POST", EXPORTS, body -> {
            if (!asked.add(body.path("asOf").asString(""))) {
                body.remove("asOf");
            }
        });
    }

    /** Remembers what is stored, and puts a sealed member into the rows. */
    private static Mutation noticesLeave() {
        Map<String, String> days = new ConcurrentHashMap<>();
        return (request, toy) -> {
            if (request.is("PUT", "/v1/jurisdictions/[^/]+/incidents/[^/]+")) {
                Edits.changed(
                        request,
                        body -> days.put(
                                body.path("localKey").asString(""),
                                body.path("publicNoticeDate").asString("")));
            }
            Reply reply = toy.handle(request);
            return request.is("GET", ROWS) && request.query().contains("limit=500") && reply.status() == 200
                    ? reply.edit(page -> page.path("rows").forEach(row -> ((ObjectNode) row)
                            .put(
                                    "publicNoticeDate",
                                    days.getOrDefault(row.path("localKey").asString(""), ""))))
                    : reply;
        };
    }

    private static void firstTwice(ObjectNode page) {
        ArrayNode rows = (ArrayNode) page.path("rows");
        if (rows.size() > 1) {
            rows.set(rows.size() - 1, rows.get(0));
        } else if (rows.size() == 1) {
            ((ObjectNode) rows.get(0)).put("incidentId", "repeated");
        }
    }

    /** Answers others as the owner was answered last. */
    private static Mutation readByAnybody() {
        Map<String, Reply> seen = new ConcurrentHashMap<>();
        return (request, toy) -> kept(request, toy, seen, "not-found");
    }

    /** Goes on to serve a file that it has served. */
    private static Mutation bytesStay() {
        Map<String, Reply> seen = new ConcurrentHashMap<>();
        return (request, toy) -> request.is("GET", EXPORT + "/manifest")
                ? kept(request, toy, seen, "export-expired")
                : toy.handle(request);
    }

    private static Reply kept(Request request, Handler toy, Map<String, Reply> seen, String refusal) {
        Reply reply = toy.handle(request);
        if (!request.is("GET", EXPORT + "(/.*)?")) {
            return reply;
        }
        if (reply.status() == 200) {
            seen.put(request.path(), reply);
        }
        return reply.isProblem(refusal) ? seen.getOrDefault(request.path(), reply) : reply;
    }
}
