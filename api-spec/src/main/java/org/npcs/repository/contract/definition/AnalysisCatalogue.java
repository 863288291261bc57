package org.npcs.repository.contract.definition;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What can be counted and compared, and under which rules: a closed catalogue. */
public final class AnalysisCatalogue {

    private final Map<String, Dimension> dimensions;
    private final Map<String, AnalysisTable> tables;
    private final Map<String, CaseDefinition> caseDefinitions;
    private final Map<String, DisclosureRuleSet> disclosureRules;
    private final Map<String, ResearchRuleSet> researchRules;
    private final Map<String, BundleVersion> bundles;
    private final Map<String, LearningRuleSet> learningRules;

    AnalysisCatalogue(
            Map<String, Dimension> dimensions,
            Map<String, AnalysisTable> tables,
            Map<String, CaseDefinition> caseDefinitions,
            Map<String, DisclosureRuleSet> disclosureRules,
            Map<String, ResearchRuleSet> researchRules,
            Map<String, BundleVersion> bundles,
            Map<String, LearningRuleSet> learningRules) {
        this.dimensions = dimensions;
        this.tables = tables;
        this.caseDefinitions = caseDefinitions;
        this.disclosureRules = disclosureRules;
        this.researchRules = researchRules;
        this.bundles = bundles;
        this.learningRules = learningRules;
    }

    /** Returns all dimensions in the order of their identifiers. */
    public Collection<Dimension> dimensions() {
        return dimensions.values();
    }

    /** Returns one dimension. */
    public Optional<Dimension> dimension(String id) {
        return Optional.ofNullable(dimensions.get(id));
    }

    /** Returns all tables in the order of their identifiers. */
    public Collection<AnalysisTable> tables() {
        return tables.values();
    }

    /** Returns one table. */
    public Optional<AnalysisTable> table(String id) {
        return Optional.ofNullable(tables.get(id));
    }

    /** Returns all case definitions in the order of their identifiers. */
    public Collection<CaseDefinition> caseDefinitions() {
        return caseDefinitions.values();
    }

    /** Returns one case definition. */
    public Optional<CaseDefinition> caseDefinition(String id) {
        return Optional.ofNullable(caseDefinitions.get(id));
    }

    /** Returns all versions of the rules of disclosure control, the oldest first. */
    public Collection<DisclosureRuleSet> disclosureRules() {
        return disclosureRules.values();
    }

    /** Returns the version of the rules of disclosure control that is in force while no decision says otherwise. */
    public DisclosureRuleSet rulesInForce() {
        return newest(disclosureRules);
    }

    private static <T extends VersionedRules> T newest(Map<String, T> versions) {
        return versions.values().stream()
                .filter(VersionedRules::inForceAsPublished)
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    /** Returns all versions of the rules of research extracts, the oldest first. */
    public Collection<ResearchRuleSet> researchRules() {
        return researchRules.values();
    }

    /** Returns the version of the rules of research extracts that is in force while no decision says otherwise. */
    public ResearchRuleSet researchRulesInForce() {
        return newest(researchRules);
    }

    /** Returns all versions of all care bundles in the order of bundle and version. */
    public Collection<BundleVersion> bundles() {
        return bundles.values();
    }

    /** Returns one version of one care bundle. */
    public Optional<BundleVersion> bundle(String bundle, String version) {
        return Optional.ofNullable(bundles.get(Definitions.key(bundle, version)));
    }

    /** Returns all versions of the rules of spaced learning, the oldest first. */
    public Collection<LearningRuleSet> learningRules() {
        return learningRules.values();
    }

    /** Returns the newest version of the rules of spaced learning. */
    public LearningRuleSet learningRulesInForce() {
        return learningRules.values().stream().reduce((one, later) -> later).orElseThrow();
    }
}
