package org.npcs.repository.conformance.provider.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A code without a page costs hours. */
final class Rules {

    @Requirement(value = "DEF-009", lookFirst = "Findings that are made in code, beside the published rules.")
    void everyFindingNamesAPublishedRule(Server server) {
        Map<String, String> published = Words.all(server, "/v1/rules").stream()
                .collect(Collectors.toMap(rule -> rule.path("id").asString(""), rule -> rule.path("version")
                        .asString("")));
        for (JsonNode finding : provoked(server)) {
            String id = finding.path("rule").asString("");
            Expect.that(published.containsKey(id), "a published rule", "the rule '" + id + "'");
            Expect.equal(
                    "of " + id + " the version",
                    published.get(id),
                    finding.path("version").asString(""));
            Answer page = server.as(Persona.ANYBODY).get("/v1/rules/" + id);
            Expect.equal("the page of", id, Expect.status(page, 200).text("/id"));
        }
    }

    @Requirement(value = "DEF-010", lookFirst = "Rules that were written without their cases.")
    void everyExpressionHasACaseThatKeepsItAndOneThatBreaksIt(Server server) {
        for (JsonNode rule : Words.all(server, "/v1/rules")) {
            String id = rule.path("id").asString("");
            JsonNode page = Expect.status(server.as(Persona.ANYBODY).get("/v1/rules/" + id), 200)
                    .json();
            if (page.has("assert")) {
                Expect.that(page.at("/pass/0/content").isObject(), "a document that keeps " + id, "none");
                Expect.that(page.at("/fail/0/content").isObject(), "a document that breaks " + id, "none");
            }
        }
    }

    @Requirement(value = "DEF-012", lookFirst = "Whether a rule is judged by the clock of the server.")
    void anAnnouncedRuleIsReportedApart(Server server) {
        JsonNode announced = announced(server);
        if (announced == null) {
            throw new Skipped(SkipReason.NOTHING_ANNOUNCED);
        }
        String id = announced.path("id").asString("");
        ObjectNode broken = broken(server, id);
        Answer report = server.as(Persona.FIRST_NIGHTLY)
                .call("POST", Paths.incidents(server.first()) + "/validate")
                .json(broken)
                .send();
        JsonNode body = Expect.status(report, 200).json();
        Expect.that(!named(body.path("findings"), id).isObject(), "no finding of " + id + " that decides", "one");
        JsonNode later = named(body.path("announced"), id);
        Expect.that(
                later.isObject(),
                "an announced finding of " + id,
                body.path("announced").toString());
        Expect.equal(
                "the date",
                announced.path("effectiveFrom").asString(""),
                later.path("effectiveFrom").asString(""));
    }

    @Requirement(value = "DEF-020", lookFirst = "The header and the query parameter, which say the same.")
    void previewRunsAnnouncedRulesAsWarnings(Server server) {
        JsonNode announced = announced(server);
        if (announced == null) {
            throw new Skipped(SkipReason.NOTHING_ANNOUNCED);
        }
        String id = announced.path("id").asString("");
        String path = Paths.incidents(server.first()) + "/validate";
        ObjectNode broken = broken(server, id);
        Answer asked = server.as(Persona.FIRST_NIGHTLY)
                .call("POST", path + "?preview=next")
                .json(broken)
                .send();
        Answer headed = server.as(Persona.FIRST_NIGHTLY)
                .call("POST", path)
                .header("X-NPCS-Preview", "next")
                .json(broken)
                .send();
        for (Answer report : List.of(asked, headed)) {
            JsonNode body = Expect.status(report, 200).json();
            JsonNode found = named(body.path("findings"), id);
            Expect.equal("the severity", "warning", found.path("severity").asString(""));
            Expect.equal("the date", announced.path("effectiveFrom"), found.path("effectiveFrom"));
            Expect.that(body.path("accepted").asBoolean(false), "a document that is accepted", "a refused one");
        }
    }

    @Requirement(value = "DEF-061", lookFirst = "Whether announced rules are run over what is stored.")
    void whatBreaksAnAnnouncedRuleIsCounted(Server server) {
        JsonNode announced = announced(server);
        if (announced == null) {
            throw new Skipped(SkipReason.NOTHING_ANNOUNCED);
        }
        String id = announced.path("id").asString("");
        int before = breaking(server, id);
        server.given().incident(broken(server, id));
        int after = breaking(server, id);
        Expect.that(after > before, "one more record that breaks " + id, before + " and then " + after);
    }

    private static int breaking(Server server, String rule) {
        String address = "/v1/jurisdictions/" + server.first() + "/rule-impact";
        return named(
                        Expect.status(server.as(Persona.FIRST_NIGHTLY).get(address), 200)
                                .json()
                                .path("rules"),
                        rule)
                .path("recordsThen")
                .asInt(0);
    }

    private static @Nullable JsonNode announced(Server server) {
        LocalDate today = server.today();
        for (JsonNode rule : Words.all(server, "/v1/rules")) {
            boolean later = rule.path("effectiveFrom").asString("").compareTo(today.toString()) > 0;
            if (later && rule.path("subject").asString("").equals("incident")) {
                return rule;
            }
        }
        return null;
    }

    private static ObjectNode broken(Server server, String id) {
        JsonNode page = server.as(Persona.ANYBODY).get("/v1/rules/" + id).json();
        if (page.at("/fail/0/content").deepCopy() instanceof ObjectNode broken) {
            return broken.put("localKey", server.invented().key());
        }
        throw new Inconclusive("the announced rule " + id + " shows no document that breaks it");
    }

    private static JsonNode named(JsonNode findings, String rule) {
        for (JsonNode finding : findings) {
            if (finding.path("rule").asString("").equals(rule)) {
                return finding;
            }
        }
        return findings.path("none");
    }

    private static List<JsonNode> provoked(Server server) {
        ObjectNode incident = server.invented().incident(server.invented().key());
        incident.put("awareDate", "2024-03-01").put("shoeColour", "green").put("eventDatePrecision", "week");
        incident.withObject("/child").put("sex", "none").put("ageYears", 99).put("ageDays", "x");
        Stored accepted = server.given().accepted();
        ObjectNode review = server.given()
                .reviewContent(accepted.key(), 1, server.instrument().unrated());
        review.putArray("ratings").add(server.instrument().rating("NO-SUCH-ITEM", "agreed"));
        List<JsonNode> findings = new ArrayList<>();
        Expect.status(post(server, Paths.incidents(server.first()), incident), 200)
                .json()
                .path("findings")
                .forEach(findings::add);
        Expect.status(post(server, Paths.reviews(server.first()), review), 200)
                .json()
                .path("findings")
                .forEach(findings::add);
        Expect.that(findings.size() >= 5, "findings on faulty documents", findings.size() + " findings");
        return findings;
    }

    private static Answer post(Server server, String list, ObjectNode content) {
        return server.as(Persona.FIRST_NIGHTLY)
                .call("POST", list + "/validate")
                .json(content)
                .send();
    }
}
