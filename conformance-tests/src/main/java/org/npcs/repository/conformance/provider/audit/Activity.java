package org.npcs.repository.conformance.provider.audit;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** What a client did, told by member. */
final class Activity {

    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Requirement(value = "AUD-010", lookFirst = "Whether the counts come from the trail.")
    void eachMemberIsToldHowMuchAndWhen(Server server) {
        server.given().incident();
        Answer answer = Expect.status(server.as(Persona.FIRST_ADMIN).get(path(server)), 200);
        JsonNode told = answer.json()
                .path("jurisdictions")
                .valueStream()
                .filter(one -> one.path("jurisdiction").asString("").equals(server.first()))
                .findFirst()
                .orElse(server.invented().object());
        Expect.that(told.path("entries").asLong(0) > 0, "entries of the client", "none");
        Expect.that(
                !Instant.parse(told.path("firstAt").asString("9999-01-01T00:00:00Z"))
                        .isAfter(Instant.parse(told.path("lastAt").asString("1970-01-01T00:00:00Z"))),
                "a first time that is not after the last",
                "another order");
        String notice = told.path("notice").asString("");
        Expect.that(
                notice.contains(server.configuration().clientId(Persona.FIRST_NIGHTLY)),
                "a notice that names the client",
                "another text");
        Expect.that(!IDENTIFIER.matcher(notice).find(), "a notice without a record", "an identifier in it");
    }

    @Requirement(value = "AUD-011", lookFirst = "Whether counts of other trails are left out for a member.")
    void aMemberSeesItsOwnTrailAlone(Server server) {
        server.given().incident();
        Answer own = Expect.status(server.as(Persona.FIRST_ADMIN).get(path(server)), 200);
        List<String> owners = own.json()
                .path("jurisdictions")
                .valueStream()
                .map(one -> one.path("jurisdiction").asString(""))
                .toList();
        Expect.equal("jurisdictions:", List.of(server.first()), owners);
        Answer other = server.as(Persona.SECOND_ADMIN).get(path(server));
        Expect.that(
                other.status() == 404
                        || other.json().path("jurisdictions").valueStream().allMatch(one -> one.path("jurisdiction")
                                .asString("")
                                .equals(server.second())),
                "nothing of the first member",
                "counts of its trail");
    }

    private static String path(Server server) {
        return "/v1/clients/" + server.configuration().clientId(Persona.FIRST_NIGHTLY) + "/activity";
    }
}
