package org.npcs.repository.conformance.provider.sharing;

import java.nio.charset.StandardCharsets;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Agreements of a kind that opens no data, so that no other check is touched. */
final class Agreements {

    @Requirement(value = "SHR-001", lookFirst = "Whether the hash is taken of the canonical form.")
    void anAgreementCarriesItsHash(Server server) {
        ObjectNode content = content(server);
        Answer drafted = draft(server, content);
        String hash = StrictJson.sha256(StrictJson.parse(content.toString().getBytes(StandardCharsets.UTF_8)));
        Expect.equal("the hash of the content", hash, drafted.text("/contentHash"));
        Answer read = Expect.status(server.as(Persona.FIRST_ADMIN).get(path(server, drafted)), 200);
        Expect.equal("the hash of the content", hash, read.text("/contentHash"));
    }

    @Requirement(value = "SHR-002", lookFirst = "Whether a draft is told from what follows it.")
    void whatIsAgreedDoesNotChange(Server server) {
        ObjectNode content = content(server);
        Answer drafted = draft(server, content);
        String path = path(server, drafted);
        Expect.status(put(server, path, 1, content.deepCopy().put("title", "Another")), 200);
        Expect.status(move(server, path, "in-review"), 200);
        Answer late = put(server, path, 3, content.deepCopy().put("title", "Once more"));
        Expect.problem(late, 409, "record-closed");
        Answer read = Expect.status(server.as(Persona.FIRST_ADMIN).get(path), 200);
        Expect.equal("the title", "Another", read.text("/content/title"));
    }

    @Requirement(value = "SHR-003", lookFirst = "Whether the last signature alone executes.")
    void allMustSign(Server server) {
        Answer drafted = draft(server, content(server));
        String path = path(server, drafted);
        Expect.status(sign(server, path, "Director"), 409);
        Expect.status(move(server, path, "in-review"), 200);
        Expect.status(move(server, path, "approved"), 200);
        Answer first = Expect.status(sign(server, path, "Director"), 201);
        Expect.equal("the state after one of two signatures:", "partly-signed", first.text("/state"));
        Expect.equal("the missing signature", "Counsel", first.text("/missingSignatures/0/office"));
        Expect.status(sign(server, path, "Somebody else"), 400);
        Answer last = Expect.status(sign(server, path, "Counsel"), 201);
        Expect.equal("the state after all signatures:", "executed", last.text("/state"));
        JsonNode missing = last.json().path("missingSignatures");
        Expect.equal("missing signatures:", 0, missing.size());
    }

    @Requirement(value = "SHR-072", lookFirst = "Whether the policy in force is read when an agreement is approved.")
    void allKeepToThePolicy(Server server) {
        JsonNode policy = Pages.items(server.as(Persona.ANYBODY), "/v1/agreement-policies?limit=50", 50).stream()
                .filter(one -> one.path("status").asString("").equals("active"))
                .findFirst()
                .orElseThrow();
        int least = policy.path("leastMinimumCell").asInt();
        String small = path(server, draft(server, content(server).put("minimumCell", least - 1)));
        Expect.status(move(server, small, "in-review"), 200);
        Answer refused = move(server, small, "approved");
        JsonNode findings = Expect.problem(refused, 422, "validation-failed").path("findings");
        Expect.that(
                findings.valueStream()
                        .anyMatch(one -> one.path("pointer").asString("").equals("/minimumCell")),
                "a finding at the smallest cell",
                findings.toString());
        Answer read = Expect.status(server.as(Persona.FIRST_ADMIN).get(small), 200);
        Expect.equal("the state", "in-review", read.text("/state"));
        String kept = path(server, draft(server, content(server).put("minimumCell", Math.max(10, least))));
        Expect.status(move(server, kept, "in-review"), 200);
        Answer approved = Expect.status(move(server, kept, "approved"), 200);
        Expect.equal("the policy", policy.path("id").asString(""), approved.text("/policy"));
    }

    @Requirement(value = "SHR-005", lookFirst = "Whether the owner comes from the credential.")
    void othersFindNoAgreement(Server server) {
        String path = path(server, draft(server, content(server)));
        Expect.problem(server.as(Persona.SECOND_ADMIN).get(path), 404, "not-found");
        Expect.problem(
                server.as(Persona.SECOND_ADMIN).get("/v1/jurisdictions/" + server.first() + "/agreements"),
                404,
                "not-found");
    }

    static Answer draft(Server server, ObjectNode content) {
        return Expect.status(
                server.as(Persona.FIRST_ADMIN)
                        .post("/v1/jurisdictions/" + server.first() + "/agreements")
                        .json(content)
                        .send(),
                201);
    }

    private static Answer put(Server server, String path, int version, ObjectNode content) {
        return server.as(Persona.FIRST_ADMIN)
                .put(path + "?expectedVersion=" + version)
                .json(content)
                .send();
    }

    private static Answer move(Server server, String path, String to) {
        return server.as(Persona.FIRST_ADMIN)
                .post(path + "/transitions")
                .json(server.invented().object().put("to", to))
                .send();
    }

    private static Answer sign(Server server, String path, String office) {
        ObjectNode signing =
                server.invented().object().put("party", server.first()).put("office", office);
        return server.as(Persona.FIRST_ADMIN)
                .post(path + "/signatures")
                .json(signing.put("signedOn", "2024-03-05").put("method", "paper"))
                .send();
    }

    private static String path(Server server, Answer drafted) {
        return "/v1/jurisdictions/" + server.first() + "/agreements/" + drafted.text("/id");
    }

    static ObjectNode content(Server server) {
        String owner = server.first();
        ObjectNode content = server.invented().object();
        content.put("kind", "other")
                .put("title", "Invented by the conformance kit")
                .put("minimumCell", 10);
        content.putArray("parties").addObject().put("party", owner).put("role", "owner");
        content.withArray("/parties").addObject().put("party", "STEWARD").put("role", "steward");
        content.putArray("purposes").add("quality-improvement");
        content.putArray("clauses")
                .addObject()
                .put("id", "1")
                .put("title", "One")
                .put("text", "Nothing is shared.");
        content.putArray("signatories").addObject().put("party", owner).put("office", "Director");
        content.withArray("/signatories").addObject().put("party", owner).put("office", "Counsel");
        return content.put("effectiveFrom", "2024-01-01").put("afterWithdrawal", "future-only");
    }
}
