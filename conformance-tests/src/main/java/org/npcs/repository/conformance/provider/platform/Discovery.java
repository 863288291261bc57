package org.npcs.repository.conformance.provider.platform;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.contract.Contract;

/** What can be known without a token. */
final class Discovery {

    @Requirement(
            value = "PLT-018",
            lookFirst = "A document that is generated at run time instead of the released file.")
    void theContractIsServedWithItsDigest(Server server) {
        Answer answer = Expect.status(
                server.as(Persona.ANYBODY)
                        .call("GET", "/v1/openapi.yaml")
                        .header("Accept", "application/yaml, */*")
                        .send(),
                200);
        String digest = Digests.sha256(answer.bytes());
        Expect.equal("ETag", "\"" + digest + "\"", answer.header("ETag").orElse(""));
        Answer service = server.as(Persona.ANYBODY).get("/v1");
        if (service.text("/contractVersion").equals(Contract.version())) {
            Expect.equal("the digest of release " + Contract.version(), Contract.sha256(), digest);
        }
        Answer again = server.as(Persona.ANYBODY)
                .call("GET", "/v1/openapi.yaml")
                .header("Accept", "application/yaml, */*")
                .header("If-None-Match", "\"" + digest + "\"")
                .send();
        Expect.status(again, 304);
    }

    @Requirement(value = "PLT-019", lookFirst = "Security settings that close everything below /v1.")
    void theFirstCallNeedsNoTokenAndLeadsOn(Server server) {
        Answer answer = Expect.status(server.as(Persona.ANYBODY).get("/v1"), 200);
        String links = answer.json().path("links").toString();
        for (String target : List.of("/v1/openapi.yaml", "/v1/errors", "/v1/limits")) {
            Expect.that(links.contains(target + "\""), "a link to " + target, links);
        }
        Expect.that(
                links.contains("/v1/instruments")
                        || links.contains("/v1/code-systems")
                        || links.contains("/v1/rules")
                        || links.contains("/v1/dictionary"),
                "a link to the definitions",
                links);
    }

    @Requirement(value = "PLT-025", lookFirst = "Tracing libraries that throw on headers that they cannot read.")
    void aMalformedTraceparentDoesNoHarm(Server server) {
        for (String value : List.of("nonsense", "00-zz-zz-zz", "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01")) {
            Expect.status(
                    server.as(Persona.ANYBODY)
                            .call("GET", "/v1")
                            .header("traceparent", value)
                            .send(),
                    200);
            Expect.status(
                    server.as(Persona.FIRST_NIGHTLY)
                            .call("GET", "/v1/me")
                            .header("traceparent", value)
                            .send(),
                    200);
        }
    }
}
