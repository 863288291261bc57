package org.npcs.repository.conformance.provider.platform;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** What is coming is told in time. */
final class Announced {

    private static final Map<String, Integer> DAYS = Map.of("additive", 30, "behaviour", 90, "breaking", 180);

    @Requirement(value = "PLT-040", lookFirst = "Rules that were published with a day of the same month.")
    void nothingIsEnforcedBeforeItsNoticeIsOver(Server server) {
        JsonNode items = Expect.status(server.as(Persona.ANYBODY).get("/v1/announcements?limit=500"), 200)
                .json()
                .path("items");
        for (JsonNode one : items) {
            String enforced = one.path("enforcedOn").asString("");
            if (!enforced.isEmpty()) {
                LocalDate told = LocalDate.parse(one.path("announcedOn").asString(""));
                long days = ChronoUnit.DAYS.between(told, LocalDate.parse(enforced));
                int least = DAYS.getOrDefault(one.path("class").asString(""), 0);
                Expect.that(days >= least, "at least " + least + " days of notice", days + " days");
            }
        }
    }

    @Requirement(value = "PLT-041", lookFirst = "A changelog that is written by hand and forgotten.")
    void theChangelogHoldsThePresentVersion(Server server) {
        Answer service = Expect.status(server.as(Persona.ANYBODY).get("/v1"), 200);
        JsonNode versions = Expect.status(server.as(Persona.ANYBODY).get("/v1/changelog?limit=500"), 200)
                .json()
                .path("items");
        boolean held = versions.valueStream()
                .anyMatch(one -> one.path("version").asString("").equals(service.text("/contractVersion")));
        Expect.that(held, "the version that GET /v1 names", versions.size() + " other versions");
    }
}
