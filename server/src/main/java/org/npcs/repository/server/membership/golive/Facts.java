package org.npcs.repository.server.membership.golive;

import java.util.List;

/**
 * What the way to live data is judged by.
 *
 * @param callers whether a client of its own is active or a delegation in force
 * @param agreement state of the agreement that binds the member
 * @param latest state of the agreement that was drafted last
 * @param sharingProfile state of the sharing profile
 * @param records whether an incident was accepted
 * @param live whether the member counts and is shown to others
 */
record Facts(boolean callers, String agreement, String latest, String sharingProfile, boolean records, boolean live) {

    private static final List<String> UNSIGNED = List.of("approved", "partly-signed");

    boolean agreed() {
        return agreement.equals("executed");
    }

    /** Who can bring the agreement on: its words are the counsel's, its signatures those of the signatories. */
    String agreementActor() {
        return UNSIGNED.contains(latest) ? "signatory" : "member-counsel";
    }

    String agreementNext() {
        return UNSIGNED.contains(latest)
                ? "Note the signatures that the agreement names as missing."
                : "Draft an agreement on data sharing and bring it to approval.";
    }
}
