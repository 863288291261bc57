package org.npcs.repository.conformance.provider.governance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Alone;
import org.npcs.repository.conformance.run.Ground;
import org.npcs.repository.conformance.run.Together;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Versions of the charter and their reviews; what a check drafts is approved at most, and never comes into force. */
@Together(Ground.TEAMS)
final class CharterVersions {

    private static final String COLLECTION = "/v1/charter-versions";
    private static final Set<String> STANDING = Set.of("in-force", "review-due", "in-review");
    private static final int REMINDED_DAYS = 60;
    private static final int REMINDED_AGAIN_DAYS = 30;

    private static String drafted(Server server) {
        if (server.configuration().clientId(Persona.OPERATOR).isEmpty()) {
            throw new Skipped(SkipReason.NO_OPERATOR);
        }
        long number = Math.floorMod(server.invented().letters(12).hashCode(), 9_000_000L);
        String path = COLLECTION + "/" + (1_000 + number / 1_000) + "." + (number % 1_000);
        Expect.status(
                server.as(Persona.OPERATOR).put(path).json(content(server)).send(), 201);
        return path;
    }

    private static ObjectNode content(Server server) {
        ObjectNode content = server.invented().object().put("title", "Charter of a conformance run");
        content.putArray("paragraphs")
                .addObject()
                .put("key", "co-chairs")
                .put("heading", "Co-chairs")
                .put("text", "Two lead.");
        return content;
    }

    private static Answer move(Server server, String path, ObjectNode step) {
        return server.as(Persona.OPERATOR)
                .post(path + "/transitions")
                .json(step)
                .send();
    }

    private static ObjectNode answers(Server server, String to) {
        return server.invented()
                .object()
                .put("to", to)
                .put("decision", "EC-CONF-1")
                .put("relevance", "It says what is done.")
                .put("appropriateness", "It fits the work.")
                .put("outcome", "unchanged");
    }

    private static List<JsonNode> standing(Server server) {
        return Pages.items(server.as(Persona.FIRST_LEAD), COLLECTION + "?limit=100", 100).stream()
                .filter(one -> STANDING.contains(one.path("state").asString("")))
                .toList();
    }

    /** The version in force; empty when there is none. */
    static String inForce(Server server) {
        return standing(server).stream()
                .map(one -> one.path("charterVersion").asString(""))
                .findFirst()
                .orElse("");
    }

    /** Closes a review that a check opened. */
    static void close(Server server, String review) {
        Expect.status(move(server, review, answers(server, "closed")), 200);
    }

    @Requirement(value = "GVN-001", lookFirst = "Whether an approved version can be written.")
    void whatWasApprovedStays(Server server) {
        String path = drafted(server);
        Expect.status(move(server, path, answers(server, "approved")), 200);
        Answer told = server.as(Persona.FIRST_LEAD).get(path);
        ObjectNode hashed = server.invented().object();
        List.of("title", "paragraphs", "settings")
                .forEach(member -> hashed.set(member, told.json().path(member)));
        Expect.equal("the hash", "sha256:" + StrictJson.sha256(hashed), told.text("/contentHash"));
        Answer changed = server.as(Persona.OPERATOR)
                .put(path)
                .ifMatch("*")
                .json(content(server).put("title", "Another charter"))
                .send();
        Expect.problem(changed, 409, "illegal-transition");
        Expect.equal(
                "the title",
                "Charter of a conformance run",
                server.as(Persona.FIRST_LEAD).get(path).text("/title"));
    }

    @Requirement(value = "GVN-002", lookFirst = "Whether an approval asks for the answers of the review.")
    void anApprovalAnswers(Server server) {
        String path = drafted(server);
        ObjectNode silent = answers(server, "approved");
        silent.remove(List.of("relevance", "outcome"));
        Answer refused = move(server, path, silent);
        Executive.refused(refused, "GOV-R-002");
        Set<String> places = refused.json()
                .path("findings")
                .valueStream()
                .map(one -> one.path("pointer").asString(""))
                .collect(Collectors.toSet());
        Expect.equal("what is missing", Set.of("/relevance", "/outcome"), places);
        Expect.status(move(server, path, answers(server, "approved")), 200);
    }

