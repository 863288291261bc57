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
        Expect.that(codes.contains(server.second()), "a member without a wave", "that it is not there");
        seen.json().path("rows").forEach(row -> {
            if (row.path("jurisdiction").asString("").equals(server.first())) {
                Expect.equal("the state", "open", row.path("state").asString(""));
            }
        });
        Expect.that(
                !Expect.status(server.as(Persona.SECOND_ANALYST).get(path), 200)
                        .json()
                        .has("rows"),
                "no rows for a member",
                "rows");
    }
}
