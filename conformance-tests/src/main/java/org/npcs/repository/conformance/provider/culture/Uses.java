package org.npcs.repository.conformance.provider.culture;

import java.util.Map;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;

/** What changed because of results. */
final class Uses {

    @Requirement(value = "CUL-015", lookFirst = "Whether a use is told as it was recorded, and moves the wave.")
    void aUseIsToldAndMovesTheWave(Server server) {
        OneWave wave = OneWave.told(server, Map.of("u-01", 20));
        Expect.that(!wave.read().text("/useDueOn").isEmpty(), "the day by which a use is expected", "none");
        Expect.status(use(server, wave, "Fewer families for each worker."), 201);
        Answer listed = Expect.status(server.as(Persona.FIRST_ANALYST).get(wave.path() + "/uses"), 200);
        Expect.equal("the change", "workload", listed.text("/items/0/change"));
        Expect.equal("the day", "2027-01-15", listed.text("/items/0/changedOn"));
        Expect.equal("the role", "quality-lead", listed.text("/items/0/role"));
        Expect.equal("the state", "use-recorded", wave.read().text("/state"));
    }

    @Requirement(value = "CUL-016", lookFirst = "Whether texts of uses are screened.")
    void aUseNamesNobody(Server server) {
        OneWave wave = OneWave.told(server, Map.of("u-01", 20));
        Answer refused = use(server, wave, "Call 555-201-3344 to learn more of it.");
        Expect.problem(refused, 422, "validation-failed");
        Expect.that(!refused.text().contains("201-3344"), "a refusal without the text", "the text in it");
    }

    private static Answer use(Server server, OneWave wave, String text) {
        return server.as(Persona.FIRST_ANALYST)
                .post(wave.path() + "/uses")
                .json(server.invented()
                        .object()
                        .put("change", "workload")
                        .put("text", text)
                        .put("changedOn", "2027-01-15")
                        .put("role", "quality-lead"))
                .send();
    }
}
