package org.npcs.repository.conformance.mutant;

import java.util.ArrayList;
import java.util.List;

/** All wrong servers. */
public final class Mutants {

    private Mutants() {}

    /** Returns all wrong servers, noun by noun. */
    public static List<Mutant> all() {
        List<Mutant> mutants = new ArrayList<>();
        mutants.addAll(PlatformMutants.all());
        mutants.addAll(SecurityMutants.all());
        mutants.addAll(IncidentMutants.all());
        mutants.addAll(ReviewMutants.all());
        mutants.addAll(MembershipMutants.all());
        mutants.addAll(DefinitionMutants.all());
        mutants.addAll(ProfileMutants.all());
        mutants.addAll(ExchangeMutants.all());
        mutants.addAll(SubmissionMutants.all());
        mutants.addAll(WebhookMutants.all());
        mutants.addAll(DuplicateMutants.all());
        mutants.addAll(SharingMutants.all());
        mutants.addAll(LegalMutants.all());
        mutants.addAll(AnalyticsMutants.all());
        mutants.addAll(ChartMutants.all());
        mutants.addAll(ExportMutants.all());
        mutants.addAll(ResearchMutants.all());
        mutants.addAll(NoticeMutants.all());
        mutants.addAll(SupportMutants.all());
        mutants.addAll(CultureMutants.all());
        mutants.addAll(ImprovementMutants.all());
        mutants.addAll(LibraryMutants.all());
        mutants.addAll(SpacedMutants.all());
        mutants.addAll(GovernanceMutants.all());
        mutants.addAll(DecisionMutants.all());
        mutants.addAll(MeetingMutants.all());
        mutants.addAll(AuditMutants.all());
        mutants.addAll(OutcomeMutants.all());
        mutants.addAll(PartnershipMutants.all());
        return List.copyOf(mutants);
    }
}
