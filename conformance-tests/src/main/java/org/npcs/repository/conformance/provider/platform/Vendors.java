package org.npcs.repository.conformance.provider.platform;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.VendorGrant;
import org.npcs.repository.conformance.run.Alone;
import org.npcs.repository.conformance.run.Ground;

/** A vendor acts for a member as long as the member wants it. */
final class Vendors {

    @Requirement(value = "SEC-006", lookFirst = "Whether the delegation is read for each request.")
    void aVendorWithoutADelegationIsRefused(Server server) {
        String list = Paths.incidents(server.second());
        String review = Paths.review(server.second(), server.invented().key(), 1);
        var vendor = server.as(Persona.VENDOR);
        List<Answer> answers = List.of(
                vendor.call("GET", list).header("Acting-For", server.second()).send(),
                vendor.call("GET", "/v1/me")
                        .header("Acting-For", server.second())
                        .send(),
                vendor.put(review)
                        .header("Acting-For", server.second())
                        .json(server.invented().object())
                        .send());
        answers.forEach(answer -> Expect.problem(answer, 403, "no-delegation"));
    }

    @Alone(Ground.VENDOR)
    @Requirement(value = "SEC-007", lookFirst = "Permissions that are kept until the token expires.")
    void aRevokedDelegationEndsWithTheNextRequest(Server server) {
        VendorGrant grant = VendorGrant.make(server, List.of("incident:read", "review:read", "review:write"));
        try {
            Expect.status(list(server), 200);
        } finally {
            grant.revoke();
        }
        Expect.status(list(server), 403);
        String review = Paths.review(server.first(), server.invented().key(), 1);
        Answer put = server.as(Persona.VENDOR)
                .put(review)
                .header("Acting-For", server.first())
                .json(server.invented().object())
                .send();
        Expect.status(put, 403);
    }

    private static Answer list(Server server) {
        return server.as(Persona.VENDOR)
                .call("GET", Paths.incidents(server.first()) + "?limit=1")
                .header("Acting-For", server.first())
                .send();
    }
}
