package org.npcs.repository.conformance.provider.membership;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** The first question of every integration. */
final class WhoAmI {

    @Requirement(value = "MEM-001", lookFirst = "Scopes of the token that client or delegation do not allow.")
    void theCallerIsShownInTheBody(Server server) {
        JsonNode me = Expect.status(server.as(Persona.FIRST_NIGHTLY).get("/v1/me"), 200)
                .json();
        String client = server.configuration().clientId(Persona.FIRST_NIGHTLY);
        Expect.equal("the client", client, me.at("/client/clientId").asString(""));
        Expect.that(!me.path("actor").asString("").isEmpty(), "an actor", "none");
        Expect.equal(
                "the jurisdiction", server.first(), me.at("/jurisdiction/code").asString(""));
        Expect.that(
                me.path("scopes").toString().contains("\"incident:write\""),
                "scopes in force",
                me.path("scopes").toString());
        Expect.that(!me.path("environment").asString("").isEmpty(), "an environment", "none");
        Expect.that(
                me.at("/quota/limit").asInt(0) > 0, "a quota", me.path("quota").toString());

        String token = server.tokens().of(Persona.FIRST_NIGHTLY, "review:read");
        Answer fewer = server.as(Persona.ANYBODY)
                .call("GET", "/v1/me")
                .header("Authorization", "Bearer " + token)
                .send();
        String scopes = Expect.status(fewer, 200).json().path("scopes").toString();
        Expect.equal("the scopes of a token with fewer,", "[\"review:read\"]", scopes);
    }
}
