package org.npcs.repository.conformance.provider.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.governance.CharterInForce;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two persons who did not write it pass a notice, and look at everything. */
final class Gates {

    private static final String MISSING = "validation-failed";
    private static final List<String> WEIGHED =
            List.of("feasibility", "unintendedEffects", "burden", "equity", "measure");

    @Requirement(value = "NTC-002", lookFirst = "Whether the drafter is remembered, and persons are counted once.")
    void twoOthersPassItOrNobodyIsWarned(Server server) {
        try (OneNotice notice = OneNotice.atGate(server)) {
            Expect.problem(notice.move("issued"), 409, "second-person-needed");
            Expect.problem(notice.review(Persona.OPERATOR), 409, "second-person-needed");
            Expect.status(notice.review(Persona.STEWARD), 201);
            Expect.status(notice.review(Persona.STEWARD), 201);
            Expect.problem(notice.move("issued"), 409, "second-person-needed");
            Expect.status(notice.review(Persona.SECOND_STEWARD, List.of("equity")), 201);
            Expect.problem(notice.move("issued"), 409, "second-person-needed");
            Expect.status(notice.review(Persona.SECOND_STEWARD), 201);
            Answer issued = Expect.status(notice.move("issued"), 200);
            Expect.equal("the state", "issued", issued.text("/state"));
        }
    }

    @Requirement(value = "NTC-003", lookFirst = "Whether each member of an action, and each question, is asked for.")
    void whatIsMissingIsNamed(Server server) {
        ObjectNode content = OneNotice.content(server);
        JsonNode whole = content.at("/actions/0");
        for (int i = 0; i < WEIGHED.size(); i++) {
            ObjectNode action = (ObjectNode) whole.deepCopy();
            action.put("key", "action-" + i).remove(WEIGHED.get(i));
            content.withArray("/actions").add(action);
        }
        try (OneNotice notice = OneNotice.drafted(server, content)) {
            JsonNode refused = Expect.problem(notice.move("gate"), 422, "validation-failed");
            Set<String> places = refused.path("findings")
                    .valueStream()
                    .map(one -> one.path("pointer").asString(""))
                    .collect(Collectors.toSet());
            for (int i = 0; i < WEIGHED.size(); i++) {
                String place = "/actions/" + (i + 1) + "/" + WEIGHED.get(i);
                Expect.that(places.contains(place), "a finding at " + place, places.toString());
            }
        }
        try (OneNotice notice = OneNotice.atGate(server)) {
            Expect.problem(notice.answered(Persona.STEWARD, OneNotice.QUESTIONS.subList(0, 6)), 422, MISSING);
            List<String> twice = new ArrayList<>(OneNotice.QUESTIONS.subList(0, 6));
            twice.add(twice.get(0));
            Expect.problem(notice.answered(Persona.STEWARD, twice), 422, MISSING);
        }
    }

    @Requirement(value = "NTC-023", lookFirst = "Whether the decision that is named is looked up.")
    void whatWasNotDecidedWarnsNobody(Server server) {
        String since = CharterInForce.setting(server, "decisionsSince");
        if (since.isEmpty()) {
            throw new Skipped(SkipReason.NO_DECISIONS);
        }
        ObjectNode content = OneNotice.content(server).put("decision", "EC-" + since.substring(0, 4) + "-999999");
        try (OneNotice notice = OneNotice.drafted(server, content)) {
            JsonNode refused = Expect.problem(notice.move("gate"), 409, "charter-rule");
            Expect.equal(
                    "the place", "/decision", refused.at("/findings/0/pointer").asString(""));
            Expect.equal("the state", "draft", notice.managed().text("/state"));
        }
    }

    @Requirement(value = "NTC-005", lookFirst = "Whether a new text forgets the reviews of the former one.")
    void aNewTextIsReviewedAnew(Server server) {
        try (OneNotice notice = OneNotice.atGate(server)) {
            notice.pass();
            Expect.status(notice.move("draft"), 200);
            Expect.status(notice.put(OneNotice.content(server).put("population", "All families.")), 200);
            Expect.status(notice.move("gate"), 200);
            Expect.problem(notice.move("issued"), 409, "second-person-needed");
        }
    }

    @Requirement(value = "NTC-004", lookFirst = "Whether the number is given in the transaction of the issue.")
    void theNumberIsGivenWhenItIsIssued(Server server) {
        try (OneNotice notice = OneNotice.atGate(server)) {
            Expect.that(!notice.managed().json().has("number"), "no number before", "one");
            notice.pass();
            String number = Expect.status(notice.move("issued"), 200).text("/number");
            Expect.that(number.matches("NPCS-SN-[0-9]{4}-[0-9]{2,4}"), "a number of the form", number);
            Answer read = server.as(Persona.FIRST_ANALYST).get(OneNotice.COLLECTION + "/" + number);
            Expect.equal("the identifier", notice.id(), Expect.status(read, 200).text("/id"));
            int place = Integer.parseInt(number.substring(13));
            if (place > 1) {
                String before = number.substring(0, 13) + (place <= 10 ? "0" : "") + (place - 1);
                Expect.status(server.as(Persona.OPERATOR).get(OneNotice.COLLECTION + "/" + before), 200);
            }
        }
    }
}
