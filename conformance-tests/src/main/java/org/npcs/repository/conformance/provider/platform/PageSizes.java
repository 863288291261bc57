package org.npcs.repository.conformance.provider.platform;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;

/** A page is never taken for the whole. */
final class PageSizes {

    @Requirement(value = "PLT-015", lookFirst = "The page that ends exactly with the last item.")
    void aListOfIncidentsIsReadToItsEnd(Server server) {
        LocalDate day = server.invented().day();
        Set<String> ids = Set.of(
                server.given().incident(day).id(),
                server.given().incident(day).id(),
                server.given().incident(day).id(),
                server.given().incident(day).id());
        String path = Paths.incidents(server.first()) + "?limit=2&eventFrom=" + day + "&eventTo=" + day;
        List<String> found = Pages.all(server.as(Persona.FIRST_NIGHTLY), path, 2, "/id");
        Expect.that(found.containsAll(ids), "all four incidents of the day on the pages", found.size() + " items");
    }

    @Requirement(value = "PLT-015", lookFirst = "Whether reviews use the same pages as incidents.")
    void aListOfReviewsIsReadToItsEnd(Server server) {
        Stored incident = server.given().accepted();
        Set<String> ids = Set.of(
                server.given()
                        .review(incident, 1, server.instrument().unrated())
                        .id(),
                server.given()
                        .review(incident, 2, server.instrument().unrated())
                        .id());
        String path = Paths.reviews(server.first()) + "?limit=1&incidentLocalKey=" + incident.key();
        List<String> found = Pages.all(server.as(Persona.FIRST_NIGHTLY), path, 1, "/id");
        Expect.equal("the reviews of the incident", ids, Set.copyOf(found));
    }

    @Requirement(value = "PLT-015", lookFirst = "Short lists for which nobody expects a second page.")
    void theListOfJurisdictionsIsReadToItsEnd(Server server) {
        List<String> found = Pages.all(server.as(Persona.FIRST_NIGHTLY), "/v1/jurisdictions?limit=1", 1, "/code");
        Expect.that(
                found.containsAll(List.of(server.first(), server.second())),
                "both members on the pages",
                found.size() + " items");
    }

    @Requirement(value = "PLT-016", lookFirst = "Limits that are lowered in silence.")
    void aLimitOutOfBoundsIsRefused(Server server) {
        for (String list : List.of(Paths.incidents(server.first()), Paths.reviews(server.first()))) {
            for (String limit : List.of("0", "-1", "501")) {
                Answer answer = server.as(Persona.FIRST_NIGHTLY).get(list + "?limit=" + limit);
                Expect.problem(answer, 400, "invalid-parameter");
            }
            Expect.status(server.as(Persona.FIRST_NIGHTLY).get(list + "?limit=1"), 200);
        }
    }
}
