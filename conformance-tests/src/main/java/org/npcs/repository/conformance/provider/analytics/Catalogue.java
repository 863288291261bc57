package org.npcs.repository.conformance.provider.analytics;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Analysts know what there is before they ask, and by which rules it is told. */
final class Catalogue {

    @Requirement(value = "ANA-001", lookFirst = "Columns that an answer has and the dictionary does not.")
    void theCatalogueAndItsColumnsArePublic(Server server) {
        List<JsonNode> tables = Asked.catalogue(server);
        Expect.that(!tables.isEmpty(), "a table", "none");
        for (JsonNode table : tables) {
            String id = table.path("id").asString("");
            List<String> dictionary = Asked.columns(server, id);
            List<String> told = Asked.texts(Asked.answered(
                            server, id + "?member=" + server.first() + "&from=2024-01-01&until=2024-12-31&period=year")
                    .json()
                    .path("columns"));
            Expect.that(!told.isEmpty(), "columns of " + id, "none");
            for (String column : told) {
                Expect.that(dictionary.contains(column), "every column of " + id + " in its dictionary", column);
            }
        }
    }

    @Requirement(value = "ANA-012", lookFirst = "Whether an answer across members names the version of its rules.")
    void theRulesArePublicAndNamed(Server server) {
        List<String> rules = Pages.all(server.as(Persona.ANYBODY), "/v1/disclosure-rules?limit=50", 50, "/id");
        Expect.that(!rules.isEmpty(), "rules of disclosure control", "none");
        String release = server.releases().published(server);
        String named = Asked.answered(server, "incidents?release=" + release).text("/rules");
        Expect.that(rules.contains(named), "one of the published versions of the rules", "'" + named + "'");
    }
}
