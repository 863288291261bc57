package org.npcs.repository.conformance.provider.definition;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Old records keep codes that new ones may not use. */
final class CodeSystems {

    @Requirement(value = "DEF-007", lookFirst = "Dates and replacements of codes that have ended.")
    void aCodeSystemCarriesItsCodesWithLabelsAndDates(Server server) {
        for (JsonNode entry : Words.all(server, "/v1/code-systems")) {
            JsonNode system = Expect.status(
                            server.as(Persona.ANYBODY)
                                    .get("/v1/code-systems/" + entry.path("id").asString("")),
                            200)
                    .json();
            String id = system.path("id").asString("");
            Expect.that(!system.path("version").asString("").isEmpty(), "a version of " + id, "none");
            Expect.that(!system.path("status").asString("").isEmpty(), "a status of " + id, "none");
            Expect.equal(
                    "in " + id + ", codeCount",
                    system.path("codes").size(),
                    system.path("codeCount").asInt(-1));
            for (JsonNode code : system.path("codes")) {
                Expect.that(!code.path("code").asString("").isEmpty(), "a code in " + id, code.toString());
                Expect.that(!code.path("label").asString("").isEmpty(), "a label in " + id, code.toString());
                Expect.that(
                        !code.has("replacedBy") || code.has("effectiveUntil"),
                        "the last day of a replaced code in " + id,
                        code.toString());
            }
        }
        replaced(server);
    }

    /** The reference data of the standard hold one code that has ended, so that its dates can be seen. */
    private static void replaced(Server server) {
        Answer methods = server.as(Persona.ANYBODY).get("/v1/code-systems/review-method");
        for (JsonNode code : Expect.status(methods, 200).json().path("codes")) {
            if (code.path("code").asString("").equals("file-review")) {
                Expect.equal(
                        "the replacement",
                        "record-review",
                        code.path("replacedBy").asString(""));
                Expect.that(code.has("effectiveUntil"), "the last day of a replaced code", code.toString());
            }
        }
    }
}
