package org.npcs.repository.conformance.provider.analytics;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** A number has an origin, which names no member. */
final class ReleaseFacts {

    @Requirement(value = "ANA-025", lookFirst = "A manifest whose digest is another one than that of the release.")
    void aReleaseSaysWhereItComesFrom(Server server) {
        String id = server.releases().published(server);
        JsonNode release = read(server, "/v1/releases/" + id).json();
        JsonNode manifest = read(server, "/v1/releases/" + id + "/manifest").json();
        for (String member : List.of("asOf", "digest", "rules", "citation")) {
            Expect.that(!release.path(member).asString("").isEmpty(), "the " + member + " of a release", "none");
        }
        Expect.that(
                release.path("citation").asString("").contains(id), "a text to cite that names the release", "another");
        for (String member : List.of("asOf", "digest", "rules")) {
            Expect.equal("the " + member + " of the manifest", release.path(member), manifest.path(member));
        }
        Expect.that(!manifest.path("tables").isEmpty(), "tables in the manifest", "none");
    }

    @Requirement(value = "ANA-026", lookFirst = "Lists of contributors, of who withholds, of who was silent.")
    void noAnswerAboutAReleaseNamesAMember(Server server) {
        String id = server.releases().published(server);
        List<JsonNode> members = Pages.items(server.as(Persona.FIRST_ADMIN), "/v1/jurisdictions?limit=50", 50);
        for (String path : List.of("", "/manifest", "/comparison?earlier=" + id)) {
            String text = read(server, "/v1/releases/" + id + path).text();
            for (JsonNode member : members) {
                for (String name : List.of("code", "name")) {
                    String value = member.path(name).asString("");
                    boolean named = Pattern.compile("\\b" + Pattern.quote(value) + "\\b")
                            .matcher(text)
                            .find();
                    Expect.that(!named, "no member in /v1/releases/" + id + path, "the " + name + " of one");
                }
            }
        }
    }

    @Requirement(value = "ANA-027", lookFirst = "Cells that are widened, and those that complement others.")
    void everyHiddenCellIsListedWithItsReason(Server server) {
        JsonNode draft = server.releases().draft(server);
        String path = "/v1/releases/" + draft.path("id").asString("") + "/suppressions";
        List<JsonNode> cells = Pages.items(server.as(Persona.STEWARD), path + "?limit=500", 500);
        long hidden = draft.at("/proof/hiddenCells").asLong(0);
        long widened = draft.at("/proof/widenedCells").asLong(0);
        Expect.equal("hidden and widened cells:", hidden + widened, (long) cells.size());
        for (JsonNode cell : cells) {
            Expect.that(!cell.path("reason").asString("").isBlank(), "a reason of each cell", "none");
            Expect.that(!cell.has("n") && !cell.has("nLower"), "no count of a cell", "one");
        }
        Expect.refused(server.as(Persona.FIRST_ANALYST).get(path));
    }

    @Requirement(value = "ANA-029", lookFirst = "Days that records have to arrive, which come after the last day.")
    void theCalendarNamesTheDayOfEachPeriod(Server server) {
        JsonNode periods = read(server, "/v1/release-calendar").json().path("periods");
        Expect.that(!periods.isEmpty(), "periods", "none");
        for (JsonNode period : periods) {
            LocalDate end = LocalDate.parse(period.path("periodEnd").asString(""));
            LocalDate day = LocalDate.parse(period.path("notBefore").asString(""));
            Expect.that(
                    day.isAfter(end),
                    "a day after the end of " + period.path("base").asString(""),
                    day.toString());
        }
    }

    private static Answer read(Server server, String path) {
        return Expect.status(server.as(Persona.FIRST_ANALYST).get(path), 200);
    }
}
