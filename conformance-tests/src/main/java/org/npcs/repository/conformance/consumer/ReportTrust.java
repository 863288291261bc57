package org.npcs.repository.conformance.consumer;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Failed;

/** Whom the integration gives its token while it reports, and for whom it says that it acts. */
final class ReportTrust {

    private static final String MEMBER = "US-XB-ALD";

    @Requirement(value = "PLT-031", lookFirst = "HTTP clients that follow redirects with all their headers.")
    void theTokenDoesNotFollowARedirect(Rehearsal rehearsal) {
        rehearsal.play(
                OutcomeReports.stated(rehearsal.account()),
                Fault.of(Fault.Kind.REDIRECTED, "PUT", OutcomeReports.OBSERVATION));
        rehearsal.sent("PUT", OutcomeReports.OBSERVATION);
        rehearsal.expectNoTokenElsewhere();
    }

    @Requirement(value = "MEM-009", lookFirst = "Whether every request carries the header, reads included.")
    void aVendorNamesTheMemberEachTime(Rehearsal rehearsal) {
        Account account = OutcomeReports.corrected(OutcomeReports.stated(rehearsal.account()));
        rehearsal.play(account, MEMBER, false);
        rehearsal.sent("PUT", OutcomeReports.OBSERVATION);
        for (Received received : rehearsal.journal()) {
            boolean record = received.path().startsWith("/v1/jurisdictions/");
            if (record && !received.header("Acting-For").equals(MEMBER)) {
                throw new Failed(
                        "Acting-For with the member on each request", "a " + received.method() + " without it");
            }
        }
    }

    @Requirement(value = "OUT-014", lookFirst = "Whether a request that met an expired token is sent again.")
    void anObservationArrivesAlthoughTheTokenExpires(Rehearsal rehearsal) {
        Account account = OutcomeReports.stated(rehearsal.account());
        rehearsal.play(account, Fault.of(Fault.Kind.EXPIRED, "PUT", OutcomeReports.OBSERVATION));
        rehearsal.sent("PUT", OutcomeReports.OBSERVATION);
        rehearsal.expectSomethingStored(
                "nothing arrived after the token expired; no sentence of the contract asks for that");
        rehearsal.expectReported(account);
    }
}
