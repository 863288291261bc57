package org.npcs.repository.conformance.provider.sharing;

import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;

/** The change feed of the first member, for what its administrator is told. */
final class Feed {

    private Feed() {}

    /** Expects that the owner was told of a record. */
    static void expectTold(Server server, String noun, String id) {
        String path = "/v1/jurisdictions/" + server.first() + "/changes?limit=500&noun=" + noun;
        String cursor = "";
        for (boolean complete = false; !complete; ) {
            Answer page = Expect.status(
                    server.as(Persona.FIRST_ADMIN).get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor)), 200);
            if (page.json().path("items").valueStream().anyMatch(one -> one.path("recordId")
                    .asString("")
                    .equals(id))) {
                return;
            }
            cursor = page.text("/nextCursor");
            complete = page.json().path("complete").asBoolean(true);
        }
        Expect.that(false, "an entry of " + noun + " in the feed of the owner", "none");
    }
}
