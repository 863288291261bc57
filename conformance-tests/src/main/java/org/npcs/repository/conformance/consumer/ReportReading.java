package org.npcs.repository.conformance.consumer;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Failed;

/** How the integration reads lists, and what it does with what it does not know. */
final class ReportReading {

    @Requirement(value = "PLT-030", lookFirst = "Loops that end when a page is short, or read one page only.")
    void noticesAreReadToTheEnd(Rehearsal rehearsal) {
        rehearsal.play(NoticeReports.looked(rehearsal.account()));
        int pages = rehearsal.sent("GET", NoticeReports.NOTICES).size();
        if (rehearsal.journal().stream().noneMatch(page -> page.path().contains("cursor="))) {
            throw new Failed("a request for the page behind nextCursor", pages + " requests without it");
        }
    }

    @Requirement(value = "PLT-027", lookFirst = "Generated enums and readers that fail on unknown properties.")
    void whatIsNotKnownDoesNoHarm(Rehearsal rehearsal) {
        Account account = SupportReports.asked(NoticeReports.looked(OutcomeReports.stated(rehearsal.account())));
        rehearsal.play(account, "", true);
        rehearsal.sent("PUT", OutcomeReports.OBSERVATION);
        rehearsal.expectDone();
    }

    @Requirement(value = "PLT-042", lookFirst = "Whether the content is rebuilt from the fields that a program knows.")
    void whatIsNotKnownIsSentBackAsItWasRead(Rehearsal rehearsal) {
        Account account = OutcomeReports.correctedOfAnother(rehearsal.account());
        rehearsal.play(account, "", true);
        rehearsal.sent("PUT", OutcomeReports.OBSERVATION);
        rehearsal.expectReported(account);
    }
}
