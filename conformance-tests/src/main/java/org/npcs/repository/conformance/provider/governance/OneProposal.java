package org.npcs.repository.conformance.provider.governance;

import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/**
 * A proposal of the first member, on which the seats of the first and the second member speak.
 *
 * @param path its address
 */
record OneProposal(Server server, String path) {

    static final String COLLECTION = "/v1/proposals";

    static ObjectNode content(Server server) {
        ObjectNode content = server.invented()
                .object()
                .put("committee", "executive")
                .put("title", "Proposal of a conformance run")
                .put("summary", "It is there during a conformance run.");
        content.putArray("goals").add("prevent-incidents");
        return content;
    }

    static OneProposal drafted(Server server, ObjectNode content) {
        Executive executive = Executive.of(server);
        for (String member : new String[] {server.first(), server.second()}) {
            if (executive.positions().stream()
                    .noneMatch(one -> one.jurisdiction().equals(member))) {
                throw new Skipped(SkipReason.NO_COMMITTEE);
            }
        }
        Answer made = Expect.status(
                server.as(Persona.FIRST_LEAD).post(COLLECTION).json(content).send(), 201);
        return new OneProposal(server, COLLECTION + "/" + made.text("/id"));
    }

    static OneProposal submitted(Server server) {
        OneProposal proposal = drafted(server, content(server));
        Expect.status(proposal.move(Persona.FIRST_LEAD, "submitted"), 200);
        return proposal;
    }

    static OneProposal called(Server server) {
        OneProposal proposal = submitted(server);
        Expect.status(proposal.step("consensus-called"), 200);
        return proposal;
    }

    static OneProposal balloted(Server server) {
        OneProposal proposal = called(server);
        Expect.status(proposal.position("object", "The evidence is thin."), 201);
        Expect.status(proposal.step("objection"), 200);
        Expect.status(proposal.step("ballot"), 200);
        return proposal;
    }

    Answer move(Persona by, String to) {
        return server.as(by)
                .post(path + "/transitions")
                .json(server.invented().object().put("to", to))
                .send();
    }

    Answer step(String to) {
        return server.as(Persona.OPERATOR)
                .post(path + "/committee-steps")
                .json(server.invented().object().put("to", to))
                .send();
    }

    /** The position of the seat of the first member; no reason when it is empty. */
    Answer position(String said, String reason) {
        ObjectNode content = server.invented().object().put("position", said);
        if (!reason.isEmpty()) {
            content.put("reason", reason);
        }
        return server.as(Persona.FIRST_LEAD)
                .put(path + "/positions/" + server.first())
                .json(content)
                .send();
    }

    /** The paper of a seat, given by a persona. */
    Answer paper(Persona by, String member, String vote) {
        return server.as(by)
                .put(path + "/ballots/" + member)
                .json(server.invented().object().put("vote", vote))
                .send();
    }

    Answer first(String vote) {
        return paper(Persona.FIRST_LEAD, server.first(), vote);
    }

    Answer second(String vote) {
        return paper(Persona.SECOND_ADMIN, server.second(), vote);
    }

    String state() {
        return read().text("/state");
    }

    Answer read() {
        return server.as(Persona.FIRST_LEAD).get(path);
    }

    Answer decision(Persona reader) {
        return Expect.status(server.as(reader).get(MadeDecisions.COLLECTION + "/" + read().text("/decision")), 200);
    }
}
