package org.npcs.repository.conformance.provider.analytics;

import java.util.HashMap;
import java.util.Map;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Nobody subtracts itself from the pool: the comparison has done it. */
final class Benchmarks {

    private static final int LEAST_OTHERS = 5;

    @Requirement(value = "ANA-010", lookFirst = "Whether the asker's own count is taken from both ends of the range.")
    void theOthersAreThePoolLessTheOwn(Server server) {
        String release = server.releases().published(server);
        JsonNode compared = Expect.status(
                        server.as(Persona.FIRST_ANALYST)
                                .get(address(server.first()) + "?by=kind&limit=500&release=" + release),
                        200)
                .json();
        Map<String, JsonNode> pool = new HashMap<>();
        Asked.answered(server, "trend?by=kind&panel=all&release=" + release)
                .json()
                .path("rows")
                .forEach(row -> pool.put(
                        row.path("period").asString("") + row.path("kind").asString(""), row));
        long others = compared.path("otherMembers").asLong(0);
        Expect.that(!compared.path("rows").isEmpty(), "rows", "none");
        for (JsonNode row : compared.path("rows")) {
            String key =
                    row.path("period").asString("") + row.at("/keys/0/code").asString("");
            boolean told = row.has("othersNLower") || row.has("othersNUpper");
            Expect.that(!told || others >= LEAST_OTHERS, "no figure of fewer than five others", "one of " + others);
            JsonNode whole = pool.get(key);
            Expect.that(!told || whole != null && whole.has("nLower"), "no figure that the pool hides", key);
            if (told && whole != null) {
                long own = row.path("ownN").asLong(0);
                Expect.equal(
                        "the least of the others in " + key + ":",
                        Math.max(0, whole.path("nLower").asLong(0) - own),
                        row.path("othersNLower").asLong(-1));
                Expect.equal(
                        "the most of the others in " + key + ":",
                        whole.path("nUpper").asLong(0) - own,
                        row.path("othersNUpper").asLong(-1));
            }
        }
    }

    @Requirement(value = "ANA-011", lookFirst = "Whether the member in the address is compared with the credential.")
    void aComparisonIsOfTheMemberThatItIsAboutAlone(Server server) {
        String release = server.releases().published(server);
        Expect.status(server.as(Persona.FIRST_ANALYST).get(address(server.first()) + "?release=" + release), 200);
        Expect.problem(
                server.as(Persona.SECOND_ANALYST).get(address(server.first()) + "?release=" + release),
                404,
                "not-found");
    }

    private static String address(String member) {
        return "/v1/jurisdictions/" + member + "/benchmarks/trend";
    }
}
