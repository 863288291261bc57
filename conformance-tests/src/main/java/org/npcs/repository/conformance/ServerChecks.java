package org.npcs.repository.conformance;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.analytics.AnalyticsChecks;
import org.npcs.repository.conformance.provider.audit.AuditChecks;
import org.npcs.repository.conformance.provider.culture.CultureChecks;
import org.npcs.repository.conformance.provider.definition.DefinitionChecks;
import org.npcs.repository.conformance.provider.exchange.ExchangeChecks;
import org.npcs.repository.conformance.provider.governance.GovernanceChecks;
import org.npcs.repository.conformance.provider.improvement.ImprovementChecks;
import org.npcs.repository.conformance.provider.incident.IncidentChecks;
import org.npcs.repository.conformance.provider.membership.MembershipChecks;
import org.npcs.repository.conformance.provider.notice.NoticeChecks;
import org.npcs.repository.conformance.provider.outcome.OutcomeChecks;
import org.npcs.repository.conformance.provider.platform.PlatformChecks;
import org.npcs.repository.conformance.provider.review.ReviewChecks;
import org.npcs.repository.conformance.provider.sharing.SharingChecks;
import org.npcs.repository.conformance.provider.support.SupportChecks;
import org.npcs.repository.conformance.run.Check;

/** The profile {@code server}: every check of the provider side, noun by noun. */
final class ServerChecks {

    private ServerChecks() {}

    static List<Check<Server>> all() {
        List<Check<Server>> checks = new ArrayList<>();
        checks.addAll(PlatformChecks.all());
        checks.addAll(MembershipChecks.all());
        checks.addAll(DefinitionChecks.all());
        checks.addAll(IncidentChecks.all());
        checks.addAll(ReviewChecks.all());
        checks.addAll(ExchangeChecks.all());
        checks.addAll(SharingChecks.all());
        checks.addAll(AnalyticsChecks.all());
        checks.addAll(NoticeChecks.all());
        checks.addAll(SupportChecks.all());
        checks.addAll(CultureChecks.all());
        checks.addAll(ImprovementChecks.all());
        checks.addAll(GovernanceChecks.all());
        checks.addAll(AuditChecks.all());
        checks.addAll(OutcomeChecks.all());
        return List.copyOf(checks);
    }

    /** The profile {@code analytics-reader}: what a server must keep whose figures others read. */
    static List<Check<Server>> analytics() {
        return AnalyticsChecks.all();
    }
}
