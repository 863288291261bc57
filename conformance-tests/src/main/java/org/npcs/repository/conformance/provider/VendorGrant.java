package org.npcs.repository.conformance.provider;

import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A delegation of the first member to the vendor or another client, made for one check and revoked by it. */
public final class VendorGrant {

    private final Server server;
    private final String path;

    private VendorGrant(Server server, String path) {
        this.server = server;
        this.path = path;
    }

    /** Grants some scopes. */
    public static VendorGrant make(Server server, List<String> scopes) {
        return make(server, Persona.VENDOR, scopes);
    }

    /** Grants some scopes to the client of a persona. */
    public static VendorGrant make(Server server, Persona guest, List<String> scopes) {
        Answer answer = request(server, guest, scopes).send();
        if (answer.status() != 201) {
            throw new Inconclusive("a delegation was needed and answered " + Expect.described(answer));
        }
        return of(server, answer);
    }

    /** Returns the grant that an answer tells of. */
    public static VendorGrant of(Server server, Answer answer) {
        return new VendorGrant(server, Paths.delegations(server.first()) + "/" + answer.text("/id"));
    }

    /** Returns the request that grants some scopes, from yesterday until in a month by the clock of the server. */
    public static Call request(Server server, List<String> scopes) {
        return request(server, Persona.VENDOR, scopes);
    }

    private static Call request(Server server, Persona guest, List<String> scopes) {
        LocalDate today = server.today();
        ObjectNode grant = server.invented().object();
        grant.put("clientId", server.configuration().clientId(guest));
        ArrayNode named = grant.putArray("scopes");
        scopes.forEach(named::add);
        grant.put("from", today.minusDays(1).toString());
        grant.put("until", today.plusDays(30).toString());
        return server.as(Persona.FIRST_ADMIN)
                .post(Paths.delegations(server.first()))
                .json(grant);
    }

    /** Returns the address of the delegation. */
    public String path() {
        return path;
    }

    /** Takes a step and returns the answer. */
    public Answer step(String to) {
        return server.as(Persona.FIRST_ADMIN)
                .post(path + "/transitions")
                .json(server.invented().object().put("to", to).put("reason", "new-information"))
                .send();
    }

    /** Revokes the delegation, whatever its state; a second time changes nothing. */
    public void revoke() {
        step("revoked");
    }
}
