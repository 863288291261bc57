package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.TokenDesk;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about members, clients and delegations. */
final class MembershipMutants {

    private static final String KEY = "/v1/clients/[^/]+/keys/[^/]+";
    private static final String TOKENS = "/v1/jurisdictions/[^/]+/analyst-tokens";
    private static final String GO_LIVE = "/v1/jurisdictions/[^/]+/go-live";

    private MembershipMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("MEM-001", "theScopesOfTheClientAreShown", Edits.answers("GET", "/v1/me", body -> {
                    body.set("scopes", body.at("/client/scopes"));
                })),
                of("MEM-002", "onlyTheOwnJurisdiction", (request, toy) -> {
                    String client = TokenDesk.claims(request.header("Authorization"))
                            .path("client_id")
                            .asString("");
                    return toy.handle(
                            client.equals("cedar-reviewer") && request.path().equals("/v1/jurisdictions/US-XB")
                                    ? request.at("/v1/none", "")
                                    : request);
                }),
                of("MEM-003", "theListIsEmpty", Edits.answers("GET", "/v1/jurisdictions/[^/]+/delegations", body -> {
                    body.putArray("items");
                })),
                of(
                        "MEM-004",
                        "revokedIsASwitch",
                        Edits.pretends(
                                "POST",
                                ".*/delegations/.*",
                                "illegal-transition",
                                200,
                                body -> body.put("state", "granted"))),
                of("MEM-005", "scopesAreDroppedInSilence", Edits.bodies("POST", ".*/delegations", body -> {
                    ArrayNode kept = body.putArray("scopes");
                    kept.add("review:read");
                })),
                of("MEM-006", "foreignClientsAreListed", Edits.answers("GET", "/v1/clients", body -> {
                    ((ObjectNode) body.at("/items/0")).put("jurisdiction", "US-XB");
                })),
                new Mutant("MEM-007", "theStateIsKept", () -> Seen.keptPermission("client-unknown")),
                of("MEM-008", "administratorsEnterJurisdictions", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", "/v1/jurisdictions/[^/]+") && reply.status() == 403
                            ? toy.handle(request.as("GET").at("/v1/jurisdictions/US-XA", ""))
                            : reply;
                }),
                of("MEM-010", "everyKeyIsActive", Edits.answers("PUT", KEY, body -> body.put("state", "active"))),
                of("MEM-011", "anAdministratorIsAnAdministrator", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", KEY) && reply.status() == 404
                            ? Edits.as(reply, 403, "insufficient-scope")
                            : reply;
                }),
                new Mutant("MEM-012", "theKeySetIsKept", MembershipMutants::keptKeySets),
                of("MEM-013", "aRelayReadsWhatItSent", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", "/v1/jurisdictions/[^/]+/incidents/[^/]+")
                                    && reply.isProblem("insufficient-scope")
                            ? reply.status(200)
                            : reply;
                }),
                of("MEM-090", "lateDaysAreCutInSilence", Edits.bodies("POST", TOKENS, body -> {
                    body.put(
                            "expiresOn",
                            LocalDate.now(ZoneOffset.UTC).plusDays(1).toString());
                })),
                of("MEM-091", "anAnalystSeesAll", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.header("Authorization").contains("npcs_at_") && reply.isProblem("insufficient-scope")
                            ? reply.status(200)
                            : reply;
                }),
                new Mutant("MEM-092", "aRepeatTellsTheSecretAgain", MembershipMutants::repeatedSecrets),
                of(
                        "MEM-093",
                        "whomItActsForIsNotRead",
                        (request, toy) -> toy.handle(
                                request.header("Authorization").contains("npcs_at_")
                                        ? request.with("Acting-For", "")
                                        : request)),
                of("MEM-094", "revocationIsForLater", (request, toy) -> {
                    if (!request.is("POST", TOKENS + "/[^/]+/transitions")) {
                        return toy.handle(request);
                    }
                    Reply reply = toy.handle(request.as("GET")
                            .at(request.path().replace("/transitions", ""), "")
                            .with("Idempotency-Key", ""));
                    return reply.status() == 200 ? reply.edit(body -> body.put("state", "revoked")) : reply;
                }),
                of("MEM-095", "addressesAreForgotten", Edits.bodies("POST", TOKENS, body -> {
                    body.remove("addressRanges");
                })),
                of("MEM-020", "nobodyActs", Edits.answers("GET", GO_LIVE, body -> body.put("missing", 99))),
                of("MEM-021", "membersDecide", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", GO_LIVE + "/transitions") && reply.isProblem("insufficient-scope")
                            ? toy.handle(request.as("GET")
                                    .at(request.path().replace("/transitions", ""), "")
                                    .with("Idempotency-Key", ""))
                            : reply;
                }));
    }

    /** An answer that is kept as it was. */
    private static Mutation repeatedSecrets() {
        Map<String, String> kept = new ConcurrentHashMap<>();
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            if (!request.is("POST", TOKENS) || reply.status() != 201) {
                return reply;
            }
            return reply.edit(body -> {
                String id = body.at("/record/id").asString("");
                if (body.has("token")) {
                    kept.put(id, body.path("token").asString(""));
                }
                body.put("token", kept.getOrDefault(id, ""));
            });
        };
    }

    /** An intermediary that asks once and for all. */
    private static Mutation keptKeySets() {
        Map<String, Reply> kept = new ConcurrentHashMap<>();
        return (request, toy) -> request.is("GET", "/v1/clients/[^/]+/jwks")
                ? kept.computeIfAbsent(request.path(), path -> toy.handle(request))
                : toy.handle(request);
    }
}
