package org.npcs.repository.conformance.provider.outcome;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Findings;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** No number is kept without what it rests on. */
final class Observations {

    private static final String SHARE = "repeat-maltreatment-12m";

    @Requirement(value = "OUT-001", lookFirst = "Parts that the measure requires, and parts that it does not name.")
    void anObservationHasThePartsOfItsMeasure(Server server) {
        Observed observed = new Observed(server, Observed.RATIO);
        Findings.refusedAt(observed.state(observed.content("exited", 30)), "/parts");
        Findings.refusedAt(observed.state(observed.content("entered", 40, "exited", 30, "removed", 1)), "/parts/2");
        Expect.status(server.as(Persona.FIRST_NIGHTLY).get(observed.address()), 404);
        Expect.status(observed.state(observed.ratio(30, 40)), 201);
    }

    @Requirement(value = "OUT-002", lookFirst = "Whether the source and the version of the measure are kept, too.")
    void anObservationIsKeptInVersionsWithItsSource(Server server) {
        Observed observed = new Observed(server, Observed.RATIO);
        Expect.status(observed.state(observed.ratio(30, 40)), 201);
        Answer changed = Expect.status(observed.state("?expectedVersion=1", observed.ratio(31, 40)), 200);
        Expect.equal("the version", 2, changed.json().path("version").asInt(0));
        Answer read = Expect.status(server.as(Persona.FIRST_NIGHTLY).get(observed.address()), 200);
        Expect.equal("the source", "own-system", read.text("/content/source/kind"));
        Expect.equal("the edition", "2026-11", read.text("/content/source/edition"));
        Expect.equal("the version of the measure", "1", read.text("/content/measureVersion"));
        Expect.equal("the status", "final", read.text("/content/status"));
        Answer listed = Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .get(Observed.all(server.first()) + "?limit=500&measure=" + Observed.RATIO + "&period="
                                + observed.period()),
                200);
        Expect.equal("the listed observations", 1, listed.json().path("items").size());
    }

    @Requirement(value = "OUT-003", lookFirst = "A part that is larger than its whole.")
    void aPartIsNotLargerThanItsWhole(Server server) {
        Observed observed = new Observed(server, SHARE);
        Findings.refusedAt(observed.state(observed.content("children", 40, "again", 41)), "/parts/1");
        Expect.status(observed.state(observed.content("children", 40, "again", 40)), 201);
    }

    @Requirement(value = "OUT-004", lookFirst = "A printed table with a misprint: refused, mended, or kept in silence.")
    void whatDoesNotAddUpIsKeptAndTold(Server server) {
        Observed observed = new Observed(server, Observed.RATIO);
        Answer stored = Expect.status(
                observed.state(
                        observed.content("atStart", 429202, "entered", 224555, "served", 655787, "exited", 211046)),
                201);
        misfit(stored);
        Answer read = Expect.status(server.as(Persona.FIRST_NIGHTLY).get(observed.address()), 200);
        misfit(read);
        Expect.equal(
                "the number as it was stated",
                655787,
                read.json().at("/content/parts/2/value").asInt(0));
        Observed sound = new Observed(server, Observed.RATIO);
        Answer fits = Expect.status(
                sound.state(sound.content("atStart", 429202, "entered", 224555, "served", 653757, "exited", 211046)),
                201);
        Expect.equal("warnings where all fits:", 0, fits.json().path("warnings").size());
    }

    private static void misfit(Answer answer) {
        JsonNode warning = Findings.at(answer.json().path("warnings"), "/parts/2");
        Expect.equal("the severity", "warning", warning.path("severity").asString(""));
    }

    @Requirement(value = "OUT-005", lookFirst = "Whether asOf is read at all.")
    void thePastIsReadAsItWas(Server server) {
        Observed observed = new Observed(server, Observed.RATIO);
        String then = Expect.status(observed.state(observed.ratio(30, 40)), 201).text("/updatedAt");
        Expect.status(observed.state("?expectedVersion=1&reason=entry-error", observed.ratio(20, 40)), 200);
        Answer past = Expect.status(server.as(Persona.FIRST_NIGHTLY).get(observed.address() + "?asOf=" + then), 200);
        Expect.equal(
                "the number of then",
                30,
                past.json().at("/content/parts/1/value").asInt(0));
        Expect.equal(
                "the numerator of then",
                30,
                observed.outcome("&asOf=" + then).at("/numerator/value").asInt(0));
        Expect.equal(
                "the numerator of now",
                20,
                observed.outcome("").at("/numerator/value").asInt(0));
    }

    @Requirement(value = "OUT-010", lookFirst = "Every way to another member's numbers, writing included.")
    void nobodyElseLearnsOfThem(Server server) {
        Observed observed = new Observed(server, Observed.RATIO);
        Expect.status(observed.state(observed.ratio(30, 40)), 201);
        var other = server.as(Persona.SECOND_NIGHTLY);
        Expect.problem(other.get(observed.address()), 404, "not-found");
        Expect.problem(other.get(Observed.all(server.first())), 404, "not-found");
        Expect.problem(other.get(Observed.outcomes(server.first())), 404, "not-found");
        Expect.problem(other.put(observed.address()).json(observed.ratio(1, 40)).send(), 404, "not-found");
        Expect.problem(
                other.post(observed.address() + "/transitions")
                        .json(server.invented().object("{\"to\":\"retracted\",\"reason\":\"entry-error\"}"))
                        .send(),
                404,
                "not-found");
    }

    @Requirement(
            value = "OUT-012",
            lookFirst = "Measures that the repository computes, and ones that nobody published.")
    void whatIsComputedIsNotStated(Server server) {
        for (String measure : new String[] {"fatality-rate-population", "near-fatality-rate-contact", "no-measure"}) {
            Observed observed = new Observed(server, measure);
            Expect.problem(observed.state(observed.ratio(30, 40)), 400, "invalid-parameter");
        }
    }
}
