package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.UUID;
import org.npcs.repository.conformance.toy.Reply;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about what holds for every request. */
final class PlatformMutants {

    private PlatformMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("PLT-001", "plainRefusalOfAMethod", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.method().equals("DELETE") ? reply.header("Content-Type", "text/plain") : reply;
                }),
                of("PLT-002", "echoOfTheBody", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return reply.isProblem("validation-failed")
                            ? reply.edit(body -> body.put("detail", request.text()))
                            : reply;
                }),
                of(
                        "PLT-003",
                        "unknownParametersAreDropped",
                        (request, toy) -> toy.handle(
                                request.query().equals("noSuchFilter=1") ? request.at(request.path(), "") : request)),
                of(
                        "PLT-004",
                        "theFirstOfTwoValuesIsTaken",
                        (request, toy) -> toy.handle(
                                request.text().endsWith("} {}")
                                        ? request.withBody(request.text().replace("} {}", "}"))
                                        : request)),
                of("PLT-005", "unknownMembersAreDropped", (request, toy) -> {
                    boolean asked = request.header("Prefer").contains("lenient");
                    Reply reply = toy.handle(asked ? request : request.with("Prefer", "handling=lenient"));
                    return asked ? reply : reply.header("Preference-Applied", "");
                }),
                of("PLT-006", "toleranceIsNotTold", (request, toy) -> toy.handle(request)
                        .header("Preference-Applied", "")),
                of(
                        "PLT-007",
                        "findingsNeedNoKey",
                        (request, toy) -> toy.handle(
                                request.is("POST", ".*/findings")
                                                && request.header("Idempotency-Key")
                                                        .isEmpty()
                                        ? request.with(
                                                "Idempotency-Key",
                                                UUID.randomUUID().toString())
                                        : request)),
                of(
                        "PLT-008",
                        "repeatsHaveAnotherEffect",
                        (request, toy) -> toy.handle(
                                request.is("POST", ".*/determinations")
                                                && !request.header("Idempotency-Key")
                                                        .isEmpty()
                                        ? request.with(
                                                "Idempotency-Key",
                                                UUID.randomUUID().toString())
                                        : request)),
                new Mutant("PLT-009", "aKeyAnswersForEveryRequest", Seen::keyWithoutDigest),
                new Mutant("PLT-010", "keysAreShared", Seen::sharedKeys),
                of("PLT-011", "tagsAreWeak", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", "/v1/incidents/[^/]+") && reply.status() == 200
                            ? reply.header("ETag", "W/" + reply.header("ETag"))
                            : reply;
                }),
                of(
                        "PLT-012",
                        "lastWriterWins",
                        (request, toy) -> toy.handle(
                                request.header("If-Match").isEmpty()
                                                && !request.query().contains("expectedVersion")
                                        ? request.with("If-Match", "*")
                                        : request)),
                of(
                        "PLT-013",
                        "staleVersionsAreAccepted",
                        (request, toy) -> toy.handle(
                                request.header("If-Match").isEmpty() ? request : request.with("If-Match", "*"))),
                of(
                        "PLT-013",
                        "expectedVersionIsIgnored",
                        (request, toy) -> toy.handle(
                                request.query().startsWith("expectedVersion=")
                                        ? request.at(request.path(), "").with("If-Match", "*")
                                        : request)),
                of("PLT-014", "foreignCursorsStartAgain", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return reply.isProblem("invalid-cursor")
                            ? toy.handle(
                                    request.at(request.path(), request.query().replaceAll("&?cursor=[^&]*", "")))
                            : reply;
                }),
                of(
                        "PLT-015",
                        "theFirstPageIsTheWhole",
                        Edits.answers("GET", "/v1/jurisdictions/[^/]+/incidents", body -> {
                            body.put("complete", true).remove("nextCursor");
                        })),
                of("PLT-015", "completeIsNotTold", Edits.answers("GET", "/v1/jurisdictions", body -> {
                    body.put("complete", false);
                })),
                of(
                        "PLT-016",
                        "largeLimitsAreLowered",
                        (request, toy) -> toy.handle(
                                request.at(request.path(), request.query().replaceAll("^limit=501$", "limit=500")))),
                of("PLT-017", "headerAndBodyDiffer", (request, toy) -> toy.handle(request)
                        .header("X-Request-Id", UUID.randomUUID().toString())),
                of("PLT-018", "theContractHasAnotherTag", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.path().equals("/v1/openapi.yaml") ? reply.header("ETag", "\"1.0.0\"") : reply;
                }),
                of("PLT-019", "noLinks", Edits.answers("GET", "/v1", body -> body.putArray("links"))),
                of(
                        "PLT-020",
                        "aCodeWithoutAPage",
                        (request, toy) -> toy.handle(request.at(
                                request.path().replace("/errors/rate-limited", "/errors/no-such-code"),
                                request.query()))),
                of(
                        "PLT-021",
                        "patchesOfAnyType",
                        (request, toy) -> toy.handle(
                                request.method().equals("PATCH")
                                        ? request.with("Content-Type", "application/merge-patch+json")
                                        : request)),
                of("PLT-022", "acceptIsIgnored", (request, toy) -> toy.handle(request.with("Accept", "*/*"))),
                of("PLT-023", "reviewsMayBeKept", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", "/v1/reviews/[^/]+") ? reply.header("Cache-Control", "max-age=60") : reply;
                }),
                of("PLT-024", "anotherLimitThanThePublished", Edits.answers("GET", "/v1/limits", body -> {
                    body.put("pageItems", 400);
                })),
                of(
                        "PLT-025",
                        "malformedTracesAreRefused",
                        (request, toy) -> toy.handle(
                                request.header("traceparent").isEmpty()
                                        ? request
                                        : request.at(request.path(), "trace=1"))),
                of("PLT-040", "rulesCountAtOnce", Edits.answers("GET", "/v1/announcements", body -> body.path("items")
                        .forEach(item -> {
                            if (item.has("enforcedOn")) {
                                ((ObjectNode) item).set("enforcedOn", item.path("announcedOn"));
                            }
                        }))),
                of(
                        "PLT-041",
                        "theChangelogIsForgotten",
                        Edits.answers("GET", "/v1/changelog", body -> body.putArray("items"))));
    }
}
