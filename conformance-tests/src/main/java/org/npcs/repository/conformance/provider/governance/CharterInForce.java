package org.npcs.repository.conformance.provider.governance;

import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;

/** What the charter in force leaves open and says. */
public final class CharterInForce {

    private CharterInForce() {}

    /** A setting of the version in force; empty when there is none, or it does not say. */
    public static String setting(Server server, String name) {
        String version = CharterVersions.inForce(server);
        return version.isEmpty()
                ? ""
                : Expect.status(server.as(Persona.FIRST_LEAD).get("/v1/charter-versions/" + version), 200)
                        .text("/settings/" + name);
    }
}
