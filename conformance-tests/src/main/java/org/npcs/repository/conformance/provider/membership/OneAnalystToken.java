package org.npcs.repository.conformance.provider.membership;

import java.time.LocalDate;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An analyst token of the first member.
 *
 * @param server the server
 * @param path its address
 * @param secret its text
 */
record OneAnalystToken(Server server, String path, String secret) {

    static String collection(Server server) {
        return "/v1/jurisdictions/" + server.first() + "/analyst-tokens";
    }

    /** Returns the request that makes one. */
    static Call request(Server server, LocalDate last, String... ranges) {
        ObjectNode body =
                server.invented().object().put("name", "Conformance kit").put("expiresOn", last.toString());
        if (ranges.length > 0) {
            ArrayNode array = body.putArray("addressRanges");
            for (String range : ranges) {
                array.add(range);
            }
        }
        return server.as(Persona.FIRST_ADMIN).post(collection(server)).json(body);
    }

    static OneAnalystToken of(Server server, Answer made) {
        return new OneAnalystToken(server, collection(server) + "/" + made.text("/record/id"), made.text("/token"));
    }

    /** Starts a request with the token. */
    Call call(String method, String address) {
        return server.as(Persona.ANYBODY).call(method, address).header("Authorization", "Bearer " + secret);
    }

    Answer revoke() {
        return server.as(Persona.FIRST_ADMIN)
                .post(path + "/transitions")
                .json(server.invented().object().put("to", "revoked").put("reason", "other"))
                .send();
    }
}
