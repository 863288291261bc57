package org.npcs.repository.conformance.provider.incident;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A list is a promise of completeness. */
final class Lists {

    @Requirement(value = "INC-011", lookFirst = "Filters on both ends of a period, and filters that are combined.")
    void theListHoldsExactlyWhatTheFiltersName(Server server) {
        LocalDate day = server.invented().day();
        Stored first = server.given().incident(day);
        Stored next = server.given().incident(day.plusDays(1));
        ObjectNode other = server.invented().incident(server.invented().key(), day);
        ((ObjectNode) other.at("/determinations/0")).put("kind", "serious-injury");
        Stored injury = server.given().incident(other);
        server.as(Persona.FIRST_NIGHTLY)
                .post(Paths.incident(first.id()) + "/transitions")
                .json(server.invented().object().put("to", "accepted"))
                .send();
        String both = "eventFrom=" + day + "&eventTo=" + day.plusDays(1);
        expect(server, "eventFrom=" + day + "&eventTo=" + day, Set.of(first.id(), injury.id()), Set.of(next.id()));
        expect(server, both, Set.of(first.id(), injury.id(), next.id()), Set.of());
        expect(server, both + "&kind=serious-injury", Set.of(injury.id()), Set.of(first.id(), next.id()));
        expect(server, both + "&state=accepted", Set.of(first.id()), Set.of(injury.id(), next.id()));
        expect(
                server,
                both + "&updatedSince=2200-01-01T00:00:00Z",
                Set.of(),
                Set.of(first.id(), injury.id(), next.id()));
    }

    private static void expect(Server server, String filters, Set<String> in, Set<String> out) {
        String path = Paths.incidents(server.first()) + "?limit=500&" + filters;
        List<JsonNode> items = Pages.items(server.as(Persona.FIRST_NIGHTLY), path, 500);
        Set<String> ids =
                items.stream().map(item -> item.path("id").asString("")).collect(Collectors.toSet());
        Expect.equal("as many different items as items,", items.size(), ids.size());
        Expect.that(
                ids.containsAll(in), "all incidents that meet " + filters, ids.size() + " items without some of them");
        Expect.that(ids.stream().noneMatch(out::contains), "only incidents that meet " + filters, "others among them");
        for (JsonNode item : items) {
            Expect.equal(
                    "the owner of each item",
                    server.first(),
                    item.path("jurisdiction").asString(""));
        }
    }
}
