package org.npcs.repository.conformance.consumer;

import org.npcs.repository.conformance.Requirement;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the integration states a month of a bundle and a cycle. */
final class ImprovementReports {

    /** Path of the collection of cycles. */
    static final String CYCLES = "/v1/jurisdictions/[^/]+/pdsa-cycles";

    private static final String MONTH = "/v1/jurisdictions/[^/]+/bundle-observations/[^/]+/[^/]+/[^/]+";
    private static final String QUESTION = "Do more visits look at the sleep place when a card asks for it?";
    private static final String MEASURE = "Visits with the sleep place seen, of 20 visits.";
    private static final String DONE = "The card was there for two weeks.";
    private static final String FOUND = "It was seen in more visits, and in fewer than we predicted.";
    private static final int PREDICTED = 16;
    private static final int MEASURED = 14;

    @Requirement(value = "IMP-016", lookFirst = "Empty fields of the form, and sums that are made to fit.")
    void whatIsNotRecordedStaysNotRecorded(Rehearsal rehearsal) {
        Account account = observed(rehearsal.account());
        rehearsal.play(account);
        rehearsal.sent("PUT", MONTH);
        rehearsal.expectReported(account);
    }

    @Requirement(value = "IMP-017", lookFirst = "When the plan is sent, and from where its prediction is taken later.")
    void aPredictionIsStatedBeforeItsResultAndStays(Rehearsal rehearsal) {
        Account account = studied(planned(rehearsal.account()));
        rehearsal.play(account);
        rehearsal.sent("POST", CYCLES);
        rehearsal.expectReported(account);
    }

    /** The office has looked at the files of 42 children. */
    static Account observed(Account account) {
        ObjectNode step =
                account.step("observe-month").put("bundle", "zero-to-three").put("edition", "1");
        step.put("team", "all").put("month", "2026-10").put("children", 42).put("childrenWithEverything", 18);
        ObjectNode content =
                Account.object().put("bundleVersion", "1").put("eligible", 42).put("allOrNoneMet", 18);
        element(step.putArray("elements"), content.putArray("elements"), "health-contact", 30, 6, 0, 6);
        element(step.withArray("/elements"), content.withArray("/elements"), "safe-sleep", 18, 2, 20, 2);
        account.expect("PUT", "bundle-observations/zero-to-three/all/2026-10", content);
        return account;
    }

    private static void element(ArrayNode told, ArrayNode sent, String key, int done, int not, int none, int empty) {
        ObjectNode words =
                told.addObject().put("element", key).put("done", done).put("notDone", not);
        words.put("doesNotApply", none).put("nothingInTheFile", empty);
        ObjectNode counts =
                sent.addObject().put("element", key).put("met", done).put("notMet", not);
        counts.put("notApplicable", none).put("notRecorded", empty);
    }

    /** A team plans a small test and predicts what it will see. */
    static Account planned(Account account) {
        ObjectNode step = account.step("plan-cycle").put("question", QUESTION).put("whatIsCounted", MEASURE);
        step.put("weExpect", "more").put("weExpectTheNumber", PREDICTED).put("from", "2026-10-01");
        account.expect("POST", "pdsa-cycles", plan());
        return account;
    }

    /** The test runs, and shows less than was predicted. */
    static Account studied(Account account) {
        account.step("run-cycle");
        ObjectNode step = account.step("study-cycle").put("whatWasDone", DONE).put("whatWasFound", FOUND);
        step.put("theNumberWas", MEASURED).put("next", "change it");
        String path = "pdsa-cycles/" + Desk.id(Account.own("pdsa-cycles"), 1);
        account.expect("POST", path + "/transitions", Account.object().put("to", "running"));
        ObjectNode content = plan().put("done", DONE).put("result", FOUND).put("resultValue", MEASURED);
        account.expect("PUT", path, content.put("act", "adapt"));
        account.expect("POST", path + "/transitions", Account.object().put("to", "studied"));
        return account;
    }

    private static ObjectNode plan() {
        ObjectNode plan = Account.object().put("question", QUESTION).put("measure", MEASURE);
        return plan.put("expected", "rises").put("expectedValue", PREDICTED).put("startsOn", "2026-10-01");
    }
}
