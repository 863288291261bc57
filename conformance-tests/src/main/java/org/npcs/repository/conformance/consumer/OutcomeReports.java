package org.npcs.repository.conformance.consumer;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.check.Inconclusive;
import tools.jackson.databind.node.ObjectNode;

/** How the integration states what the member observed of its outcomes. */
final class OutcomeReports {

    /** Paths of observations. */
    static final String OBSERVATION = "/v1/jurisdictions/[^/]+/outcome-observations/[^/]+/[^/]+";

    private static final String PATH = "outcome-observations/exits-to-entries/FFY2026";
    private static final int ENTERED = 2245;
    private static final int EXITED = 2110;
    private static final int CORRECTED = 2112;

    @Requirement(value = "OUT-014", lookFirst = "The denominator, and where versions and editions come from.")
    void anObservationArrivesWithItsDenominator(Rehearsal rehearsal) {
        Account account = stated(rehearsal.account());
        rehearsal.play(account);
        rehearsal.sent("PUT", OBSERVATION);
        rehearsal.expectReported(account);
    }

    @Requirement(value = "OUT-015", lookFirst = "Where the entity tag of the record is kept.")
    void aCorrectionNamesTheVersionItStartsFrom(Rehearsal rehearsal) {
        Account account = corrected(stated(rehearsal.account()));
        rehearsal.play(account);
        List<Received> puts = rehearsal.sent("PUT", OBSERVATION);
        if (puts.size() < 2) {
            throw new Inconclusive("the integration corrected nothing and ended with exit code " + rehearsal.exit());
        }
        if (!puts.get(1).startsFromAVersion()) {
            throw new Failed("the starting version with the correction", "a PUT that names none");
        }
    }

    /** The office states how many children came into care and left it. */
    static Account stated(Account account) {
        ObjectNode step = account.step("state-outcome").put("measure", "exits-to-entries");
        step.put("year", "FFY2026")
                .put("countedBy", "1")
                .put("takenFrom", "AFCARS")
                .put("extractedIn", "2026-11");
        step.put("mayStillChange", false).put("everyChildCounted", true);
        step.put("cameIntoCare", ENTERED).put("leftCare", EXITED).put("ratePerHundred", 94);
        account.expect("PUT", PATH, content(EXITED));
        return account;
    }

    /** The office has found two more who left care. */
    static Account corrected(Account account) {
        account.step("correct-outcome")
                .put("measure", "exits-to-entries")
                .put("year", "FFY2026")
                .putObject("change")
                .put("leftCare", CORRECTED);
        account.expect("PUT", PATH, content(CORRECTED));
        return account;
    }

    /** Another system of the member stated the observation, with a code and a member that no contract knows yet. */
    static Account correctedOfAnother(Account account) {
        account.holds(PATH, ofTomorrow(content(EXITED)));
        account.step("correct-outcome")
                .put("measure", "exits-to-entries")
                .put("year", "FFY2026")
                .putObject("change")
                .put("leftCare", CORRECTED);
        account.expect("PUT", PATH, ofTomorrow(content(CORRECTED)));
        return account;
    }

    private static ObjectNode ofTomorrow(ObjectNode content) {
        return content.put("coverage", "a-coverage-of-tomorrow").put("season", "dry");
    }

    private static ObjectNode content(int exited) {
        ObjectNode content = Account.object().put("measureVersion", "1").put("status", "final");
        content.put("coverage", "census");
        content.putObject("source").put("kind", "afcars").put("edition", "2026-11");
        content.putArray("parts").addObject().put("part", "entered").put("value", ENTERED);
        content.withArray("/parts").addObject().put("part", "exited").put("value", exited);
        return content;
    }
}
