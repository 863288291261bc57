package org.npcs.repository.conformance.provider.improvement;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The bundles that everybody observes alike. */
final class PublishedBundles {

    private static final List<String> OF_ELEMENTS = List.of("definition", "eligibility", "evidence", "dataSource");

    @Requirement(value = "IMP-001", lookFirst = "Whether the file of the bundle is served as it is published.")
    void aBundleSaysWhatIsDoneForWhom(Server server) {
        List<JsonNode> all = Pages.items(server.as(Persona.ANYBODY), "/v1/bundles?limit=50", 50);
        Expect.that(!all.isEmpty(), "a care bundle", "none");
        for (JsonNode listed : all) {
            Answer read = Expect.status(
                    server.as(Persona.ANYBODY)
                            .get("/v1/bundles/" + listed.path("bundle").asString("") + "/versions/"
                                    + listed.path("version").asString("")),
                    200);
            Expect.equal("the content", listed.path("contentHash").asString(""), read.text("/contentHash"));
            ObjectNode content = (ObjectNode) read.json().deepCopy();
            content.remove(List.of("contentHash", "meta"));
            Expect.equal("the hash of the content", StrictJson.sha256(content), read.text("/contentHash"));
            Expect.that(!read.json().path("elements").isEmpty(), "elements of a bundle", "none");
            read.json()
                    .path("elements")
                    .forEach(element -> Expect.that(
                            element.path("exclusions").isArray(),
                            "that an element says for whom it is not",
                            "nothing"));
            read.json()
                    .path("elements")
                    .forEach(element -> OF_ELEMENTS.forEach(member -> Expect.that(
                            !element.path(member).asString("").isBlank(),
                            "that the element " + element.path("key").asString("") + " has " + member,
                            "nothing")));
        }
    }
}
