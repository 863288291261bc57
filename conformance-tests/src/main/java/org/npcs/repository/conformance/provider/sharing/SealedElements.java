package org.npcs.repository.conformance.provider.sharing;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import tools.jackson.databind.node.ObjectNode;

/** What is kept sealed is read as it was sent, and is not searched. */
final class SealedElements {

    private static final int READS = 10;

    @Requirement(value = "SHR-020", lookFirst = "Whether the dictionary is asked which elements are sealed.")
    void whatIsSealedIsNotSearched(Server server) {
        for (String element : sealed()) {
            Expect.problem(
                    server.as(Persona.SECOND_NIGHTLY)
                            .get("/v1/shared-records" + OneShared.FOR_LEARNING + "&element=" + element + "&value=1"),
                    400,
                    "invalid-parameter");
        }
    }

    @Requirement(value = "SHR-021", lookFirst = "Whether the list of elements comes from the dictionary.")
    void theOwnerSeesHowItIsProtected(Server server) {
        Answer key = Expect.status(server.as(Persona.FIRST_ADMIN).get(path(server)), 200);
        Expect.equal(
                "sealed elements",
                sealed(),
                key.json()
                        .path("elements")
                        .valueStream()
                        .map(one -> one.asString(""))
                        .sorted()
                        .toList());
        Expect.that(!key.text("/keyService").isEmpty(), "the kind of the key service", "none");
        Expect.problem(server.as(Persona.SECOND_ADMIN).get(path(server)), 404, "not-found");
    }

    @Requirement(value = "SHR-022", lookFirst = "Whether the former key is kept until nothing is wrapped by it.")
    void aRotationLeavesEverythingReadable(Server server) {
        ObjectNode content = server.invented().incident(server.invented().key());
        content.put("county", "077").withObject("/absences").remove("county");
        Stored incident = server.given().incident(content);
        Answer asked = Expect.status(
                server.as(Persona.FIRST_ADMIN).post(path(server) + "/rotations").send(), 202);
        Expect.that(!asked.text("/stage").equals("settled"), "a rotation under way", "none");
        for (int i = 0; i < READS; i++) {
            Answer read = Expect.status(server.as(Persona.FIRST_NIGHTLY).get(Paths.incident(incident.id())), 200);
            Expect.equal("the county", "077", read.text("/content/county"));
            OneShared.pause();
        }
    }

    private static List<String> sealed() {
        return Definitions.published().elements().stream()
                .filter(Element::sealed)
                .map(Element::id)
                .sorted()
                .toList();
    }

    private static String path(Server server) {
        return "/v1/jurisdictions/" + server.first() + "/encryption-key";
    }
}
