package org.npcs.repository.conformance.consumer;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Failed;
import tools.jackson.databind.node.ObjectNode;

/** How the integration reads notices and says where the member stands with them. */
final class NoticeReports {

    /** Paths of responses. */
    static final String RESPONSE = "/v1/jurisdictions/[^/]+/notice-responses/[^/]+";

    /** Path of the list of notices. */
    static final String NOTICES = "/v1/safety-notices";

    @Requirement(value = "NTC-019", lookFirst = "The mapping of states and actions, and whether each step is sent.")
    void eachStepOfAResponseArrivesAsItWasStated(Rehearsal rehearsal) {
        Account account = finished(planned(acknowledged(rehearsal.account())));
        rehearsal.play(account);
        rehearsal.sent("PUT", RESPONSE);
        rehearsal.expectReported(account);
    }

    @Requirement(value = "NTC-020", lookFirst = "Where the entity tag of the last answer is kept.")
    void aFurtherStepNamesTheVersionItStartsFrom(Rehearsal rehearsal) {
        rehearsal.play(finished(planned(rehearsal.account())));
        List<Received> puts = rehearsal.sent("PUT", RESPONSE);
        for (Received put : puts.subList(1, puts.size())) {
            if (!put.startsFromAVersion()) {
                throw new Failed("the starting version with each step", "a PUT that names none");
            }
        }
    }

    @Requirement(value = "NTC-021", lookFirst = "Readers that answer by themselves.")
    void readingIsNotAcknowledging(Rehearsal rehearsal) {
        rehearsal.play(looked(rehearsal.account()));
        rehearsal.sent("GET", NOTICES);
        rehearsal.expectNothingStored("no response that nobody stated");
        rehearsal.expectDone();
    }

    @Requirement(value = "NTC-022", lookFirst = "The note, and headers made of the names of users.")
    void noPersonIsSentWithAResponse(Rehearsal rehearsal) {
        Account account = finished(planned(rehearsal.account().withPeople()));
        rehearsal.play(account);
        rehearsal.sent("PUT", RESPONSE);
        rehearsal.expectNowhere(account.people());
    }

    /** The office only wants to see what there is. */
    static Account looked(Account account) {
        account.step("look-at-notices");
        return account;
    }

    /** The safety lead has seen the first notice. */
    static Account acknowledged(Account account) {
        String number = Notices.NUMBERS.get(0);
        account.step("acknowledge-notice").put("notice", number).put("by", "safety lead");
        account.expect("PUT", "notice-responses/" + number, response("acknowledged"));
        return account;
    }

    /** Two actions of the first notice are planned. */
    static Account planned(Account account) {
        ObjectNode step = account.step("plan-actions").put("notice", Notices.NUMBERS.get(0));
        step.put("by", "safety lead").put("doneUntil", "2027-03-31");
        step.put("othersMayLearn", "The guide became a part of the template for visits.");
        step.putObject("actions").put("room-check", "changed for us").put("crib-stock", "had it before");
        account.plant(step, "responsible");
        account.expect("PUT", "notice-responses/" + Notices.NUMBERS.get(0), withActions("action-planned"));
        return account;
    }

    /** They are done. */
    static Account finished(Account account) {
        ObjectNode step = account.step("finish-actions").put("notice", Notices.NUMBERS.get(0));
        step.put("by", "safety lead").put("doneUntil", "2027-03-31");
        step.put("othersMayLearn", "The guide became a part of the template for visits.");
        step.putObject("actions").put("room-check", "changed for us").put("crib-stock", "had it before");
        account.plant(step, "responsible");
        account.expect("PUT", "notice-responses/" + Notices.NUMBERS.get(0), withActions("action-done"));
        return account;
    }

    private static ObjectNode response(String state) {
        return Account.object().put("state", state).put("role", "safety-lead");
    }

    private static ObjectNode withActions(String state) {
        ObjectNode content = response(state).put("plannedFor", "2027-03-31");
        content.put("note", "The guide became a part of the template for visits.")
                .put("noteFor", "members");
        content.putArray("adopted").addObject().put("action", "room-check").put("how", "adapted");
        content.withArray("/adopted").addObject().put("action", "crib-stock").put("how", "in-place");
        return content;
    }
}
