package org.npcs.repository.conformance.provider.exchange;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** No rate without its denominator, and no denominator without its source. */
final class Denominators {

    @Requirement(
            value = "EXC-029",
            lookFirst = "Whether a change keeps the version before, and whether the source is kept.")
    void aDenominatorIsKeptInVersionsWithItsSource(Server server) {
        String address = Paths.denominator(server.first(), year(server), "child-population");
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        Expect.status(nightly.put(address).json(content(server, 100)).send(), 201);
        Answer changed = Expect.status(
                nightly.put(address + "?expectedVersion=1")
                        .json(content(server, 101))
                        .send(),
                200);
        Expect.equal("the version", 2, changed.json().path("version").asInt(0));
        Answer read = Expect.status(nightly.get(address), 200);
        Expect.equal("the value", 101, read.json().at("/content/value").asInt(0));
        Expect.equal("the source", "Invented by the conformance kit", read.text("/content/source"));
        Answer listed = Expect.status(nightly.get(address.substring(0, address.lastIndexOf('/')) + "?limit=500"), 200);
        Expect.that(
                listed.json().path("items").valueStream().anyMatch(item -> item.path("denominator")
                        .asString("")
                        .equals("child-population")),
                "the denominator in the list of its period",
                "a list without it");
    }

    /** A period that no other check uses: a fiscal year and quarter of a far past or future. */
    static String year(Server server) {
        String letters = server.invented().letters(3);
        int number = 0;
        for (char letter : letters.toCharArray()) {
            number = number * 20 + "BCDFGHJKLMNPQRSTVWXZ".indexOf(letter);
        }
        return (number % 2 == 0 ? "FFY" : "")
                + (1900 + number / 2 % 300)
                + (number % 4 < 2 ? "-Q" + (number % 3 + 1) : "");
    }

    static ObjectNode content(Server server, int value) {
        return server.invented().object().put("value", value).put("source", "Invented by the conformance kit");
    }
}
