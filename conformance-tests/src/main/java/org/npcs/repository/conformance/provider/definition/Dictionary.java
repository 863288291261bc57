package org.npcs.repository.conformance.provider.definition;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.contract.ContractDocument;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Dictionary and schema never disagree. */
final class Dictionary {

    @Requirement(value = "DEF-008", lookFirst = "Members that were added to a schema and not to the dictionary.")
    void everyMemberHasOneElementAndNoneBesides(Server server) {
        Set<String> members = new TreeSet<>();
        members("IncidentContent", "incident", members);
        members("ReviewContent", "review", members);
        var elements = Words.all(server, "/v1/dictionary/elements").stream()
                .map(element -> element.path("id").asString(""))
                .collect(Collectors.toList());
        Set<String> distinct = new TreeSet<>(elements);
        Expect.equal("as many different elements as elements,", elements.size(), distinct.size());
        Expect.equal("the elements", members, distinct);
        String one = members.iterator().next();
        Answer page = Expect.status(server.as(Persona.ANYBODY).get("/v1/dictionary/elements/" + one), 200);
        Expect.equal("the page of", one, page.text("/id"));
    }

    private static void members(String schema, String path, Set<String> members) {
        JsonNode root = ContractDocument.published().root();
        walk(root, root.at("/components/schemas/" + schema), path, members);
    }

    private static void walk(JsonNode root, JsonNode schema, String path, Set<String> members) {
        JsonNode resolved = resolved(root, schema);
        JsonNode items = resolved(root, resolved.path("items"));
        JsonNode properties = items.has("properties") ? items.path("properties") : resolved.path("properties");
        properties.properties().forEach(member -> {
            String name = path + "." + member.getKey();
            members.add(name);
            walk(root, member.getValue(), name, members);
        });
    }

    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asString("").substring(1)) : schema;
    }
}
