package org.npcs.repository.conformance.provider.governance;

import java.time.LocalDate;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Ground;
import org.npcs.repository.conformance.run.Together;
import tools.jackson.databind.node.ObjectNode;

/** Who leads the Executive Committee, and for how long. */
@Together(Ground.TEAMS)
final class CoChairs {

    @Requirement(value = "GVN-010", lookFirst = "Whether all offices are counted on each of the days.")
    void twoLead(Server server) {
        Executive executive = Executive.of(server);
        LocalDate first = executive.first();
        for (int i = 0; i < 3; i++) {
            executive.seated(i, first);
        }
        Expect.status(executive.lead(0, first, first.plusYears(1)), 201);
        Expect.status(executive.lead(1, first.plusMonths(1), first.plusYears(1)), 201);
        Executive.refused(executive.lead(2, first, first.plusMonths(2)), "GOV-R-009");
        Expect.status(executive.lead(2, first, first.plusMonths(1)), 201);
    }

    @Requirement(value = "GVN-011", lookFirst = "Whether offices that follow each other are summed up.")
    void nobodyLeadsAThirdYear(Server server) {
        Executive executive = Executive.of(server);
        LocalDate first = executive.first();
        for (int year = 0; year < 3; year++) {
            executive.seated(0, first.plusYears(year));
        }
        for (int year = 0; year < 2; year++) {
            Expect.status(executive.lead(0, first.plusYears(year), first.plusYears(year + 1L)), 201);
        }
        Answer third = executive.lead(0, first.plusYears(2), first.plusYears(2).plusDays(1));
        Executive.refused(third, "GOV-R-010");
        Expect.that(
                third.text("/detail").contains(first.toString())
                        && third.text("/detail").contains(first.plusYears(2).toString()),
                "a refusal with the dates",
                "another one");
    }

    @Requirement(value = "GVN-012", lookFirst = "Whether second positions of advisors are looked at.")
    void advisorsLeadNothing(Server server) {
        Executive executive = Executive.of(server);
        LocalDate first = executive.first();
        String organisation = "conformance-" + server.invented().letters(8).toLowerCase(java.util.Locale.ROOT);
        ObjectNode role = Roles.advisor(server, organisation)
                .put("startsOn", first.toString())
                .put("endsOn", first.plusYears(3).toString());
        role.putArray("alsoHolds")
                .addObject()
                .put("jurisdiction", executive.positions().get(0).jurisdiction())
                .put("teamKey", executive.positions().get(0).teamKey());
        Expect.status(Roles.give(server, organisation, role), 201);
        ObjectNode office = server.invented()
                .object()
                .put("office", "co-chair")
                .put("organisation", organisation)
                .put("teamKey", "ADVISOR-1")
                .put("startsOn", first.toString());
        Executive.refused(
                server.as(Persona.OPERATOR)
                        .post(Executive.PATH + "/offices")
                        .json(office)
                        .send(),
                "GOV-R-012");
        Executive.refused(executive.seat(executive.term(0, first)), "GOV-R-012");
    }

    @Requirement(value = "GVN-020", lookFirst = "Whether the days of the seat are compared with those of the office.")
    void whoLeadsSits(Server server) {
        Executive executive = Executive.of(server);
        LocalDate first = executive.first();
        executive.seated(0, first);
        Executive.refused(executive.lead(0, first, first.plusYears(1).plusDays(1)), "GOV-R-011");
        Executive.refused(executive.lead(1, first, first.plusDays(1)), "GOV-R-011");
        Expect.status(executive.lead(0, first, first.plusYears(1)), 201);
    }
}
