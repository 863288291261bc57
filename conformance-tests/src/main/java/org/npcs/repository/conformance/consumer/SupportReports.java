package org.npcs.repository.conformance.consumer;

import org.npcs.repository.conformance.Requirement;
import tools.jackson.databind.node.ObjectNode;

/** How the integration takes an offer of support, asks, writes and closes. */
final class SupportReports {

    /** Path of the collection of requests. */
    static final String REQUESTS = "/v1/support-requests";

    private static final String OFFERS = "/v1/jurisdictions/[^/]+/support-offers";
    private static final String OFFER = Desk.id("support-offer", 1);
    private static final String REQUEST = REQUESTS + "/" + Desk.id(REQUESTS, 1);

    @Requirement(value = "SUP-016", lookFirst = "The mapping of what is asked for, and the offer that is accepted.")
    void aRequestArrivesInCodesWithTheOfferItAccepts(Rehearsal rehearsal) {
        Account account = closed(asked(rehearsal.account()));
        rehearsal.play(account);
        rehearsal.sent("POST", REQUESTS);
        rehearsal.expectReported(account);
    }

    @Requirement(value = "SUP-017", lookFirst = "Readers that answer by themselves.")
    void readingAnOfferAnswersNothing(Rehearsal rehearsal) {
        rehearsal.play(looked(rehearsal.account()));
        rehearsal.sent("GET", OFFERS);
        rehearsal.expectNothingStored("no answer that nobody gave");
        rehearsal.expectDone();
    }

    @Requirement(value = "SUP-018", lookFirst = "What is put into a message besides what the office wrote.")
    void noChildAndNoStoryIsSent(Rehearsal rehearsal) {
        Account account = closed(asked(rehearsal.account().withPeople()));
        rehearsal.play(account);
        rehearsal.sent("POST", REQUESTS);
        rehearsal.expectNowhere(account.people());
    }

    /** The office only wants to see what it is offered. */
    static Account looked(Account account) {
        offered(account);
        account.step("look-at-offers");
        return account;
    }

    private static void offered(Account account) {
        account.holds("support-offers/" + OFFER, Account.object());
    }

    /** The office accepts the offer and asks for a call. */
    static Account asked(Account account) {
        offered(account);
        ObjectNode step = account.step("ask-for-support").put("acceptingTheOffer", true);
        step.putArray("what").add("a call with a peer").add("care of staff");
        step.put("howSoon", "within days").put("who", "the leadership of the agency");
        account.plant(step, "children");
        ObjectNode content = Account.object().put("urgency", "within-days").put("office", "agency-leadership");
        content.putArray("kinds").add("leadership-peer-call").add("staff-care");
        account.expectAt("POST", REQUESTS, content.put("offerId", OFFER));
        return account;
    }

    /** The two sides write to each other, and the office says what helped. */
    static Account closed(Account account) {
        account.step("begin-support");
        account.expectAt("POST", REQUEST + "/transitions", Account.object().put("to", "in-progress"));
        String text = "An hour tomorrow morning suits us.";
        account.plant(account.step("write-to-helper").put("text", text), "children");
        account.expectAt("POST", REQUEST + "/messages", Account.object().put("text", text));
        account.step("close-support").putArray("whatHelped").add("the call").add("talking with staff");
        ObjectNode step = Account.object().put("to", "closed");
        step.putArray("whatHelped").add("peer-call").add("staff-debriefing");
        account.expectAt("POST", REQUEST + "/transitions", step);
        return account;
    }
}
