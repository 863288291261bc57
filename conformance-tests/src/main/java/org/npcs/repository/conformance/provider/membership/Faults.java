package org.npcs.repository.conformance.provider.membership;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;

/** Token mistakes are told apart. */
final class Faults {

    @Requirement(value = "MEM-023", lookFirst = "Whether the reason of the token library is passed on as a code.")
    void theFaultOfATokenIsNamed(Server server) {
        String token = server.tokens().of(Persona.FIRST_NIGHTLY);
        int last = token.lastIndexOf('.') + 1;
        char first = token.charAt(last) == 'A' ? 'B' : 'A';
        Answer refused = server.as(Persona.ANYBODY)
                .call("GET", "/v1/me")
                .header("Authorization", "Bearer " + token.substring(0, last) + first + token.substring(last + 1))
                .send();
        Expect.status(refused, 401);
        String fault = refused.text("/fault");
        Expect.that(!fault.isEmpty(), "the fault", "none");
        Answer page = Expect.status(server.as(Persona.ANYBODY).get("/v1/errors/" + fault), 200);
        Expect.equal("the page of", fault, page.text("/code"));
    }
}
