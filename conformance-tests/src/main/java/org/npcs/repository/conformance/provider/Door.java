package org.npcs.repository.conformance.provider;

import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;

/** Where one persona calls the server. */
public final class Door {

    private final Server server;
    private final Persona persona;
    private final Tokens tokens;

    Door(Server server, Persona persona, Tokens tokens) {
        this.server = server;
        this.persona = persona;
        this.tokens = tokens;
    }

    /** Starts a request with the token of the persona. */
    public Call call(String method, String path) {
        Call call = new Call(method, path, made -> server.send(persona, made))
                .header("Accept", "application/json, application/problem+json");
        return persona == Persona.ANYBODY ? call : call.header("Authorization", "Bearer " + tokens.of(persona));
    }

    /** Reads an address. */
    public Answer get(String path) {
        return call("GET", path).send();
    }

    /** Starts a PUT. */
    public Call put(String path) {
        return call("PUT", path);
    }

    /** Starts a POST with a new idempotency key. */
    public Call post(String path) {
        return call("POST", path).newKey();
    }

    /** Starts a merge patch. */
    public Call patch(String path, String json) {
        return call("PATCH", path).body("application/merge-patch+json", json);
    }
}
