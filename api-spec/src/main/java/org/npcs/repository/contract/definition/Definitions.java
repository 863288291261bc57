package org.npcs.repository.contract.definition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All reference data that this version of the contract publishes, loaded once from the class path and never changed.
 * Instrument versions that a deployment imports are not among them; their owner keeps those.
 */
public final class Definitions {

    private final String ruleSetVersion;
    private final Map<String, CodeSystem> codeSystems;
    private final Map<String, InstrumentVersion> instrumentVersions;
    private final Map<String, Element> elements;
    private final Map<String, Rule> rules;
    private final Map<String, Crosswalk> crosswalks;
    private final Map<String, CultureInstrument> cultureInstruments;
    private final Map<String, AgreementPolicy> agreementPolicies;
    private final AnalysisCatalogue analysis;
    private final OutcomeCatalogue outcomes;

    Definitions(
            String ruleSetVersion,
            Map<String, CodeSystem> codeSystems,
            Map<String, InstrumentVersion> instrumentVersions,
            Map<String, Element> elements,
            Map<String, Rule> rules,
            Map<String, Crosswalk> crosswalks,
            Map<String, CultureInstrument> cultureInstruments,
            Map<String, AgreementPolicy> agreementPolicies,
            AnalysisCatalogue analysis,
            OutcomeCatalogue outcomes) {
        this.ruleSetVersion = ruleSetVersion;
        this.codeSystems = codeSystems;
        this.instrumentVersions = instrumentVersions;
        this.elements = elements;
        this.rules = rules;
        this.crosswalks = crosswalks;
        this.cultureInstruments = cultureInstruments;
        this.agreementPolicies = agreementPolicies;
        this.analysis = analysis;
        this.outcomes = outcomes;
    }

    /** Returns the published reference data. */
    public static Definitions published() {
        return Holder.PUBLISHED;
    }

    /** Returns the version of the rule set as a whole, which every report names. */
    public String ruleSetVersion() {
        return ruleSetVersion;
    }

    /** Returns all code systems in the order of their identifiers. */
    public Collection<CodeSystem> codeSystems() {
        return codeSystems.values();
    }

    /** Returns one code system. */
    public Optional<CodeSystem> codeSystem(String id) {
        return Optional.ofNullable(codeSystems.get(id));
    }

    /** Returns all instrument versions in the order of instrument and version. */
    public Collection<InstrumentVersion> instrumentVersions() {
        return instrumentVersions.values();
    }

    /** Returns the versions of one instrument, the oldest first; empty when there is no such instrument. */
    public List<InstrumentVersion> instrumentVersions(String instrument) {
        return instrumentVersions.values().stream()
                .filter(version -> version.instrument().equals(instrument))
                .toList();
    }

    /** Returns one version of one instrument. */
    public Optional<InstrumentVersion> instrumentVersion(String instrument, String version) {
        return Optional.ofNullable(instrumentVersions.get(key(instrument, version)));
    }

    /** Returns all dictionary elements in the order of their identifiers. */
    public Collection<Element> elements() {
        return elements.values();
    }

    /** Returns one dictionary element by its identifier, such as {@code incident.child.sex}. */
    public Optional<Element> element(String id) {
        return Optional.ofNullable(elements.get(id));
    }

    /** Returns all rules, structural ones included, in the order of their identifiers. */
    public Collection<Rule> rules() {
        return rules.values();
    }

    /** Returns one rule. */
    public Optional<Rule> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** Returns all crosswalks in the order of their identifiers. */
    public Collection<Crosswalk> crosswalks() {
        return crosswalks.values();
    }

    /** Returns one crosswalk. */
    public Optional<Crosswalk> crosswalk(String id) {
        return Optional.ofNullable(crosswalks.get(id));
    }

    /** Returns the crosswalk that leads from one version of an instrument to another. */
    public Optional<Crosswalk> crosswalk(String instrument, String from, String to) {
        return crosswalks.values().stream()
                .filter(one -> one.instrument().equals(instrument))
                .filter(one -> one.from().equals(from) && one.to().equals(to))
                .findFirst();
    }

    /** Returns all versions of culture survey instruments in the order of instrument and version. */
    public Collection<CultureInstrument> cultureInstruments() {
        return cultureInstruments.values();
    }

    /** Returns one version of a culture survey instrument. */
    public Optional<CultureInstrument> cultureInstrument(String instrument, String version) {
        return Optional.ofNullable(cultureInstruments.get(key(instrument, version)));
    }

    /** Returns all versions of what agreements keep to, the oldest first. */
    public Collection<AgreementPolicy> agreementPolicies() {
        return agreementPolicies.values();
    }

    /** Returns what can be counted and compared. */
    public AnalysisCatalogue analysis() {
        return analysis;
    }

    /** Returns the measures of outcomes, and published tables of them. */
    public OutcomeCatalogue outcomes() {
        return outcomes;
    }

    static String key(String instrument, String version) {
        return instrument + '/' + version;
    }

    /** Loads on first use, so that a program that never asks pays nothing. */
    private static final class Holder {
        static final Definitions PUBLISHED = new DefinitionFiles().load();
    }
}
