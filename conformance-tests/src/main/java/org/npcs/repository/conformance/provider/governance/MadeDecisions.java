package org.npcs.repository.conformance.provider.governance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Ground;
import org.npcs.repository.conformance.run.Together;
import tools.jackson.databind.node.ObjectNode;

/** Decisions and what is kept of them. */
@Together(Ground.TEAMS)
final class MadeDecisions {

    static final String COLLECTION = "/v1/decisions";

    private static OneProposal adopted(Server server) {
        OneProposal proposal = OneProposal.called(server);
        Expect.status(proposal.step("adopted-by-consensus"), 200);
        return proposal;
    }

    private static OneProposal lost(Server server) {
        OneProposal proposal = OneProposal.balloted(server);
        Expect.status(proposal.first("no"), 201);
        Expect.status(proposal.step("not-adopted"), 200);
        return proposal;
    }

    @Requirement(value = "GVN-060", lookFirst = "Whether the state is locked, and numbers come from one counter.")
    void eachIsDecidedOnce(Server server) {
        OneProposal proposal = adopted(server);
        Expect.problem(proposal.step("adopted-by-consensus"), 409, "illegal-transition");
        Expect.problem(proposal.step("objection"), 409, "illegal-transition");
        List<String> references =
                Pages.all(server.as(Persona.FIRST_LEAD), COLLECTION + "?limit=100", 100, "/reference");
        Expect.that(
                references.contains(proposal.read().text("/decision")),
                "the decision in the list",
                "that it is not there");
        Map<String, TreeSet<Integer>> years = new TreeMap<>();
        for (String reference : references) {
            Expect.that(reference.matches("EC-[0-9]{4}-[0-9]{3,6}"), "a reference of a year", reference);
            boolean another = years.computeIfAbsent(reference.substring(3, 7), year -> new TreeSet<>())
                    .add(Integer.parseInt(reference.substring(8)));
            Expect.that(another, "each reference once", reference + " twice");
        }
        years.forEach((year, numbers) ->
                Expect.equal("numbers of " + year, numbers.last() - numbers.first() + 1, numbers.size()));
    }

    @Requirement(value = "GVN-061", lookFirst = "Whether dissent is left out for readers who are no members.")
    void membersAreToldWhoDissented(Server server) {
        if (server.configuration().clientId(Persona.STEWARD).isEmpty()) {
            throw new Skipped(SkipReason.NO_STEWARD);
        }
        OneProposal proposal = lost(server);
        Answer told = proposal.decision(Persona.SECOND_ADMIN);
        Expect.equal("who said no", server.first(), told.text("/dissent/0/jurisdiction"));
        Expect.equal(
                "papers",
                1,
                Pages.items(server.as(Persona.SECOND_ADMIN), proposal.path() + "/ballots?limit=100", 100)
                        .size());
        Answer outside = server.as(Persona.STEWARD).get(COLLECTION + "/" + told.text("/reference"));
        Expect.that(!outside.json().has("dissent"), "a decision without names", "names");
        for (String voices : List.of("/ballots", "/positions")) {
            Expect.refused(server.as(Persona.STEWARD).get(proposal.path() + voices));
        }
    }

    private static Answer release(Server server, OneProposal proposal, ObjectNode note) {
        return server.as(Persona.OPERATOR)
                .put(COLLECTION + "/" + proposal.read().text("/decision") + "/release-note")
                .json(note)
                .send();
    }

    @Requirement(value = "GVN-062", lookFirst = "Whether the outcome is read before a note is stored.")
    void whatWasAdoptedMayBeTold(Server server) {
        ObjectNode note = server.invented()
                .object()
                .put("what", "The conformance run may be told.")
                .put("toWhom", "Press offices of members");
        note.putArray("asked").add(server.first());
        Executive.refused(release(server, lost(server), note), "GOV-R-059");
        OneProposal proposal = adopted(server);
        Expect.status(release(server, proposal, note), 200);
        Answer told = proposal.decision(Persona.SECOND_ADMIN);
        Expect.equal("what may be told", note, told.json().path("releaseNote"));
    }

    @Requirement(value = "GVN-066", lookFirst = "Whether the step keeps when all members had been told.")
    void membersAreTold(Server server) {
        OneProposal proposal = OneProposal.called(server);
        Expect.problem(proposal.step("communicated"), 409, "illegal-transition");
        Expect.status(proposal.step("adopted-by-consensus"), 200);
        Expect.equal(
                "the state", "decided", proposal.decision(Persona.FIRST_LEAD).text("/state"));
        Answer step = proposal.step("communicated");
        // A server that sends the communication itself asks for it first.
        boolean sent = step.status() == 200;
        if (!sent) {
            Executive.refused(step, "GOV-R-061");
        }
        Answer decision = proposal.decision(Persona.FIRST_LEAD);
        Expect.equal("the state", sent ? "communicated" : "decided", decision.text("/state"));
        Expect.equal("whether it tells when", sent, decision.json().has("communicatedAt"));
    }
}
