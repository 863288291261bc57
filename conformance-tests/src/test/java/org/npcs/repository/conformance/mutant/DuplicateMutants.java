package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about copies of one event. */
final class DuplicateMutants {

    private static final String LIST = "/v1/jurisdictions/[^/]+/duplicate-candidates";
    private static final String BY_ID = "/v1/incidents/[^/]+";

    private DuplicateMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("INC-060", "theOtherSideIsShown", Edits.answers("GET", LIST, body -> body.path("items")
                        .forEach(item -> {
                            ObjectNode other = (ObjectNode) item.path("other");
                            if (!other.has("incidentId")) {
                                other.put("incidentId", UUID.randomUUID().toString());
                            }
                        }))),
                of("INC-061", "oneOwnerIsEnough", Edits.answers("GET", BY_ID, body -> {
                    if (!body.has("eventId") && body.path("version").asInt(0) == 1) {
                        body.put("eventId", UUID.randomUUID().toString());
                    }
                })),
                new Mutant("INC-062", "linksLastForEver", DuplicateMutants::lasting),
                of("INC-063", "whoKnowsTheIdentifierMayRead", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    boolean hidden = request.is("GET", "/v1/duplicate-candidates/[^/]+") && reply.status() == 404;
                    return hidden ? Edits.as(reply, 403, "insufficient-scope") : reply;
                }),
                of("INC-064", "tokensAreNotCompared", Edits.answers("GET", LIST, body -> {
                    ArrayNode items = (ArrayNode) body.path("items");
                    for (int i = items.size() - 1; i >= 0; i--) {
                        if (items.get(i).path("agreeing").path(0).asString("").equals("match-token")) {
                            items.remove(i);
                        }
                    }
                })),
                of(
                        "INC-065",
                        "papersAreCounted",
                        Edits.answers("GET", "/v1/jurisdictions/[^/]+/incident-counts", body -> {
                            ObjectNode total = (ObjectNode) body.path("total");
                            total.put("events", total.path("copies").asInt(0));
                        })));
    }

    private static Mutation lasting() {
        ConcurrentHashMap<String, String> events = new ConcurrentHashMap<>();
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            if (!request.is("GET", BY_ID) || reply.status() != 200) {
                return reply;
            }
            String event = reply.json().path("eventId").asString("");
            if (!event.isEmpty()) {
                events.put(request.path(), event);
            }
            return reply.edit(body -> {
                if (events.containsKey(request.path())) {
                    body.put("eventId", events.get(request.path()));
                }
            });
        };
    }
}
