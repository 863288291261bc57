package org.npcs.repository.conformance.consumer;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.check.Inconclusive;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the integration hands in what teams answered, and how it reads their results. */
final class CultureReports {

    private static final String RESULTS = "/v1/jurisdictions/[^/]+/culture-results/[^/]+";
    private static final double AGREEING = 0.61;

    @Requirement(value = "CUL-018", lookFirst = "What is sent of a team in which nobody answered.")
    void aWaveArrivesAsAggregatesOfItsTeams(Rehearsal rehearsal) {
        Account account = stated(rehearsal.account());
        rehearsal.play(account);
        rehearsal.sent("PUT", RESULTS);
        rehearsal.expectReported(account);
    }

    @Requirement(value = "CUL-019", lookFirst = "Headers, user agents and aliases of teams made of names.")
    void nobodyWhoAnsweredIsSent(Rehearsal rehearsal) {
        Account account = stated(rehearsal.account().withPeople());
        rehearsal.play(account);
        rehearsal.sent("PUT", RESULTS);
        rehearsal.expectNowhere(account.people());
    }

    @Requirement(value = "CUL-020", lookFirst = "What is made of a figure that is not there.")
    void aHiddenFigureIsNoZero(Rehearsal rehearsal) {
        rehearsal.play(watched(rehearsal.account(), CultureAnswers.AGREEING + 10));
        rehearsal.sent("GET", RESULTS);
        if (rehearsal.exit() == 0) {
            throw new Inconclusive("the integration did not tell of a team below the bound");
        }
        rehearsal.play(watched(rehearsal.account(), CultureAnswers.AGREEING - 10));
        rehearsal.sent("GET", RESULTS);
        if (rehearsal.exit() != 0) {
            throw new Failed("no alarm, as all figures that are shown lie above", "exit code " + rehearsal.exit());
        }
    }

    /** The office has the results of a survey; nobody of the second team answered one of its scales. */
    static Account stated(Account account) {
        ObjectNode step = account.step("state-culture").put("year", 2026);
        ArrayNode teams = step.putArray("teams");
        teams.addObject()
                .put("team", "u-01")
                .put("about", "psychological safety")
                .put("answered", 18)
                .put("averageScore", 3.7)
                .put("agreeingInHundred", 61);
        teams.addObject()
                .put("team", "u-02")
                .put("about", "safety climate")
                .put("answered", 0)
                .put("averageScore", "–");
        account.plant(step, "whoAnswered");
        ObjectNode content = Account.object();
        ArrayNode cells = content.putArray("cells");
        cells.addObject()
                .put("unit", "u-01")
                .put("scale", "psychological-safety")
                .put("respondents", 18)
                .put("mean", 3.7)
                .put("shareAgreeing", AGREEING);
        cells.addObject().put("unit", "u-02").put("scale", "safety-climate").put("respondents", 0);
        account.expect("PUT", "culture-results/2026", content);
        return account;
    }

    /** The office wants to be told when fewer of a team agree than the bound. */
    static Account watched(Account account, int bound) {
        account.step("watch-culture")
                .put("year", 2026)
                .put("about", "safety climate")
                .put("atLeastAgreeingInHundred", bound);
        return account;
    }
}
