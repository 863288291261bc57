package org.npcs.repository.conformance.provider.learning;

import java.util.List;
import java.util.Set;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How items are found, and how candid the list is. */
final class LibraryLists {

    private static final Set<String> NO_SUCCESS = Set.of("mixed", "did-not-work");
    private static final int MOST_TRIES = 20;
    private static final double ROUNDING = 1e-9;

    private static JsonNode candour(Server server) {
        return Expect.status(server.as(OneItem.READER).get(OneItem.COLLECTION + "?limit=1"), 200)
                .json();
    }

    @Requirement(value = "LRN-006", lookFirst = "Whether items that went mixed or did not work are counted.")
    void theListTellsHowCandidItIs(Server server) {
        try (OneItem failed = OneItem.published(server, OneItem.content(server));
                OneItem worked =
                        OneItem.published(server, OneItem.content(server).put("result", "worked"))) {
            Expect.equal(
                    "the result", "did-not-work", failed.read(OneItem.READER).text("/content/result"));
            Expect.equal("the result", "worked", worked.read(OneItem.READER).text("/content/result"));
            Expect.equal("what is told", "what is published", compared(server));
        }
    }

    /** Others may publish and withdraw meanwhile, so that a difference counts when it stays. */
    private static String compared(Server server) {
        String difference = "changes all the time";
        for (int i = 0; i < MOST_TRIES; i++) {
            JsonNode before = candour(server);
            List<String> results = Pages.all(
                    server.as(OneItem.READER),
                    OneItem.COLLECTION + "?state=published&limit=500",
                    500,
                    "/content/result");
            if (figures(before).equals(figures(candour(server)))) {
                long lessons = results.stream().filter(NO_SUCCESS::contains).count();
                String counted = results.size() + " published, " + lessons + " no successes";
                double share = before.path("shareOfLessons").asDouble(-1);
                if (figures(before).equals(counted) && Math.abs(share - (double) lessons / results.size()) < ROUNDING) {
                    return "what is published";
                }
                difference = figures(before) + " and a share of " + share + ", where there are " + counted;
            }
        }
        return difference;
    }

    private static String figures(JsonNode told) {
        return told.path("published").asInt(-1)
                + " published, "
                + told.path("notSuccesses").asInt(-1)
                + " no successes";
    }

    @Requirement(value = "LRN-007", lookFirst = "Whether a filter is compared with its code system.")
    void filtersAreExact(Server server) {
        ObjectNode content = OneItem.content(server).put("kind", "policy").put("result", "mixed");
        content.put("prevention", false).putArray("topics").add("second-victim");
        content.putArray("themes").add("IO-ECON");
        try (OneItem item = OneItem.published(server, content);
                OneItem other = OneItem.published(server, OneItem.content(server))) {
            for (String filter : List.of(
                    "kind=policy", "topic=second-victim", "theme=IO-ECON", "result=mixed", "prevention=false")) {
                List<String> found =
                        Pages.all(server.as(OneItem.READER), OneItem.COLLECTION + "?limit=100&" + filter, 100, "/id");
                Expect.that(found.contains(item.id()), "the item by its " + filter, "that it is not there");
                Expect.that(!found.contains(other.id()), "no other item by " + filter, "one");
            }
            for (String unknown : List.of("kind=song", "topic=soap", "theme=IO-NONE", "result=fine", "state=gone")) {
                Expect.problem(
                        server.as(OneItem.READER).get(OneItem.COLLECTION + "?" + unknown), 400, "invalid-parameter");
            }
        }
    }
}
