package org.npcs.repository.conformance.provider.definition;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Findings;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** What is published is published for ever. */
final class Imports {

    @Requirement(value = "DEF-005", lookFirst = "Imports that replace a version.")
    void aPublishedVersionIsNeverReplaced(Server server) {
        ObjectNode version = version(server);
        Expect.status(post(server, version).send(), 201);
        Answer read = server.as(Persona.ANYBODY).get(path(version));
        ObjectNode other = version.deepCopy().put("name", "Another name");
        Expect.status(post(server, other).send(), 409);
        Answer again = server.as(Persona.ANYBODY).get(path(version));
        Expect.equal("the content hash", read.text("/contentHash"), again.text("/contentHash"));
    }

    @Requirement(value = "DEF-006", lookFirst = "Whether the schema and the rules on keys and order are both run.")
    void aFaultyVersionIsRefusedWithAllFindings(Server server) {
        ObjectNode broken = version(server);
        broken.remove("name");
        broken.put("status", "of course");
        Answer answer = post(server, broken).send();
        Findings.refusedAt(answer, "/name");
        Findings.refusedAt(answer, "/status");
        ObjectNode repeated = version(server);
        repeated.withArray("/domains/0/items")
                .addObject()
                .put("id", "A")
                .put("name", "Second")
                .put("order", 2)
                .put("required", false);
        ((ObjectNode) repeated.at("/scale/values/0")).put("value", 5);
        Answer second = post(server, repeated).send();
        Findings.refusedAt(second, "/domains/0/items/1/id");
        Findings.refusedAt(second, "/scale");
        Expect.status(server.as(Persona.ANYBODY).get(path(repeated)), 404);
    }

    @Requirement(value = "DEF-011", lookFirst = "Whether equal content is recognised without the idempotency key.")
    void aRepeatedImportPublishesOnce(Server server) {
        ObjectNode version = version(server);
        Answer first = Expect.status(post(server, version).send(), 201);
        Answer second = post(server, version).send();
        Expect.equal("the status of the first answer,", first.status(), second.status());
        Expect.equal("the content hash", first.text("/contentHash"), second.text("/contentHash"));
        String versions = path(version).replaceAll("/[^/]+$", "");
        Expect.equal("the number of versions", 1, Words.all(server, versions).size());
    }

    @Requirement(value = "PLT-007", lookFirst = "Whether the import asks for the header, too.")
    void anImportAsksForAnIdempotencyKey(Server server) {
        ObjectNode version = version(server);
        Answer answer = post(server, version).without("Idempotency-Key").send();
        Expect.problem(answer, 400, "missing-idempotency-key");
        Expect.status(server.as(Persona.ANYBODY).get(path(version)), 404);
    }

    private static ObjectNode version(Server server) {
        if (server.configuration().clientId(Persona.OPERATOR).isEmpty()) {
            throw new Skipped(SkipReason.NO_OPERATOR);
        }
        ObjectNode version = server.invented().object("""
                        {"version": "1", "name": "Invented by the conformance kit", "status": "active", "fixture": true,
                         "licence": {"holder": "Nobody", "terms": "Invented for tests."},
                         "scale": {"id": "two-values", "kind": "ordinal", "values": [
                           {"value": 0, "label": "No", "actionable": false},
                           {"value": 1, "label": "Yes", "actionable": true}]},
                         "missingValues": [{"code": "NR", "label": "Not rated", "allowedWhenFinal": false}],
                         "domains": [{"id": "D", "name": "Domain", "items": [
                           {"id": "A", "name": "First item", "order": 1, "required": true}]}]}
                        """);
        String name = "conf-" + server.invented().letters(12).toLowerCase(java.util.Locale.ROOT);
        return version.put("instrument", name);
    }

    private static String path(ObjectNode version) {
        return "/v1/instruments/" + version.path("instrument").asString("") + "/versions/1";
    }

    private static Call post(Server server, ObjectNode version) {
        return server.as(Persona.OPERATOR)
                .post(path(version).replaceAll("/[^/]+$", ""))
                .json(version);
    }
}
