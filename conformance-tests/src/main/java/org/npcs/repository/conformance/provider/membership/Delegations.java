package org.npcs.repository.conformance.provider.membership;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.VendorGrant;
import org.npcs.repository.conformance.run.Alone;
import org.npcs.repository.conformance.run.Ground;
import tools.jackson.databind.node.ObjectNode;

/** Consent lies with the member. */
final class Delegations {

    private static final List<String> READ = List.of("review:read");

    @Alone(Ground.VENDOR)
    @Requirement(value = "MEM-003", lookFirst = "Whether the list shows grants of this member only.")
    void aMemberGrantsAndSeesItsDelegations(Server server) {
        Answer answer = Expect.status(VendorGrant.request(server, READ).send(), 201);
        VendorGrant grant = VendorGrant.of(server, answer);
        try {
            Expect.equal(
                    "the scopes",
                    "[\"review:read\"]",
                    answer.json().path("scopes").toString());
            Expect.that(
                    !answer.text("/from").isEmpty() && !answer.text("/until").isEmpty(), "both dates", "none");
            Answer read = Expect.status(server.as(Persona.FIRST_ADMIN).get(grant.path()), 200);
            Expect.equal("the state", "granted", read.text("/state"));
            String list = Paths.delegations(server.first()) + "?limit=500";
            List<String> ids = Pages.all(server.as(Persona.FIRST_ADMIN), list, 500, "/id");
            Expect.that(ids.contains(answer.text("/id")), "the delegation in the list", ids.size() + " others");
            Expect.status(server.as(Persona.SECOND_ADMIN).get(grant.path()), 404);
        } finally {
            grant.revoke();
        }
    }

    @Alone(Ground.VENDOR)
    @Requirement(value = "MEM-004", lookFirst = "Whether revoked is an end of the state machine.")
    void aRevokedDelegationStaysRevoked(Server server) {
        VendorGrant grant = VendorGrant.make(server, READ);
        try {
            Expect.equal(
                    "the state",
                    "suspended",
                    Expect.status(grant.step("suspended"), 200).text("/state"));
            Expect.equal(
                    "the state",
                    "granted",
                    Expect.status(grant.step("granted"), 200).text("/state"));
            Expect.equal(
                    "the state",
                    "revoked",
                    Expect.status(grant.step("revoked"), 200).text("/state"));
            Expect.problem(grant.step("granted"), 409, "illegal-transition");
            Answer read = server.as(Persona.FIRST_ADMIN).get(grant.path());
            Expect.equal("the state", "revoked", read.text("/state"));
        } finally {
            grant.revoke();
        }
    }

    @Alone(Ground.VENDOR)
    @Requirement(value = "MEM-005", lookFirst = "Whether the scopes of a grant are compared with a list.")
    void aVendorNeverGetsTheRightsOfTheMemberItself(Server server) {
        for (String scope : List.of("membership:manage", "review:finalise")) {
            Answer answer =
                    VendorGrant.request(server, List.of("review:read", scope)).send();
            if (answer.status() == 201) {
                VendorGrant.of(server, answer).revoke();
            }
            Expect.refused(answer);
        }
    }

    @Alone(Ground.VENDOR)
    @Requirement(value = "PLT-007", lookFirst = "Whether delegations and clients ask for the header, too.")
    void membershipAsksForIdempotencyKeys(Server server) {
        VendorGrant grant = VendorGrant.make(server, READ);
        try {
            ObjectNode client = Clients.invented(server, "member", server.first());
            List<Call> calls = List.of(
                    VendorGrant.request(server, READ),
                    server.as(Persona.FIRST_ADMIN).post("/v1/clients").json(client),
                    server.as(Persona.FIRST_ADMIN)
                            .post(grant.path() + "/transitions")
                            .json(server.invented().object().put("to", "suspended")));
            for (Call call : calls) {
                Expect.problem(call.without("Idempotency-Key").send(), 400, "missing-idempotency-key");
            }
        } finally {
            grant.revoke();
        }
    }

    @Alone(Ground.VENDOR)
    @Requirement(value = "PLT-008", lookFirst = "Whether grants keep the answer with the key.")
    void aRepeatedGrantIsMadeOnce(Server server) {
        Call call = VendorGrant.request(server, READ);
        Answer first = Expect.status(call.send(), 201);
        Answer second = call.send();
        VendorGrant.of(server, first).revoke();
        if (second.status() == 201) {
            VendorGrant.of(server, second).revoke();
        }
        Expect.equal("the status of the first answer,", 201, second.status());
        Expect.equal("the delegation of the first answer,", first.text("/id"), second.text("/id"));
    }

    @Alone(Ground.VENDOR)
    @Requirement(value = "PLT-009", lookFirst = "Whether the digest of the body is kept with the key of a grant.")
    void aKeyOfAGrantStandsForOneGrant(Server server) {
        Call call = VendorGrant.request(server, READ);
        Answer first = Expect.status(call.send(), 201);
        VendorGrant.of(server, first).revoke();
        Call other = VendorGrant.request(server, List.of("incident:read"))
                .key(call.headers().getOrDefault("Idempotency-Key", ""));
        Answer second = other.send();
        if (second.status() == 201) {
            VendorGrant.of(server, second).revoke();
        }
        Expect.problem(second, 422, "idempotency-key-reused");
    }
}