    @Requirement(value = "GVN-003", lookFirst = "Whether the version before ends where the next one begins.")
    void oneVersionIsInForce(Server server) {
        String path = drafted(server);
        Expect.that(standing(server).size() <= 1, "one version in force at most", "several");
        Expect.status(move(server, path, answers(server, "approved")), 200);
        ObjectNode past = server.invented()
                .object()
                .put("to", "in-force")
                .put("inForceFrom", server.today().minusDays(3).toString());
        Executive.refused(move(server, path, past), "GOV-R-003");
    }

    @Together(Ground.CHARTER_REVIEWS)
    @Requirement(
            value = "GVN-023",
            lookFirst = "Whether the days that are left are counted from the day of the request.")
    void aReviewIsAnnounced(Server server) {
        Executive.of(server);
        String version = inForce(server);
        if (version.isEmpty()) {
            throw new Skipped(SkipReason.NO_COMMITTEE);
        }
        String path = COLLECTION + "/" + version;
        Answer told = Expect.status(server.as(Persona.FIRST_LEAD).get(path), 200);
        List<String> expected = reminders(told);
        Expect.equal("the flags of the version", expected, flags(told));
        List<String> ofCommittee =
                flags(Expect.status(server.as(Persona.FIRST_LEAD).get(Executive.PATH), 200));
        if (!flags(server.as(Persona.FIRST_LEAD).get(path)).equals(expected)) {
            throw new Inconclusive("a review was opened or closed meanwhile");
        }
        Expect.equal(
                "the flags of the Executive Committee",
                expected.stream().map(flag -> "charter-" + flag).toList(),
                ofCommittee.stream()
                        .filter(flag -> flag.startsWith("charter-review-within"))
                        .toList());
    }

    private static List<String> reminders(Answer version) {
        LocalDate today = LocalDate.parse(version.text("/meta/at").substring(0, 10));
        long left = ChronoUnit.DAYS.between(today, LocalDate.parse(version.text("/reviewDueOn")));
        if (!version.text("/state").equals("in-force") || left > REMINDED_DAYS) {
            return List.of();
        }
        return List.of(left > REMINDED_AGAIN_DAYS ? "review-within-60-days" : "review-within-30-days");
    }

    private static List<String> flags(Answer answer) {
        return answer.json()
                .path("flags")
                .valueStream()
                .map(one -> one.asString(""))
                .toList();
    }

    @Alone(Ground.CHARTER_REVIEWS)
    @Requirement(value = "GVN-004", lookFirst = "Whether open reviews and the last approval are counted.")
    void aReviewIsDueAndBlocksNothing(Server server) {
        drafted(server);
        String version = inForce(server);
        if (version.isEmpty()) {
            throw new Skipped(SkipReason.NO_COMMITTEE);
        }
        ObjectNode review = server.invented().object().put("trigger", "yearly").put("charterVersion", version);
        Answer open = Expect.status(
                server.as(Persona.OPERATOR)
                        .post("/v1/charter-reviews")
                        .json(review)
                        .send(),
                201);
        Answer told = server.as(Persona.FIRST_LEAD).get(COLLECTION + "/" + version);
        Expect.equal("the state", "in-review", told.text("/state"));
        Expect.that(!told.text("/reviewDueOn").isEmpty(), "the day from which a review is due", "none");
        drafted(server);
        String path = "/v1/charter-reviews/" + open.text("/id");
        Executive.refused(move(server, path, server.invented().object().put("to", "closed")), "GOV-R-002");
        Expect.equal(
                "the state",
                "closed",
                move(server, path, answers(server, "closed")).text("/state"));
    }
}
