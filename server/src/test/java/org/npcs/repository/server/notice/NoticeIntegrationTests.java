package org.npcs.repository.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import tools.jackson.databind.node.ObjectNode;

/** A notice from its draft to its end. */
@ExtendWith(RunningSandbox.class)
class NoticeIntegrationTests {

    @Test
    void aDraftExistsForNobodyElse() {
        var notice = OneNotice.draft(OneNotice.content());
        for (String path : List.of("", "/versions", "/responses")) {
            assertThat(Api.as("fenwick-analyst").get(notice.path() + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(ids("fenwick-analyst")).doesNotContain(notice.id());
        assertThat(ids("steward")).contains(notice.id());
        assertThat(Api.as("fenwick-analyst")
                        .post(OneNotice.COLLECTION, OneNotice.content())
                        .code())
                .isEqualTo("insufficient-scope");
    }

    private static List<String> ids(String client) {
        return Api.as(client).get(OneNotice.COLLECTION + "?limit=500").values("/items", "id");
    }

    @Test
    void whatAnActionLacksIsNamedAtTheGate() {
        var content = OneNotice.content();
        ((ObjectNode) content.at("/actions/1")).remove(List.of("equity", "measure"));
        content.remove("decision");
        content.put("respondBy", "2020-01-31");
        var refused = OneNotice.draft(content).move("gate");
        assertThat(refused.code()).isEqualTo("validation-failed");
        assertThat(refused.values("/findings", "pointer"))
                .containsExactly("/actions/1/equity", "/actions/1/measure", "/decision", "/respondBy");
        assertThat(refused.values("/findings", "rule"))
                .containsExactly("NTC-R-001", "NTC-R-001", "NTC-R-007", "NTC-R-003");
    }

    @Test
    void aDecisionThatWasNotAdoptedIssuesNothing() {
        var notice = OneNotice.draft(OneNotice.content().put("decision", "EC-2027-999999"));
        var refused = notice.move("gate");
        assertThat(refused.code()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-017");
        assertThat(refused.values("/findings", "pointer")).containsExactly("/decision");
        assertThat(refused.body()).doesNotContain("999999");
        assertThat(notice.read("operator").at("/state")).isEqualTo("draft");
    }

    @Test
    void twoOtherPersonsPassItOrNobodyIsWarned() {
        var notice = OneNotice.draft(OneNotice.content());
        assertThat(notice.move("issued").code()).isEqualTo("illegal-transition");
        notice.done("gate");
        assertThat(notice.review("operator", "met").code()).as("the drafter").isEqualTo("second-person-needed");
        assertThat(notice.review("steward", "met").status()).isEqualTo(201);
        assertThat(notice.review("steward", "met").status()).as("again").isEqualTo(201);
        assertThat(notice.move("issued").code()).as("one person").isEqualTo("second-person-needed");
        assertThat(notice.review("steward-second", "not-met").status()).isEqualTo(201);
        assertThat(notice.move("issued").code()).as("not met").isEqualTo("second-person-needed");
        assertThat(notice.review("steward-second", "met").at("/gate/passed")).isEqualTo("true");

        notice.done("issued");

        var told = notice.read("fenwick-analyst");
        assertThat(told.at("/number")).matches("NPCS-SN-\\d{4}-\\d{2,}");
        assertThat(told.json().has("gate")).isFalse();
        assertThat(told.json().has("warnings")).isFalse();
        assertThat(Api.as("fenwick-analyst")
                        .get(OneNotice.COLLECTION + "/" + told.at("/number"))
                        .at("/id"))
                .isEqualTo(notice.id());
    }

    @Test
    void aReviewAnswersEveryQuestionOnce() {
        var notice = OneNotice.draft(OneNotice.content());
        notice.done("gate");
        var refused = Api.as("steward")
                .post(
                        notice.path() + "/gate-reviews",
                        "{\"version\":2,\"answers\":[{\"question\":\"burden\",\"answer\":\"met\"},{\"question\":\"burden\",\"answer\":\"met\"}]}");
        assertThat(refused.values("/findings", "rule")).containsExactly("NTC-R-008", "STR-DUPLICATE");
        assertThat(refused.texts("/findings/0/allowed")).hasSize(6);
    }

    @Test
    void aChangeOfTheTextEndsItsReviews() {
        var notice = OneNotice.draft(OneNotice.content());
        notice.done("gate");
        notice.passed();
        assertThat(put(notice, OneNotice.content().put("title", "Another title"))
                        .code())
                .as("at the gate")
                .isEqualTo("illegal-transition");
        notice.done("draft");
        assertThat(put(notice, OneNotice.content().put("title", "Another title"))
                        .at("/content/title"))
                .isEqualTo("Another title");
        notice.done("gate");
        assertThat(notice.move("issued").code()).isEqualTo("second-person-needed");
    }

    private static Reply put(OneNotice notice, ObjectNode content) {
        return Api.as("operator").header("If-Match", "*").put(notice.path(), content);
    }

    @Test
    void aSuspectedTextIsHeldUntilAnotherPersonDecides() {
        var notice = OneNotice.draft(
                OneNotice.content().put("hazard", "Families in Fenwick were told to call 555-201-3344 at night."));
        var held = notice.read("operator");
        assertThat(held.at("/gate/held/0/pointer")).isEqualTo("/hazard");
        assertThat(held.texts("/gate/held/0/kinds")).contains("phone-number", "member-name");
        var refused = notice.move("gate");
        assertThat(refused.values("/findings", "rule")).containsExactly("NTC-R-004");
        assertThat(refused.body()).doesNotContain("201-3344", "Fenwick");
        var decision = "{\"pointer\":\"/hazard\",\"version\":1,\"reason\":\"public-service\"}";
        var decisions = notice.path() + "/redaction-decisions";
        assertThat(Api.as("operator").post(decisions, decision).code()).isEqualTo("second-person-needed");
        assertThat(Api.as("steward").post(decisions, decision).json().at("/gate/held"))
                .isEmpty();
        notice.done("gate");
        notice.done("draft");
        put(notice, OneNotice.content().put("hazard", "Families in Fenwick were told to call 555-201-3345 at night."));
        assertThat(notice.move("gate").values("/findings", "rule"))
                .as("another text")
                .containsExactly("NTC-R-004");
    }

    @Test
    void whatDoesNotHinderIsWarnedOf() {
        var content = OneNotice.content().put("hazard", "Workers failed to look at the place where infants sleep.");
        content.remove("balancingMeasure");
        var draft = Api.as("operator").post(OneNotice.COLLECTION, content);
        assertThat(draft.values("/warnings", "rule")).containsExactly("NTC-R-005", "NTC-R-006");
    }

    @Test
    void figuresThatNoReleaseTellsAreNoEvidence() {
        var content = OneNotice.content();
        content.putArray("evidence")
                .addObject()
                .put("release", "2019Q1.1")
                .put("table", "opportunity-themes")
                .put("period", "2019")
                .putArray("cells")
                .addObject()
                .put("dimension", "theme")
                .put("code", "IO-TEAM");
        var refused = Api.as("operator").post(OneNotice.COLLECTION, content);
        assertThat(refused.values("/findings", "rule")).containsExactly("NTC-R-002");
        assertThat(refused.values("/findings", "pointer")).containsExactly("/evidence/0");
    }

    @Test
    void anAmendmentIsSeenAfterTheGateAndBothTextsStay() {
        var notice = OneNotice.issued(OneNotice.content());
        var before = notice.read("fenwick-analyst").at("/content/title");
        assertThat(notice.move("amended").code()).as("no amendment").isEqualTo("illegal-transition");
        var drafted = put(notice, OneNotice.content().put("title", "Infants who sleep on sofas"));
        assertThat(drafted.at("/amendment/title")).isEqualTo("Infants who sleep on sofas");
        var meanwhile = notice.read("fenwick-analyst");
        assertThat(meanwhile.at("/content/title")).isEqualTo(before);
        assertThat(meanwhile.body()).doesNotContain("on sofas\"");
        assertThat(notice.move("amended").code()).isEqualTo("second-person-needed");
        notice.passed();
        notice.done("amended");
        var told = notice.read("fenwick-analyst");
        assertThat(told.at("/content/title")).isEqualTo("Infants who sleep on sofas");
        assertThat(told.number("/edition")).isEqualTo(2);
        var versions = Api.as("fenwick-analyst").get(notice.path() + "/versions");
        assertThat(versions.values("/items", "state")).containsExactly("issued", "amended");
        assertThat(versions.at("/items/0/content/title")).isEqualTo(before);
    }

    @Test
    void theAudienceIsToldInItsFeedAndNobodyElseIs() {
        var from = Api.as("alder-nightly")
                .get("/v1/jurisdictions/US-XB-ALD/changes?from=now&noun=safety-notice")
                .at("/nextCursor");
        var content = OneNotice.content().put("audience", "by-kind");
        content.putArray("audienceKinds").add("county");
        var notice = OneNotice.issued(content);
        put(notice, content.put("title", "Infants who sleep on sofas"));
        notice.passed();
        notice.done("amended");
        assertThat(notice.move("closed").code()).as("without a reason").isEqualTo("invalid-parameter");
        assertThat(notice.end("closed").at("/reason")).isEqualTo("new-information");

        var feed = Api.as("alder-nightly").get("/v1/jurisdictions/US-XB-ALD/changes?noun=safety-notice&cursor=" + from);
        assertThat(feed.json()
                        .path("items")
                        .valueStream()
                        .filter(one -> one.path("recordId").asString("").equals(notice.id()))
                        .map(one -> one.path("kind").asString("") + " "
                                + one.path("state").asString("")))
                .containsExactly("created issued", "updated amended", "moved closed");
        assertThat(Api.as("alder-analyst").get(notice.path()).at("/state")).isEqualTo("closed");
        assertThat(notice.read("fenwick-analyst").code()).as("a state").isEqualTo("not-found");
        assertThat(Api.as("fenwick-nightly")
                        .get("/v1/jurisdictions/US-XB/changes?noun=safety-notice&limit=500")
                        .values("/items", "recordId"))
                .doesNotContain(notice.id());
        assertThat(notice.end("withdrawn").code()).as("after its end").isEqualTo("illegal-transition");
    }

    @Test
    void numbersHaveNoGapsHoweverManyAreIssuedAtOnce() {
        var notices = IntStream.range(0, 6)
                .mapToObj(i -> OneNotice.draft(OneNotice.content()))
                .toList();
        notices.forEach(notice -> {
            notice.done("gate");
            notice.passed();
        });
        var calls = notices.stream()
                .map(notice -> CompletableFuture.supplyAsync(() -> notice.move("issued")))
                .toList();
        calls.forEach(call -> assertThat(call.join().status()).isEqualTo(200));
        var years = Api.as("steward").get(OneNotice.COLLECTION + "?limit=500").values("/items", "number").stream()
                .filter(number -> !number.isEmpty())
                .collect(Collectors.groupingBy(
                        number -> number.substring(0, number.lastIndexOf('-')),
                        Collectors.mapping(
                                number -> Integer.parseInt(number.substring(number.lastIndexOf('-') + 1)),
                                Collectors.toList())));
        assertThat(years).isNotEmpty().allSatisfy((year, numbers) -> assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, numbers.size()).boxed().toList()));
    }

    @Test
    void theDatabaseItselfKeepsWhatWasTold() {
        var notice = OneNotice.issued(OneNotice.content());
        for (String wrong : List.of(
                "UPDATE safety_notice SET content = '{}', version = version + 1 WHERE id = '%s'",
                "UPDATE safety_notice SET edition = edition + 2, version = version + 1 WHERE id = '%s'",
                "UPDATE safety_notice SET first_reviewer = author, version = version + 1 WHERE id = '%s'",
                "UPDATE notice_number SET last = 99 WHERE '%s' <> ''",
                "INSERT INTO notice_audience (jurisdiction, notice_id, kind, since) VALUES ('OPERATOR', '%s', 'state', now())")) {
            assertThatThrownBy(() -> Database.asRuntime(connection -> {
                        connection.setAutoCommit(false);
                        try (var statement = connection.createStatement()) {
                            statement.execute("SELECT open_session('OPERATOR', 'test', 'test', 'wrong')");
                            statement.execute(wrong.formatted(notice.id()));
                        }
                        return true;
                    }))
                    .as(wrong)
                    .isInstanceOf(Exception.class);
        }
        assertThat(notice.read("operator").at("/edition")).isEqualTo("1");
    }

    @Test
    void aNoticeIsPrintedInPlainWords() {
        var notice = OneNotice.issued(OneNotice.content().put("title", "Cribs & <sofas>"));
        var page = Api.as("fenwick-analyst").header("Accept", "text/html").get(notice.path());
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body())
                .contains("<html lang=\"en\">", notice.number(), "Cribs &amp; &lt;sofas&gt;", "31 January 2099")
                .contains("Keep portable cribs that a family can have on the same day.")
                .doesNotContain("<sofas>", "US-X");
        var print = Api.as("fenwick-analyst").get(notice.path() + "?format=pdf");
        assertThat(print.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(print.body()).startsWith("%PDF");
        assertThat(Api.as("fenwick-analyst")
                        .header("Accept", "text/csv")
                        .get(notice.path())
                        .status())
                .isEqualTo(406);
    }
}
