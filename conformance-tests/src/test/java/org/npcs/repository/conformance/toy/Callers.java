package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds out who calls: token, state of the client, delegation. */
final class Callers {

    private final Members members;
    private final TokenDesk tokens;

    Callers(Members members, TokenDesk tokens) {
        this.members = members;
        this.tokens = tokens;
    }

    Caller of(Request request) {
        String authorization = request.header("Authorization");
        if (!authorization.startsWith("Bearer ")) {
            throw new Refusal("unauthenticated");
        }
        if (authorization.startsWith("Bearer " + AnalystTokens.PREFIX)) {
            return AnalystTokens.caller(members, request, authorization.substring(7));
        }
        JsonNode claims = tokens.verify(authorization.substring(7));
        String id = claims.path("client_id").asString("");
        @Nullable ObjectNode client = members.clients.get(id);
        if (client == null || !client.path("state").asString("").equals("active")) {
            throw new Refusal("client-unknown");
        }
        Set<String> scopes =
                new TreeSet<>(List.of(claims.path("scope").asString("").split(" ")));
        Set<String> registered = new TreeSet<>();
        client.path("scopes").forEach(scope -> registered.add(scope.asString()));
        scopes.retainAll(registered);
        String kind = client.path("kind").asString("");
        String acting = request.header("Acting-For");
        String owner = client.path("jurisdiction").asString("");
        if (kind.equals("vendor")) {
            owner = acting;
            scopes.retainAll(delegated(id, acting));
        } else if (!acting.isEmpty() && !acting.equals(owner)) {
            owner = acting;
            scopes.retainAll(delegated(id, acting));
            requireSight(request, scopes);
        }
        return new Caller(
                id,
                owner,
                scopes,
                kind,
                Instant.ofEpochSecond(claims.path("exp").asLong(0)));
    }

    /** What a relay that may not read is answered repeats what it sent. */
    private static void requireSight(Request request, Set<String> scopes) {
        if (!scopes.contains("incident:read")
                && !request.method().equals("PUT")
                && request.path().contains("incidents")) {
            throw Refusal.allowed("insufficient-scope", List.of("incident:read"));
        }
    }

    private Set<String> delegated(String vendor, String acting) {
        if (acting.isEmpty()) {
            throw new Refusal("acting-for-needed");
        }
        boolean ended = false;
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        for (ObjectNode delegation : members.delegations.values()) {
            if (delegation.path("clientId").asString("").equals(vendor)
                    && delegation.path("jurisdiction").asString("").equals(acting)) {
                boolean days = delegation.path("from").asString("").compareTo(today) <= 0
                        && delegation.path("until").asString("").compareTo(today) >= 0;
                if (delegation.path("state").asString("").equals("granted") && days) {
                    Set<String> scopes = new TreeSet<>();
                    delegation.path("scopes").forEach(scope -> scopes.add(scope.asString()));
                    return scopes;
                }
                ended = true;
            }
        }
        throw new Refusal(ended ? "delegation-revoked" : "no-delegation");
    }
}
