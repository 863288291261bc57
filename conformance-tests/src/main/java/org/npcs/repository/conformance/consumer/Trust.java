package org.npcs.repository.conformance.consumer;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Failed;

/** Whom the integration gives its token, and for whom it says that it acts. */
final class Trust {

    private static final String INCIDENT = "/v1/jurisdictions/[^/]+/incidents/[^/]+";
    private static final String MEMBER = "US-XB-ALD";

    @Requirement(value = "PLT-031", lookFirst = "HTTP clients that follow redirects with all their headers.")
    void theTokenDoesNotFollowARedirect(Rehearsal rehearsal) {
        rehearsal.play(rehearsal.story().submit(), Fault.of(Fault.Kind.REDIRECTED, "PUT", INCIDENT));
        rehearsal.sent("PUT", INCIDENT);
        rehearsal.expectNoTokenElsewhere();
    }

    @Requirement(value = "MEM-009", lookFirst = "Whether every request carries the header, reads included.")
    void aVendorNamesTheMemberEachTime(Rehearsal rehearsal) {
        rehearsal.play(rehearsal.story().submit().correct().decide().list(), MEMBER, false);
        rehearsal.sent("PUT", INCIDENT);
        for (Received received : rehearsal.journal()) {
            boolean record = received.path().matches("/v1/(jurisdictions/[^/]+/incidents|incidents).*");
            if (record && !received.header("Acting-For").equals(MEMBER)) {
                throw new Failed(
                        "Acting-For with the member on each request", "a " + received.method() + " without it");
            }
        }
    }
}
