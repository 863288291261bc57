package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import org.npcs.repository.conformance.toy.Reply;

/** Servers that are wrong about tokens and permissions. */
final class SecurityMutants {

    private SecurityMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("SEC-001", "noChallenge", (request, toy) -> toy.handle(request)
                        .header("WWW-Authenticate", "")),
                new Mutant("SEC-002", "anyTokenOfAKnownClient", Seen::anyToken),
                of(
                        "SEC-003",
                        "theScopeIsNotNamed",
                        Edits.problems("insufficient-scope", body -> body.remove("allowed"))),
                new Mutant("SEC-004", "foreignIsForbidden", Seen::existence),
                of("SEC-005", "theBodyComesFirst", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return reply.isProblem("insufficient-scope")
                                    && request.text().equals("{")
                            ? Edits.as(reply, 400, "malformed-json")
                            : reply;
                }),
                of("SEC-006", "vendorsLearnNothing", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return reply.isProblem("no-delegation")
                                    && !request.header("Acting-For").isEmpty()
                            ? Edits.as(reply, 404, "not-found")
                            : reply;
                }),
                new Mutant("SEC-007", "permissionsAreKept", () -> Seen.keptPermission("delegation-revoked")),
                of("SEC-008", "anotherIssuerIsNamed", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    boolean check = request.header("Accept").contains("problem+json");
                    return check && request.path().equals("/.well-known/oauth-protected-resource")
                            ? reply.edit(body ->
                                    body.putArray("authorization_servers").add("https://issuer.example"))
                            : reply;
                }),
                of("SEC-009", "theBodyNamesTheOwner", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    boolean named =
                            request.method().equals("PUT") && request.text().contains("\"owner\":\"US-XB\"");
                    return named && reply.status() == 201
                            ? reply.edit(body -> body.put("jurisdiction", "US-XB"))
                            : reply;
                }));
    }
}
