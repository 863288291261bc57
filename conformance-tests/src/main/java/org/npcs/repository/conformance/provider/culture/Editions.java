package org.npcs.repository.conformance.provider.culture;

import java.util.List;
import java.util.Map;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;

/** Who has a wave, told without a figure and in no order but that of codes. */
final class Editions {

    @Requirement(value = "CUL-017", lookFirst = "Whether rows stand in the order of codes, and for whom.")
    void wavesAreListedByCodeToWhoeverFreezes(Server server) {
        if (server.configuration().clientId(Persona.STEWARD).isEmpty()) {
            throw new Skipped(SkipReason.NO_STEWARD);
        }
        OneWave wave = OneWave.open(server, Map.of("u-01", 20));
        String path = "/v1/culture-editions/" + wave.year();
        Answer seen = Expect.status(server.as(Persona.STEWARD).get(path), 200);
        List<String> codes = seen.json()
                .path("rows")
                .valueStream()
                .map(row -> row.path("jurisdiction").asString(""))
                .toList();
        Expect.equal("the order", codes.stream().sorted().toList(), codes);
        Expect.equal("the state", "open", state(seen, server.first()));
        Expect.equal("the state of a member without a wave", "none", state(seen, server.second()));
        Expect.status(server.as(Persona.ANYBODY).get(path), 401);
        for (Persona member : List.of(Persona.FIRST_ANALYST, Persona.SECOND_ANALYST)) {
            Answer told = Expect.status(server.as(member).get(path), 200);
            Expect.that(!told.json().has("rows"), "no rows for a member", "rows");
            Expect.refused(
                    server.as(member).put(path).json(server.invented().object()).send());
        }
        Expect.equal(
                "the state of the year",
                "open",
                server.as(Persona.STEWARD).get(path).text("/state"));
    }

    private static String state(Answer edition, String member) {
        return edition.json()
                .path("rows")
                .valueStream()
                .filter(row -> row.path("jurisdiction").asString("").equals(member))
                .map(row -> row.path("state").asString(""))
                .findFirst()
                .orElse("no row");
    }
}
