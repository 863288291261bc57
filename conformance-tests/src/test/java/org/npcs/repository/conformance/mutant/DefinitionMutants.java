package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import org.npcs.repository.conformance.toy.Reply;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about the published words. */
final class DefinitionMutants {

    private DefinitionMutants() {}

    static List<Mutant> all() {
        return List.of(
                of(
                        "DEF-001",
                        "elementsNeedAToken",
                        (request, toy) -> toy.handle(
                                request.is("GET", "/v1/dictionary/elements/.+") ? request.at("/v1/me", "") : request)),
                of("DEF-002", "theFirstPageIsTheWhole", Edits.answers("GET", "/v1/code-systems", body -> {
                    body.put("complete", true).remove("nextCursor");
                })),
                of("DEF-003", "itemsHaveNoOrder", Edits.answers("GET", "/v1/instruments/[^/]+/versions/.+", body -> {
                    body.path("domains").forEach(domain -> domain.path("items")
                            .forEach(item -> ((ObjectNode) item).put("order", 1)));
                })),
                of(
                        "DEF-004",
                        "tagsAreNotCompared",
                        (request, toy) -> toy.handle(
                                request.is("GET", "/v1/rules/.+") ? request.with("If-None-Match", "") : request)),
                of("DEF-005", "versionsAreReplaced", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", "/v1/instruments/.*") && reply.status() == 409
                            ? toy.handle(request.as("GET")
                                            .at(request.path() + "/1", "")
                                            .with("Idempotency-Key", ""))
                                    .status(201)
                            : reply;
                }),
                of("DEF-006", "onlyTheFirstFault", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", "/v1/instruments/.*") ? reply.edit(IncidentMutants::onlyFirst) : reply;
                }),
                of("DEF-007", "endsAreNotTold", Edits.answers("GET", "/v1/code-systems/.+", body -> body.path("codes")
                        .forEach(code -> ((ObjectNode) code).remove("effectiveUntil")))),
                of("DEF-008", "anElementIsMissing", Edits.answers("GET", "/v1/dictionary/elements", body -> {
                    if (body.path("items").size() > 1) {
                        ((ArrayNode) body.path("items")).remove(1);
                    }
                })),
                of("DEF-009", "aFindingOfNoRule", Edits.answers("POST", ".*/incidents/validate", body -> {
                    if (body.at("/findings/0") instanceof ObjectNode finding) {
                        finding.put("rule", "INC-R-999");
                    }
                })),
                of("DEF-060", "newItemsAreForgotten", Edits.answers("GET", "/v1/crosswalks/.+", body -> {
                    ArrayNode relations = (ArrayNode) body.path("relations");
                    relations.remove(relations.size() - 1);
                })),
                of(
                        "DEF-070",
                        "conditionsAreWords",
                        Edits.answers("GET", "/v1/case-definitions/.+", body -> body.putArray("all")
                                .addObject()
                                .put("path", "young children"))),
                of(
                        "DEF-090",
                        "nothingToBewareOf",
                        Edits.answers("GET", "/v1/measures/.+", body -> body.putArray("cautions"))),
                of(
                        "DEF-091",
                        "theMisprintIsPassedOver",
                        Edits.answers("GET", "/v1/reference-series/.+", body -> body.putArray("findings"))),
                of("DEF-010", "noCaseThatBreaks", Edits.answers("GET", "/v1/rules/.+", body -> body.remove("fail"))),
                new Mutant("DEF-011", "aRepeatIsAConflict", Seen::importsOnce),
                of("DEF-020", "theHeaderIsNotRead", (request, toy) -> toy.handle(request.with("X-NPCS-Preview", ""))),
                of("DEF-012", "announcedRulesDecide", Edits.answers("POST", ".*/incidents/validate", body -> {
                    ArrayNode findings = (ArrayNode) body.path("findings");
                    body.path("announced").forEach(findings::add);
                    body.putArray("announced");
                })));
    }
}
