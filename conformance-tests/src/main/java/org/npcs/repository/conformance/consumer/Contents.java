package org.npcs.repository.conformance.consumer;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.check.Inconclusive;

/** What the integration sends. */
final class Contents {

    private static final String INCIDENT = "/v1/jurisdictions/[^/]+/incidents/[^/]+";

    @Requirement(value = "INC-017", lookFirst = "The mapping of each fact, and what is sent when one fact changes.")
    void theStoryArrivesFieldByField(Rehearsal rehearsal) {
        Story story = rehearsal.story().submit().correct().decide();
        rehearsal.play(story);
        rehearsal.sent("PUT", INCIDENT);
        rehearsal.expectArrived(story);
    }

    @Requirement(value = "INC-017", lookFirst = "Where the entity tag or the version of the last answer is kept.")
    void aCorrectionNamesTheVersionItStartsFrom(Rehearsal rehearsal) {
        Story story = rehearsal.story().submit().correct();
        rehearsal.play(story);
        List<Received> puts = rehearsal.sent("PUT", INCIDENT);
        for (Received put : puts.subList(1, puts.size())) {
            if (!put.startsFromAVersion()) {
                throw new Failed("the starting version with each change", "a PUT that names none");
            }
        }
        if (puts.size() < 2) {
            throw new Inconclusive("the integration corrected nothing and ended with exit code " + rehearsal.exit());
        }
    }

    @Requirement(value = "INC-017", lookFirst = "Whether a request that met an expired token is sent again.")
    void theStoryArrivesAlthoughTheTokenExpires(Rehearsal rehearsal) {
        Story story = rehearsal.story().submit().correct();
        rehearsal.play(story, Fault.of(Fault.Kind.EXPIRED, "PUT", INCIDENT));
        if (rehearsal.arrived(story).isMissingNode()) {
            throw new Inconclusive(
                    "nothing arrived after the token expired; no sentence of the contract asks for that");
        }
        rehearsal.expectArrived(story);
    }

    @Requirement(
            value = "INC-016",
            lookFirst = "Free text, file names, user agents and local keys made of case numbers.")
    void noIdentityIsSent(Rehearsal rehearsal) {
        Story story = rehearsal.story().submit().correct().decide();
        rehearsal.play(story);
        rehearsal.sent("PUT", INCIDENT);
        rehearsal.expectNowhere(story.identity());
    }
}
