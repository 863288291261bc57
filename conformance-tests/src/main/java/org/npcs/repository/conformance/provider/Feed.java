package org.npcs.repository.conformance.provider;

import org.npcs.repository.conformance.http.Answer;

/** The change feed of the first member, for what its administrator is told of one noun from now on. */
public final class Feed {

    private static final int MOST_ENTRIES = 200;

    private final Server server;
    private final String noun;
    private final String path;
    private final String now;

    private Feed(Server server, String noun) {
        this.server = server;
        this.noun = noun;
        this.path = "/v1/jurisdictions/" + server.first() + "/changes?limit=1&noun=" + noun;
        this.now = read("&from=now").text("/nextCursor");
    }

    /** Looks at what comes from now on. */
    public static Feed fromNow(Server server, String noun) {
        return new Feed(server, noun);
    }

    /** Expects that the owner was told of a record. */
    public void expectTold(String id) {
        String cursor = now;
        for (int entry = 0; entry < MOST_ENTRIES; entry++) {
            Answer page = read("&cursor=" + cursor);
            if (page.text("/items/0/recordId").equals(id)) {
                return;
            }
            if (page.json().path("items").isEmpty()) {
                break;
            }
            cursor = page.text("/nextCursor");
        }
        Expect.that(false, "an entry of " + noun + " in the feed of the owner", "none");
    }

    private Answer read(String from) {
        return Expect.status(server.as(Persona.FIRST_ADMIN).get(path + from), 200);
    }
}
