package org.npcs.repository.conformance.consumer;

import org.npcs.repository.conformance.Requirement;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the integration states what the member adopts and what its learners answered together. */
final class LearningReports {

    private static final String ADOPTION = "/v1/jurisdictions/[^/]+/library-adoptions/[^/]+";
    private static final String COUNTS = "/v1/jurisdictions/[^/]+/learning-cohorts/[^/]+/counts";
    private static final String ITEM = Desk.id("/v1/library-items", 1);

    @Requirement(value = "LRN-040", lookFirst = "What is sent when the office may not share.")
    void anAdoptionArrivesAndIsSharedOnlyByLeave(Rehearsal rehearsal) {
        Account account = adopted(rehearsal.account());
        rehearsal.play(account);
        rehearsal.sent("PUT", ADOPTION);
        rehearsal.expectReported(account);
    }

    @Requirement(value = "LRN-041", lookFirst = "Whether earlier weeks are sent again with a later one.")
    void theCountsOfACohortArriveWhole(Rehearsal rehearsal) {
        Account account = counted(rehearsal.account());
        rehearsal.play(account);
        rehearsal.sent("PUT", COUNTS);
        rehearsal.expectReported(account);
    }

    @Requirement(value = "LRN-042", lookFirst = "Lists of learners of the learning system, and keys made of names.")
    void noLearnerIsSent(Rehearsal rehearsal) {
        Account account = counted(rehearsal.account().withPeople());
        rehearsal.play(account);
        rehearsal.sent("PUT", COUNTS);
        rehearsal.expectNowhere(account.people());
    }

    /** The office has adopted a card and may not tell others of it. */
    static Account adopted(Account account) {
        ObjectNode step = account.step("adopt").put("item", ITEM).put("edition", 2);
        step.put("howFar", "in use everywhere").put("from", "2026-10-01");
        step.put("whatWasChanged", "The card is in two languages.").put("cameOfIt", "it helped");
        step.put("othersMayRead", false);
        ObjectNode content = Account.object().put("state", "adopted").put("since", "2026-10-01");
        content.put("itemVersion", 2).put("adapted", true).put("adaptation", "The card is in two languages.");
        account.expect(
                "PUT",
                "library-adoptions/" + ITEM,
                content.put("result", "helped").put("shared", false));
        return account;
    }

    /** Two weeks of a cohort are counted, one after the other. */
    static Account counted(Account account) {
        ObjectNode content =
                Account.object().put("invited", 40).put("started", 24).put("finished", 0);
        ArrayNode rows = content.putArray("rows");
        week(account, 24, 0, 1, "own-place", 15);
        row(rows, 1, "own-place", 24, 15);
        account.expect("PUT", "learning-cohorts/autumn-2026/counts", content);
        week(account, 26, 20, 2, "look", 20);
        row(rows, 2, "look", 26, 20);
        account.expect(
                "PUT",
                "learning-cohorts/autumn-2026/counts",
                content.put("started", 26).put("finished", 20));
        return account;
    }

    private static void week(Account account, int started, int finished, int week, String lesson, int right) {
        ObjectNode step = account.step("count-week").put("cohort", "autumn-2026");
        step.put("invitedSoFar", 40).put("startedSoFar", started).put("finishedSoFar", finished);
        step.put("week", week).put("lesson", lesson).put("lessonEdition", 1);
        step.put("answeredFirstTime", started).put("ofTheseRight", right);
        step.put("answeredAgain", 0).put("ofTheseRightAgain", 0);
        account.plant(step, "learners");
    }

    private static void row(ArrayNode rows, int week, String item, int answers, int correct) {
        rows.addObject()
                .put("week", week)
                .put("item", item)
                .put("itemVersion", 1)
                .put("firstAnswers", answers)
                .put("firstCorrect", correct)
                .put("laterAnswers", 0)
                .put("laterCorrect", 0);
    }
}
