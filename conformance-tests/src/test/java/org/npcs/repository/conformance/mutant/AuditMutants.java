package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.function.Predicate;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.TokenDesk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose trail is not what it should be. */
final class AuditMutants {

    private static final String ENTRIES = "/v1/jurisdictions/[^/]+/audit-entries";
    private static final String HEAD = "/v1/jurisdictions/[^/]+/audit-head";
    private static final String VERIFICATIONS = "/v1/jurisdictions/[^/]+/audit-verifications";
    private static final String ACTIVITY = "/v1/clients/[^/]+/activity";

    private AuditMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("AUD-001", "readingsAreNotTold", without("recordId=", one -> is(one, "action", "read"))),
                of(
                        "AUD-002",
                        "aRefusalLeavesNoEntry",
                        without("outcome=refused", one -> is(one, "code", "insufficient-scope"))),
                of(
                        "AUD-003",
                        "anAttemptFromOutsideIsNotTold",
                        without("outcome=refused", one -> one.has("callerJurisdiction"))),
                of("AUD-004", "anEntryIsAltered", Edits.answers("GET", ENTRIES, body -> {
                    if (body.at("/items/0/entry") instanceof ObjectNode entry
                            && body.at("/items/0/sequence").asInt(0) == 1) {
                        entry.put("actor", "somebody-else");
                    }
                })),
                of("AUD-005", "aHeadIsNotSigned", Edits.answers("GET", HEAD, body -> {
                    String statement = body.path("statement").asString("");
                    body.put("statement", statement.substring(0, statement.lastIndexOf('.') + 1) + "A".repeat(86));
                })),
                of("AUD-005", "theTailIsCut", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    boolean whole = request.is("GET", ENTRIES)
                            && request.query().matches("limit=500(&cursor=.*)?")
                            && reply.status() == 200;
                    return whole ? reply.edit(AuditMutants::cut) : reply;
                }),
                of("AUD-006", "anyHeadWillDo", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", VERIFICATIONS) && reply.isProblem("invalid-parameter")
                            ? toy.handle(request.withBody("{}"))
                            : reply;
                }),
                of(
                        "AUD-006",
                        "noHeadIsCompared",
                        Edits.answers("POST", VERIFICATIONS, body -> body.putArray("compared"))),
                of(
                        "AUD-007",
                        "theClientDoesNotMatter",
                        (request, toy) -> toy.handle(
                                request.is("GET", ENTRIES)
                                        ? request.at(
                                                request.path(), request.query().replaceAll("&clientId=[^&]*", ""))
                                        : request)),
                of(
                        "AUD-008",
                        "whoWatchesIsNotWatched",
                        without("action=list", one -> is(one, "operation", "listAuditEntries"))),
                of("AUD-009", "anotherTrailIsShown", (request, toy) -> {
                    boolean other = request.is("GET", HEAD)
                            && client(request.header("Authorization")).equals("fenwick-admin");
                    return toy.handle(other ? request.at(request.path().replace("US-XA", "US-XB"), "") : request);
                }),
                of("AUD-010", "theNoticeNamesARecord", Edits.answers("GET", ACTIVITY, body -> body.path("jurisdictions")
                        .forEach(one -> ((ObjectNode) one)
                                .put(
                                        "notice",
                                        one.path("notice").asString("") + " 0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a11")))),
                of("AUD-011", "countsOfOthersAreTold", Edits.answers("GET", ACTIVITY, body -> {
                    if (body.at("/jurisdictions/0") instanceof ObjectNode first) {
                        body.withArray("/jurisdictions").add(first.deepCopy().put("jurisdiction", "US-XZ"));
                    }
                })));
    }

    /** Leaves entries out of lists with a filter. */
    private static org.npcs.repository.conformance.toy.Mutation without(String filter, Predicate<JsonNode> gone) {
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            return request.is("GET", ENTRIES) && request.query().contains(filter) && reply.status() == 200
                    ? reply.edit(body -> {
                        List<JsonNode> kept = body.path("items")
                                .valueStream()
                                .filter(link -> !gone.test(link.path("entry")))
                                .toList();
                        kept.forEach(body.putArray("items")::add);
                    })
                    : reply;
        };
    }

    private static void cut(ObjectNode page) {
        List<JsonNode> kept = page.path("items")
                .valueStream()
                .filter(link -> link.path("sequence").asInt(0) == 1)
                .toList();
        kept.forEach(page.putArray("items")::add);
        page.put("complete", true).remove("nextCursor");
    }

    private static boolean is(JsonNode entry, String member, String value) {
        return entry.path(member).asString("").equals(value);
    }

    private static String client(String authorization) {
        return TokenDesk.claims(authorization).path("client_id").asString("");
    }
}
