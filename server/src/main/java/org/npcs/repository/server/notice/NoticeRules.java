package org.npcs.repository.server.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.screening.TextScreening;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.Faults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the schemas of notices, reviews and responses cannot say. */
final class NoticeRules {

    private static final List<String> WEIGHED =
            List.of("feasibility", "unintendedEffects", "burden", "equity", "measure");
    private static final List<String> QUESTIONS =
            Definitions.published().codeSystem("notice-question").orElseThrow().codes().stream()
                    .map(Code::code)
                    .toList();

    private NoticeRules() {}

    /** Faults with which a notice is not even a draft. */
    static List<Finding> ofDraft(ObjectNode content) {
        var findings = new ArrayList<Finding>();
        if (content.path("audience").asString("").equals("by-kind") && !content.has("audienceKinds")) {
            findings.add(Faults.finding("STR-REQUIRED", "/audienceKinds"));
        }
        var keys = new HashSet<String>();
        for (int i = 0; i < content.path("actions").size(); i++) {
            if (!keys.add(content.at("/actions/" + i + "/key").asString(""))) {
                findings.add(Faults.finding("STR-DUPLICATE", "/actions/" + i + "/key"));
            }
        }
        return findings;
    }

    /** What a notice lacks at the gate. */
    static List<Finding> atGate(ObjectNode content, LocalDate today, List<HeldText> held) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < content.path("actions").size(); i++) {
            for (String member : WEIGHED) {
                if (!content.at("/actions/" + i).has(member)) {
                    findings.add(Faults.finding("NTC-R-001", "/actions/" + i + "/" + member));
                }
            }
        }
        if (!LocalDate.parse(content.path("respondBy").asString("")).isAfter(today)) {
            findings.add(Faults.finding("NTC-R-003", "/respondBy"));
        }
        held.forEach(one -> findings.add(Faults.finding("NTC-R-004", one.pointer())));
        if (!content.has("decision")) {
            findings.add(Faults.finding("NTC-R-007", "/decision"));
        }
        return findings;
    }

    /** What does not hinder. */
    static List<Finding> warnings(ObjectNode content) {
        var findings = new ArrayList<Finding>();
        if (!content.has("balancingMeasure")) {
            findings.add(Faults.finding("NTC-R-005", "/balancingMeasure"));
        }
        NoticeTexts.of(content).stream()
                .filter(one -> TextScreening.published().blames(one.text()))
                .forEach(one -> findings.add(Faults.finding("NTC-R-006", one.pointer())));
        return findings;
    }

    /** Faults of a review. */
    static List<Finding> ofReview(JsonNode answers, NoticeTexts texts) {
        var findings = new ArrayList<Finding>();
        var seen = new HashSet<String>();
        for (int i = 0; i < answers.size(); i++) {
            if (!seen.add(answers.at("/" + i + "/question").asString(""))) {
                findings.add(Faults.finding("STR-DUPLICATE", "/answers/" + i + "/question"));
            }
            if (!texts.suspicions(answers.at("/" + i + "/finding").asString("")).isEmpty()) {
                findings.add(Faults.finding("NTC-R-004", "/answers/" + i + "/finding"));
            }
        }
        var missing = QUESTIONS.stream().filter(one -> !seen.contains(one)).toList();
        if (!missing.isEmpty()) {
            findings.add(Faults.finding("NTC-R-008", "/answers", missing));
        }
        return findings;
    }

    /** Faults of a response to a notice. */
    static List<Finding> ofResponse(ObjectNode response, ObjectNode notice, NoticeTexts texts) {
        var findings = new ArrayList<Finding>();
        List<String> actions = notice.path("actions")
                .valueStream()
                .map(one -> one.path("key").asString(""))
                .toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < response.path("adopted").size(); i++) {
            var action = response.at("/adopted/" + i + "/action").asString("");
            if (!actions.contains(action)) {
                findings.add(Faults.finding("STR-NAMED", "/adopted/" + i + "/action", actions));
            }
            if (!seen.add(action)) {
                findings.add(Faults.finding("STR-DUPLICATE", "/adopted/" + i + "/action"));
            }
        }
        if (response.has("note") != response.has("noteFor")) {
            findings.add(Faults.finding("STR-REQUIRED", response.has("note") ? "/noteFor" : "/note"));
        }
        if (!texts.suspicions(response.path("note").asString("")).isEmpty()) {
            findings.add(Faults.finding("NTC-R-004", "/note"));
        }
        return findings;
    }
}
