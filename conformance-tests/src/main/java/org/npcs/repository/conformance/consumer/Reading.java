package org.npcs.repository.conformance.consumer;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Failed;

/** How the integration reads answers. */
final class Reading {

    private static final String LIST = "/v1/jurisdictions/[^/]+/incidents";

    @Requirement(value = "PLT-030", lookFirst = "Loops that end when a page is short, or read one page only.")
    void aListIsReadToItsEnd(Rehearsal rehearsal) {
        rehearsal.play(rehearsal.story().list());
        List<Received> pages = rehearsal.sent("GET", LIST);
        if (pages.stream().noneMatch(page -> page.path().contains("cursor=second"))) {
            throw new Failed("a request for the page behind nextCursor", pages.size() + " requests without it");
        }
    }

    @Requirement(value = "PLT-027", lookFirst = "Generated enums and readers that fail on unknown properties.")
    void whatIsNotKnownDoesNoHarm(Rehearsal rehearsal) {
        Story story = rehearsal.story().submit().correct().decide().list();
        rehearsal.play(story, "", true);
        rehearsal.sent("PUT", LIST + "/[^/]+");
        rehearsal.expectFinished(story);
    }
}
