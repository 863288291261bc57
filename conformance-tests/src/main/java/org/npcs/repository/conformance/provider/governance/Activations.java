package org.npcs.repository.conformance.provider.governance;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Ground;
import org.npcs.repository.conformance.run.Together;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What begins with decisions. No version of rules is brought into force by a run, since that would stay. */
@Together(Ground.TEAMS)
final class Activations {

    private static final String ACTIVATIONS = "/v1/activations";
    private static final List<String> LISTS = List.of("disclosure-rules", "research-rules", "agreement-policies");

    private static ObjectNode activating(Server server, String kind, String reference) {
        ObjectNode content = OneProposal.content(server);
        content.putArray("activates")
                .addObject()
                .put("kind", kind)
                .put("reference", reference)
                .put("from", "2020-01-01");
        return content;
    }

    @Requirement(value = "GVN-080", lookFirst = "Whether the list is read from adopted decisions, with their day.")
    void whatBeginsNamesItsDecision(Server server) {
        String reference = server.invented().key();
        OneProposal proposal = OneProposal.drafted(server, activating(server, "other", reference));
        Expect.status(proposal.move(Persona.FIRST_LEAD, "submitted"), 200);
        Expect.status(proposal.step("consensus-called"), 200);
        Expect.that(told(server, reference).isEmpty(), "nothing that begins before it is decided", "it");
        Expect.status(proposal.step("adopted-by-consensus"), 200);
        List<JsonNode> told = told(server, reference);
        Expect.equal("what began", 1, told.size());
        Answer decision = proposal.decision(Persona.FIRST_LEAD);
        Expect.equal(
                "the decision",
                decision.text("/reference"),
                told.get(0).path("decision").asString(""));
        Expect.equal(
                "the first day",
                decision.text("/decidedAt").substring(0, 10),
                told.get(0).path("from").asString(""));
    }

    private static List<JsonNode> told(Server server, String reference) {
        return Pages.items(server.as(Persona.FIRST_LEAD), ACTIVATIONS + "?limit=100", 100).stream()
                .filter(one -> one.path("reference").asString("").equals(reference))
                .toList();
    }

    @Requirement(value = "GVN-081", lookFirst = "Whether what awaits a decision is told from what is in force.")
    void oneVersionIsInForce(Server server) {
        List<JsonNode> began = Pages.items(server.as(Persona.FIRST_LEAD), ACTIVATIONS + "?limit=100", 100);
        for (String list : LISTS) {
            List<JsonNode> versions = Pages.items(server.as(Persona.ANYBODY), "/v1/" + list + "?limit=50", 50);
            List<JsonNode> active = versions.stream()
                    .filter(one -> one.path("status").asString("").equals("active"))
                    .toList();
            Expect.equal("versions in force of " + list, 1, active.size());
            for (JsonNode version : versions) {
                String decision = version.path("decision").asString("");
                String reference = list + "/" + version.path("id").asString("");
                boolean activated = began.stream()
                        .anyMatch(one -> one.path("reference").asString("").equals(reference)
                                && one.path("decision").asString("").equals(decision));
                Expect.equal("whether a decision activated " + reference, !decision.isEmpty(), activated);
            }
        }
    }

    @Requirement(value = "GVN-082", lookFirst = "Whether references of rules are looked up before a draft is stored.")
    void nobodyDecidesOnNothing(Server server) {
        for (String kind : List.of("rule-set", "agreement-policy")) {
            Answer answer = server.as(Persona.FIRST_LEAD)
                    .post(OneProposal.COLLECTION)
                    .json(activating(server, kind, "disclosure-rules/1999-9"))
                    .send();
            JsonNode finding = Expect.problem(answer, 422, "validation-failed")
                    .path("findings")
                    .path(0);
            Expect.equal(
                    "the place",
                    "/activates/0/reference",
                    finding.path("pointer").asString(""));
            Expect.that(finding.path("allowed").size() > 0, "the published versions", "none");
        }
    }
}
