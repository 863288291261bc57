package org.npcs.repository.conformance.provider.learning;

import java.util.List;
import java.util.Optional;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.notice.OneNotice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of notices and priorities, told to everybody without telling of anybody. */
final class LearningLoops {

    private static final String LOOPS = "/v1/learning-loops";
    private static final String PRIORITIES = "/v1/quality-priorities";
    private static final int PAGE = 500;
    private static final List<String> LINKS = List.of("finding", "response", "adoption", "measure");

    @Requirement(value = "LRN-036", lookFirst = "Whether what names a notice as its ground is joined with it.")
    void whatRestsOnANoticeFollowsIt(Server server) {
        OneNotice notice = OneNotice.issued(server);
        String number = notice.number();
        String priority = priority(server, number);
        try {
            Expect.equal(
                    "the title",
                    OneNotice.TITLE,
                    loop(server, Persona.SECOND_ANALYST, number).path("title").asString(""));
            Expect.equal("what follows", 0, followers(server, number).size());
            Expect.that(found(server, Persona.SECOND_ANALYST, priority).isEmpty(), "no loop of an idea", "one");
            Expect.status(step(server, priority, "proposed"), 200);
            Expect.equal("what follows", List.of(priority), followers(server, number));
            loop(server, Persona.SECOND_ANALYST, priority);
        } finally {
            step(server, priority, "retired");
            notice.end("closed");
        }
    }

    @Requirement(value = "LRN-037", lookFirst = "Whether the first link that is not there is named.")
    void aLoopIsBrokenAtItsFirstMissingLink(Server server) {
        OneNotice notice = OneNotice.issued(server);
        String priority = priority(server, notice.number());
        try {
            Expect.status(step(server, priority, "proposed"), 200);
            expectBroken(server, notice.number(), "finding");
            expectBroken(server, priority, "response");
            for (String next : List.of("adopted", "piloting")) {
                Expect.status(step(server, priority, next), 200);
            }
            expectBroken(server, priority, "adoption");
            Expect.problem(server.as(Persona.FIRST_ANALYST).get(LOOPS + "?brokenAt=nowhere"), 400, "invalid-parameter");
        } finally {
            step(server, priority, "retired");
            notice.end("closed");
        }
    }

    @Requirement(value = "LRN-038", lookFirst = "Whether fewer than five members are told apart from none.")
    void noLoopTellsOfSingleMembers(Server server) {
        OneNotice notice = OneNotice.issued(server);
        try {
            String path = "/v1/jurisdictions/" + server.first() + "/notice-responses/" + notice.id();
            Expect.status(
                    server.as(Persona.FIRST_ANALYST)
                            .put(path)
                            .json(server.invented()
                                    .object()
                                    .put("state", "acknowledged")
                                    .put("role", "safety-lead"))
                            .send(),
                    201);
            for (String link : List.of("response", "adoption")) {
                Expect.equal(
                        "the " + link,
                        "fewer-than-five",
                        loop(server, Persona.SECOND_ANALYST, notice.number())
                                .path(link)
                                .asString(""));
            }
            Expect.equal(
                    "the own response",
                    "acknowledged",
                    loop(server, Persona.FIRST_ANALYST, notice.number())
                            .at("/own/response")
                            .asString(""));
            Expect.that(
                    !loop(server, Persona.SECOND_ANALYST, notice.number())
                            .path("own")
                            .has("response"),
                    "no response of others",
                    "one");
        } finally {
            notice.end("closed");
        }
    }

    private static void expectBroken(Server server, String reference, String link) {
        JsonNode loop = loop(server, Persona.SECOND_ANALYST, reference);
        Expect.equal("where it is broken", link, loop.path("brokenAt").asString(""));
        Expect.that(
                !loop.path(link).asString("").equals("there"),
                "the " + link + " not there",
                loop.path(link).asString(""));
        LINKS.subList(0, LINKS.indexOf(link))
                .forEach(before ->
                        Expect.equal("the " + before, "there", loop.path(before).asString("")));
        for (String asked : LINKS) {
            boolean listed = Pages.all(
                            server.as(Persona.SECOND_ANALYST),
                            LOOPS + "?limit=500&brokenAt=" + asked,
                            PAGE,
                            "/reference")
                    .contains(reference);
            Expect.equal("whether it is listed as broken at " + asked, asked.equals(link), listed);
        }
    }

    private static List<String> followers(Server server, String number) {
        return loop(server, Persona.SECOND_ANALYST, number)
                .path("followedBy")
                .valueStream()
                .map(one -> one.path("reference").asString(""))
                .toList();
    }

    private static JsonNode loop(Server server, Persona persona, String reference) {
        Optional<JsonNode> found = found(server, persona, reference);
        Expect.that(found.isPresent(), "a loop of what everybody may read", "none");
        return found.orElseThrow();
    }

    private static Optional<JsonNode> found(Server server, Persona persona, String reference) {
        return Pages.items(server.as(persona), LOOPS + "?limit=500", PAGE).stream()
                .filter(one -> one.path("reference").asString("").equals(reference))
                .findFirst();
    }

    private static String priority(Server server, String notice) {
        if (server.configuration().clientId(Persona.STEWARD).isEmpty()) {
            throw new Skipped(SkipReason.NO_STEWARD);
        }
        ObjectNode content = server.invented()
                .object()
                .put("title", "Invented priority of a conformance run")
                .put("aim", "More children get what they need.")
                .put("aimTarget", "From 50 to 90 of 100 children.")
                .put("aimBy", "2099-01-31")
                .put("decision", "EC-CONF-1");
        content.putArray("drivers").addObject().put("key", "visits").put("text", "What is looked at in visits.");
        content.putArray("measures")
                .addObject()
                .put("key", "removals")
                .put("text", "Removals within 30 days of a visit.")
                .put("kind", "balancing");
        content.putArray("notices").add(notice);
        return Expect.status(
                        server.as(Persona.STEWARD)
                                .post(PRIORITIES)
                                .json(content)
                                .send(),
                        201)
                .text("/id");
    }

    private static Answer step(Server server, String priority, String to) {
        return server.as(Persona.STEWARD)
                .post(PRIORITIES + "/" + priority + "/transitions")
                .json(server.invented().object().put("to", to).put("reason", "new-information"))
                .send();
    }
}
