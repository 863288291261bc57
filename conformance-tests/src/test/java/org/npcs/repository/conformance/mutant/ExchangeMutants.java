package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about the change feed and reporting periods. */
final class ExchangeMutants {

    private static final String CHANGES = "/v1/jurisdictions/[^/]+/changes";
    private static final String PERIODS = "/v1/jurisdictions/[^/]+/reporting-periods";
    private static final String ATTESTATION = PERIODS + "/[^/]+/attestations/[^/]+";

    private ExchangeMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("EXC-020", "neighboursHideEachOther", Edits.answers("GET", CHANGES, body -> {
                    // Other checks look for other kinds of change, whatever happens to stand beside them.
                    if (body.path("items").size() > 1
                            && body.at("/items/0/kind").asString("").equals("created")) {
                        ((ArrayNode) body.path("items")).remove(0);
                    }
                })),
                new Mutant("EXC-021", "readingConsumes", ExchangeMutants::consuming),
                of(
                        "EXC-023",
                        "nobodyWaits",
                        (request, toy) -> toy.handle(
                                request.is("GET", CHANGES)
                                        ? request.at(
                                                request.path(), request.query().replaceAll("&?wait=[0-9]+", ""))
                                        : request)),
                of("EXC-025", "fiscalYearsAreCalendarYears", (request, toy) -> toy.handle(request)
                        .edit(body -> body.path("items").forEach(item -> {
                            if (item.path("calendar").asString("").equals("federal-fiscal")) {
                                ((ObjectNode) item).put("periodStart", "2026-01-01");
                            }
                        }))),
                of("EXC-026", "silenceIsZero", Edits.answers("GET", PERIODS, body -> body.path("items")
                        .forEach(item -> item.path("attestations").forEach(one -> {
                            if (one.path("state").asString("").equals("expected")) {
                                ((ObjectNode) one).put("state", "none-to-report");
                            }
                        })))),
                of(
                        "EXC-027",
                        "whatWasStatedStays",
                        Edits.answers("GET", ATTESTATION, body -> body.set("state", body.at("/content/status")))),
                of("EXC-032", "aLawIsAGap", Edits.answers("GET", PERIODS + "/[^/]+/quality", body -> body.path(
                                "elements")
                        .forEach(element -> ((ObjectNode) element)
                                .put(
                                        "missing",
                                        element.path("missing").asInt(0)
                                                + element.path("withheld").asInt(0))
                                .put("withheld", 0)))),
                of(
                        "EXC-033",
                        "theLastVersionCounts",
                        Edits.answers("GET", PERIODS + "/[^/]+/quality", body -> body.withObject("/timeliness")
                                .put("medianDays", 0))),
                new Mutant("EXC-028", "attestedMonthsAreClosed", ExchangeMutants::closing),
                of(
                        "EXC-029",
                        "sourcesAreForgotten",
                        Edits.answers("GET", PERIODS + "/[^/]+/denominators/[^/]+", body -> {
                            if (body.path("content") instanceof ObjectNode content) {
                                content.put("source", "unknown");
                            }
                        })));
    }

    private static Mutation consuming() {
        Set<String> read = ConcurrentHashMap.newKeySet();
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            boolean again = request.is("GET", CHANGES)
                    && request.query().contains("cursor=")
                    && reply.status() == 200
                    && !reply.json().path("items").isEmpty()
                    && !read.add(request.path() + request.query());
            return again ? reply.edit(body -> body.putArray("items")) : reply;
        };
    }

    private static Mutation closing() {
        Set<String> closed = ConcurrentHashMap.newKeySet();
        return (request, toy) -> {
            if (request.is("PUT", ATTESTATION)) {
                closed.add(request.path().replaceAll(".*/reporting-periods/([^/]+)/.*", "$1"));
            }
            boolean late = request.is("PUT", "/v1/jurisdictions/[^/]+/incidents/[^/]+")
                    && closed.stream().anyMatch(month -> request.text().contains("\"eventDate\":\"" + month));
            return late ? Edits.as(toy.handle(request.at("/v1/none", "")), 409, "record-closed") : toy.handle(request);
        };
    }
}
