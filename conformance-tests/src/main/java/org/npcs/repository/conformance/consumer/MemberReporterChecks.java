package org.npcs.repository.conformance.consumer;

import java.util.List;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The profile {@code member-reporter}: an integration that reports and reads what a member learns from. */
public final class MemberReporterChecks {

    private MemberReporterChecks() {}

    /** Returns all checks. */
    public static List<Check<Rehearsal>> all() {
        return Checks.of(
                "reporter",
                Rehearsal.class,
                List.of(
                        new OutcomeReports(),
                        new CultureReports(),
                        new NoticeReports(),
                        new LearningReports(),
                        new ImprovementReports(),
                        new SupportReports(),
                        new ReportRepeats(),
                        new ReportReading(),
                        new ReportTrust()));
    }
}
