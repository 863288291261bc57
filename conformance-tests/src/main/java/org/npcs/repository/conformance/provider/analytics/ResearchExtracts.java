package org.npcs.repository.conformance.provider.analytics;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Invented;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What leaves for research, and for how long. */
final class ResearchExtracts {

    private static final List<String> IDENTIFYING = List.of("eventYear", "ageBand", "childSex", "kind");
    private static final int AGE = 3;
    private static final int OTHER_AGE = 16;

    @Requirement(value = "ANA-094", lookFirst = "Owners that excluded themselves, and years that have just ended.")
    void onlyWhatIsOldEnoughAndGivenLeaves(Server server) {
        OneResearch research = OneResearch.asked(server, 0);
        int alike = OneResearch.leastAlike(server);
        research.alikeOfFirst(alike, AGE);
        research.alikeOfSecond(alike, AGE);
        JsonNode extract = research.ready("agreed", "excluded");
        int records = extract.path("records").asInt(-1);
        Expect.that(records >= alike, "the incidents of the owner that agreed", records + " of them");
        Expect.that(records <= research.ofFirstInTheYear(), "no incident of the owner that excluded itself", "some");
        Expect.equal(
                "the records that the owner is told",
                records,
                Expect.status(server.as(Persona.FIRST_COUNSEL).get(research.ofFirst()), 200)
                        .json()
                        .path("records")
                        .asInt(-1));
        int lastYear = server.today().getYear() - 1;
        int youngest = youngest(server);
        for (int year : IntStream.of(lastYear, youngest).distinct().toArray()) {
            ObjectNode young = OneResearch.wanted(server).put("yearsFrom", year).put("yearsUntil", year);
            OneResearch early = OneResearch.filed(server, young, year);
            Expect.status(early.move(Persona.STEWARD, "owners-asked"), 200);
            early.alikeOfFirst(alike, AGE);
            JsonNode none = early.ready("agreed", "agreed");
            if (youngest(server) != youngest) {
                throw new Inconclusive("a year became old enough meanwhile");
            }
            Expect.equal("incidents of " + year, 0, none.path("records").asInt(-1));
        }
    }

    /** The first year that is too young by the rules: it ended later than the months ago that they name, or goes on. */
    private static int youngest(Server server) {
        return server.today().minusMonths(OneResearch.rule(server, "lagMonths")).getYear();
    }

    @Requirement(value = "ANA-095", lookFirst = "Rows that are alone with what they tell.")
    void nobodyInAnExtractIsAlone(Server server) {
        OneResearch research = OneResearch.asked(server, 1);
        int alike = OneResearch.leastAlike(server);
        research.alikeOfFirst(alike, AGE);
        research.alikeOfSecond(1, OTHER_AGE);
        JsonNode extract = research.ready("agreed", "agreed");
        Answer rows = Expect.status(research.rows(Persona.FIRST_RESEARCHER, extract), 200);
        Expect.that(!rows.json().path("rows").isEmpty(), "rows of incidents that look alike", "none");
        rows.json()
                .path("rows")
                .valueStream()
                .collect(Collectors.groupingBy(
                        row -> IDENTIFYING.stream()
                                .map(name -> row.path(name).asString(""))
                                .toList(),
                        Collectors.counting()))
                .forEach((values, count) ->
                        Expect.that(count >= alike, alike + " rows or more with each combination", count + " of one"));
        for (String never : List.of(Invented.PREFIX, server.first(), server.second())) {
            Expect.that(!rows.text().contains(never), "no key and no owner in rows", never);
        }
    }

    @Requirement(value = "ANA-096", lookFirst = "Whether the account is written with the extract.")
    void ownersFindAnExtractInTheirAccounts(Server server) {
        OneResearch research = OneResearch.asked(server, 2);
        int alike = OneResearch.leastAlike(server);
        research.alikeOfFirst(alike, AGE);
        research.ready("agreed", "excluded");
        JsonNode account = Expect.status(
                        server.as(Persona.FIRST_COUNSEL)
                                .get("/v1/jurisdictions/" + server.first() + "/disclosures?limit=100"),
                        200)
                .json();
        JsonNode entry = account.path("items")
                .valueStream()
                .filter(one -> one.path("researchRequestId").asString("").equals(research.id()))
                .findFirst()
                .orElseGet(() -> server.invented().object());
        Expect.that(entry.path("records").asInt(-1) >= alike, "the records in the account", "fewer or none");
        JsonNode told = Expect.status(server.as(Persona.FIRST_COUNSEL).get(research.ofFirst()), 200)
                .json();
        Expect.equal("records that the owner is told", entry.path("records"), told.path("records"));
    }

    @Requirement(value = "ANA-097", lookFirst = "Whether an extract is kept like any export of the member.")
    void oneClientReadsAnExtractUntilItsEnd(Server server) {
        OneResearch research = OneResearch.asked(server, 3);
        research.alikeOfFirst(OneResearch.leastAlike(server), AGE);
        JsonNode extract = research.ready("agreed", "agreed");
        String path = "/v1/exports/" + extract.path("exportId").asString("");
        for (Persona other : List.of(Persona.FIRST_ANALYST, Persona.SECOND_RESEARCHER, Persona.STEWARD)) {
            Expect.problem(server.as(other).get(path), 404, "not-found");
            Expect.problem(research.rows(other, extract), 404, "not-found");
        }
        Expect.status(research.rows(Persona.FIRST_RESEARCHER, extract), 200);
        Expect.status(research.move(Persona.FIRST_RESEARCHER, "destruction-attested"), 200);
        Expect.problem(research.rows(Persona.FIRST_RESEARCHER, extract), 410, "export-expired");
    }
}
