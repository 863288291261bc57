package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.npcs.repository.conformance.toy.Handler;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.Request;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about submissions. */
final class SubmissionMutants {

    private static final String SUBMISSIONS = "/v1/jurisdictions/[^/]+/submissions";
    private static final String SUBMISSION = "/v1/submissions/[^/]+";
    private static final String CORRECTIONS = "/v1/jurisdictions/[^/]+/bulk-corrections";
    private static final String RESULTS = SUBMISSION + "/results";

    private static final Pattern ID = Pattern.compile("/v1/submissions/([0-9a-f-]{36})");

    private SubmissionMutants() {}

    static List<Mutant> all() {
        return List.of(
                of(
                        "EXC-035",
                        "previewsStore",
                        (request, toy) -> toy.handle(
                                posted(request)
                                        ? request.at(
                                                request.path(),
                                                request.query().replace("mode=preview", "mode=per-record"))
                                        : request)),
                of("EXC-036", "anyValueIsTheStatedOne", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", CORRECTIONS) && request.text().contains(",\"CONF")
                            ? reply.edit(body -> ((ObjectNode) body.path("counts"))
                                    .put("received", 2)
                                    .put("updated", 2))
                            : reply;
                }),
                new Mutant("EXC-037", "theCorrectionWins", SubmissionMutants::blind),
                of(
                        "EXC-001",
                        "rowsAreNotUnderstood",
                        (request, toy) -> toy.handle(
                                posted(request)
                                                && request.header("Content-Type")
                                                        .equals("text/csv")
                                        ? request.with("Content-Type", "application/x-ndjson")
                                        : request)),
                of(
                        "EXC-002",
                        "everyRepeatIsNew",
                        (request, toy) -> toy.handle(
                                posted(request)
                                        ? request.with(
                                                "Idempotency-Key",
                                                UUID.randomUUID().toString())
                                        : request)),
                new Mutant("EXC-003", "aKeyWinsOverABody", SubmissionMutants::firstOfTheKey),
                of("EXC-004", "rejectedRecordsAreNotCounted", Edits.answers("GET", SUBMISSION, body -> {
                    if (body.path("counts") instanceof ObjectNode counts) {
                        counts.put("created", counts.path("created").asInt(0) / 2);
                    }
                })),
                of("EXC-005", "placesCountFromZero", Edits.answers("GET", RESULTS, body -> body.path("items")
                        .forEach(item -> ((ObjectNode) item)
                                .put("index", item.path("index").asInt(0) - 1)))),
                of(
                        "EXC-006",
                        "oneBadRowBlocksAll",
                        (request, toy) -> toy.handle(
                                posted(request) && !request.query().contains("mode=")
                                        ? request.at(request.path(), request.query() + "&mode=all-or-nothing")
                                        : request)),
                of(
                        "EXC-007",
                        "allOrNothingIsEachByItself",
                        (request, toy) -> toy.handle(
                                posted(request)
                                        ? request.at(
                                                request.path(), request.query().replace("all-or-nothing", "per-record"))
                                        : request)),
                of("EXC-008", "orderMatters", SubmissionMutants::alone),
                of("EXC-009", "orphansAreTurnedAway", SubmissionMutants::orphaned),
                of("EXC-010", "anEmptyBodyIsAccepted", Edits.answers("POST", SUBMISSIONS, body -> {
                    if (body.path("state").asString("").equals("empty")) {
                        body.put("state", "accepted");
                    }
                })),
                of("EXC-011", "whatCameIsKept", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    if (posted(request) && reply.isProblem("digest-mismatch")) {
                        toy.handle(request.with("Content-Digest", "")
                                .with("Idempotency-Key", UUID.randomUUID().toString()));
                    }
                    return reply;
                }),
                new Mutant("EXC-012", "findingsRepeatWhatWasSent", SubmissionMutants::repeating),
                of("EXC-013", "onlyTheFirstFault", Edits.answers("GET", RESULTS, body -> body.path("items")
                        .forEach(item -> IncidentMutants.onlyFirst((ObjectNode) item)))),
                of(
                        "EXC-014",
                        "theHashIsThatOfSomethingElse",
                        Edits.answers(
                                "GET",
                                SUBMISSION,
                                body -> body.put(
                                        "digest",
                                        HexFormat.of()
                                                .formatHex("another body, perhaps a cut one."
                                                        .getBytes(StandardCharsets.UTF_8))))),
                of("EXC-015", "theReceiptIsText", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", SUBMISSION + "/receipt") && reply.status() == 200
                            ? toy.handle(request.at("/v1/errors/not-found", ""))
                                    .header("Content-Type", "application/pdf")
                            : reply;
                }),
                of(
                        "EXC-016",
                        "causeIsNoFilter",
                        (request, toy) -> toy.handle(
                                request.is("GET", RESULTS)
                                        ? request.at(
                                                request.path(), request.query().replaceAll("&cause=[0-9a-f]+", ""))
                                        : request)),
                of("EXC-017", "theSmallestCauseComesFirst", Edits.answers("GET", SUBMISSION + "/causes", body -> {
                    ArrayNode items = (ArrayNode) body.path("items");
                    if (items.size() > 1) {
                        items.insert(0, items.remove(items.size() - 1));
                    }
                })),
                of("EXC-018", "theRuleStandsInFront", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", SUBMISSION + "/results/sheet")
                                    && request.query().contains("csv")
                            ? reply.rewritten(text -> text.lines()
                                    .map(line -> line.replaceFirst("^(\"[^\"]*\"),(\"[^\"]*\")", "$2,$1"))
                                    .collect(Collectors.joining("\n")))
                            : reply;
                }),
                of("EXC-019", "theCancelledAreStored", (request, toy) -> {
                    if (request.is("POST", SUBMISSION + "/transitions")) {
                        toy.handle(request.as("GET")
                                .at(request.path().replace("/transitions", ""), "")
                                .with("Idempotency-Key", ""));
                    }
                    Reply reply = toy.handle(request);
                    return reply.isProblem("illegal-transition") && request.is("POST", SUBMISSION + "/transitions")
                            ? toy.handle(request.as("GET").at(request.path().replace("/transitions", ""), ""))
                                    .edit(body -> body.put("state", "cancelled"))
                            : reply;
                }),
                of(
                        "EXC-034",
                        "fatalIsAnError",
                        (request, toy) -> toy.handle(
                                request.is("PUT", "/v1/jurisdictions/[^/]+/profile")
                                        ? request.withBody(request.text().replace("\"fatal\"", "\"error\""))
                                        : request)),
                new Mutant("EXC-024", "aBatchHasAllScopes", SubmissionMutants::allScopes));
    }

    /** Applies a correction to what stands there now: a preview that is applied has its text once more. */
    private static Mutation blind() {
        Map<String, Request> corrections = new ConcurrentHashMap<>();
        Map<String, String> again = new ConcurrentHashMap<>();
        return (request, toy) -> {
            Matcher looked = ID.matcher(request.path());
            String id = looked.find() ? looked.group(1) : "";
            if (request.is("POST", SUBMISSION + "/transitions") && corrections.containsKey(id)) {
                Reply fresh = toy.handle(corrections
                        .get(id)
                        .with("Idempotency-Key", UUID.randomUUID().toString()));
                again.put(id, fresh.json().path("id").asString(""));
            }
            Reply reply = toy.handle(
                    again.containsKey(id)
                            ? request.at(request.path().replace(id, again.get(id)), request.query())
                            : request);
            if (request.is("POST", CORRECTIONS)) {
                corrections.put(reply.json().path("id").asString(""), request);
            }
            return reply;
        };
    }

    private static boolean posted(Request request) {
        return request.is("POST", SUBMISSIONS);
    }

    private static Mutation firstOfTheKey() {
        Map<String, Request> first = new ConcurrentHashMap<>();
        return (request, toy) -> {
            Request known = posted(request) ? first.putIfAbsent(request.header("Idempotency-Key"), request) : null;
            return toy.handle(known == null ? request : known);
        };
    }

    /** Takes reviews for orphans where their incident stands in the same body. */
    private static Reply alone(Request request, Handler toy) {
        Reply reply = toy.handle(request);
        boolean mixed = posted(request)
                && request.text().startsWith("{\"noun\":\"review\"")
                && request.text().contains("\"noun\":\"incident\"");
        return mixed ? reply.edit(SubmissionMutants::rejectOne) : reply;
    }

    /** Rejects what waits. */
    private static Reply orphaned(Request request, Handler toy) {
        Reply reply = toy.handle(request);
        return request.is("GET", RESULTS)
                ? reply.edit(body -> body.path("items").forEach(item -> {
                    if (item.path("outcome").asString("").equals("waiting")) {
                        ((ObjectNode) item).put("outcome", "rejected");
                    }
                }))
                : reply;
    }

    private static void rejectOne(ObjectNode body) {
        if (body.path("counts") instanceof ObjectNode counts) {
            counts.put("created", counts.path("created").asInt(0) - 1)
                    .put("rejected", counts.path("rejected").asInt(0) + 1);
        }
    }

    private static Mutation repeating() {
        AtomicReference<String> planted = new AtomicReference<>("");
        return (request, toy) -> {
            if (posted(request) && request.text().contains("QZQZQZ")) {
                planted.set("QZQZQZ");
            }
            Reply reply = toy.handle(request);
            return request.is("GET", RESULTS)
                    ? reply.edit(body -> body.path("items").forEach(item -> item.path("findings")
                            .forEach(finding -> ((ObjectNode) finding).put("message", "Not a code: " + planted.get()))))
                    : reply;
        };
    }

    /** Takes every batch of the first member for one that its mightiest token sent. */
    private static Mutation allScopes() {
        Map<String, String> mighty = new ConcurrentHashMap<>();
        return (request, toy) -> {
            Reply reply = toy.handle(
                    posted(request)
                            ? request.with("Authorization", mighty.getOrDefault("", request.header("Authorization")))
                            : request);
            if (request.is("PUT", "/v1/jurisdictions/US-XA/incidents/[^/]+") && reply.status() == 201) {
                mighty.putIfAbsent("", request.header("Authorization"));
            }
            return reply;
        };
    }
}
