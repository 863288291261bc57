package org.npcs.repository.client;

import org.npcs.repository.client.internal.DefinitionOperations;
import org.npcs.repository.client.model.BundleVersion;
import org.npcs.repository.client.model.BundleVersionList;
import org.npcs.repository.client.model.CaseDefinition;
import org.npcs.repository.client.model.CaseDefinitionList;
import org.npcs.repository.client.model.CodeSystem;
import org.npcs.repository.client.model.CodeSystemList;
import org.npcs.repository.client.model.Crosswalk;
import org.npcs.repository.client.model.CrosswalkList;
import org.npcs.repository.client.model.Element;
import org.npcs.repository.client.model.ElementList;
import org.npcs.repository.client.model.Instrument;
import org.npcs.repository.client.model.InstrumentList;
import org.npcs.repository.client.model.InstrumentVersion;
import org.npcs.repository.client.model.InstrumentVersionList;
import org.npcs.repository.client.model.InstrumentVersionSummary;
import org.npcs.repository.client.model.JurisdictionProfile;
import org.npcs.repository.client.model.JurisdictionProfileList;
import org.npcs.repository.client.model.JurisdictionProfileRecord;
import org.npcs.repository.client.model.Measure;
import org.npcs.repository.client.model.MeasureList;
import org.npcs.repository.client.model.ProfileImpact;
import org.npcs.repository.client.model.ReferenceSeries;
import org.npcs.repository.client.model.ReferenceSeriesList;
import org.npcs.repository.client.model.Rule;
import org.npcs.repository.client.model.RuleImpactReport;
import org.npcs.repository.client.model.RuleList;
import org.npcs.repository.client.page.Pages;

/**
 * In which words we speak: instruments, code systems, dictionary elements and rules. All of it is public. What was read is
 * kept with its entity tag and only asked for again when it changed.
 */
public final class DefinitionClient {

    private final Calls calls;

    DefinitionClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns all instruments of which a version is published. */
    public Pages<Instrument> instruments() {
        return instruments(CallOptions.NONE);
    }

    /** Returns all instruments of which a version is published. */
    public Pages<Instrument> instruments(CallOptions options) {
        return calls.list(
                cursor -> new Call(DefinitionOperations.LIST_INSTRUMENTS, options),
                "InstrumentList",
                InstrumentList::fromJson,
                InstrumentList::items,
                InstrumentList::nextCursor);
    }

    /** Returns the versions of an instrument, the oldest first. */
    public Pages<InstrumentVersionSummary> instrumentVersions(String instrument) {
        return instrumentVersions(instrument, CallOptions.NONE);
    }

    /** Returns the versions of an instrument, the oldest first. */
    public Pages<InstrumentVersionSummary> instrumentVersions(String instrument, CallOptions options) {
        return calls.list(
                cursor ->
                        new Call(DefinitionOperations.LIST_INSTRUMENT_VERSIONS, options).path("instrument", instrument),
                "InstrumentVersionList",
                InstrumentVersionList::fromJson,
                InstrumentVersionList::items,
                InstrumentVersionList::nextCursor);
    }

    /** Returns one version of an instrument, enough to build a form from. */
    public InstrumentVersion instrumentVersion(String instrument, String version) {
        return instrumentVersion(instrument, version, CallOptions.NONE);
    }

    /** Returns one version of an instrument, enough to build a form from. */
    public InstrumentVersion instrumentVersion(String instrument, String version, CallOptions options) {
        Call call = new Call(DefinitionOperations.GET_INSTRUMENT_VERSION, options)
                .path("instrument", instrument)
                .path("version", version);
        return calls.call(call, "InstrumentVersion", InstrumentVersion::fromJson);
    }

    /** Publishes a version of an instrument; for the operator. */
    public InstrumentVersion importInstrumentVersion(InstrumentVersion version) {
        return importInstrumentVersion(version, CallOptions.NONE);
    }

    /** Publishes a version of an instrument; for the operator. */
    public InstrumentVersion importInstrumentVersion(InstrumentVersion version, CallOptions options) {
        Call call = new Call(DefinitionOperations.IMPORT_INSTRUMENT_VERSION, options)
                .path("instrument", version.instrument())
                .body(version.toJson());
        return calls.call(call, "InstrumentVersion", InstrumentVersion::fromJson);
    }

    /** Returns all code systems, without their codes. */
    public Pages<CodeSystem> codeSystems() {
        return codeSystems(CallOptions.NONE);
    }

    /** Returns all code systems, without their codes. */
    public Pages<CodeSystem> codeSystems(CallOptions options) {
        return calls.list(
                cursor -> new Call(DefinitionOperations.LIST_CODE_SYSTEMS, options),
                "CodeSystemList",
                CodeSystemList::fromJson,
                CodeSystemList::items,
                CodeSystemList::nextCursor);
    }

    /** Returns a code system with its codes. */
    public CodeSystem codeSystem(String name) {
        return codeSystem(name, CallOptions.NONE);
    }

    /** Returns a code system with its codes. */
    public CodeSystem codeSystem(String name, CallOptions options) {
        Call call = new Call(DefinitionOperations.GET_CODE_SYSTEM, options).path("codeSystem", name);
        return calls.call(call, "CodeSystem", CodeSystem::fromJson);
    }

    /** Returns the data dictionary. */
    public Pages<Element> elements() {
        return elements(CallOptions.NONE);
    }

    /** Returns the data dictionary. */
    public Pages<Element> elements(CallOptions options) {
        return calls.list(
                cursor -> new Call(DefinitionOperations.LIST_ELEMENTS, options),
                "ElementList",
                ElementList::fromJson,
                ElementList::items,
                ElementList::nextCursor);
    }

    /** Returns an element of the data dictionary, such as {@code incident.child.sex}. */
    public Element element(String name) {
        return element(name, CallOptions.NONE);
    }

    /** Returns an element of the data dictionary, such as {@code incident.child.sex}. */
    public Element element(String name, CallOptions options) {
        Call call = new Call(DefinitionOperations.GET_ELEMENT, options).path("element", name);
        return calls.call(call, "Element", Element::fromJson);
    }

    /** Returns how the items of one version of an instrument stand to those of another, for all published pairs. */
    public Pages<Crosswalk> crosswalks() {
        return crosswalks(CallOptions.NONE);
    }

    /** Returns how the items of one version of an instrument stand to those of another, for all published pairs. */
    public Pages<Crosswalk> crosswalks(CallOptions options) {
        return calls.list(
                cursor -> new Call(DefinitionOperations.LIST_CROSSWALKS, options),
                "CrosswalkList",
                CrosswalkList::fromJson,
                CrosswalkList::items,
                CrosswalkList::nextCursor);
    }

    /** Returns a crosswalk, such as {@code fixture-3-1-to-2}. */
    public Crosswalk crosswalk(String name) {
        return crosswalk(name, CallOptions.NONE);
    }

    /** Returns a crosswalk, such as {@code fixture-3-1-to-2}. */
    public Crosswalk crosswalk(String name, CallOptions options) {
        Call call = new Call(DefinitionOperations.GET_CROSSWALK, options).path("crosswalk", name);
        return calls.call(call, "Crosswalk", Crosswalk::fromJson);
    }

    /** Returns all versions of the outcome measures: what is divided by what, from which source, and what to beware of. */
    public Pages<Measure> measures() {
        return measures(CallOptions.NONE);
    }

    /** Returns all versions of the outcome measures: what is divided by what, from which source, and what to beware of. */
    public Pages<Measure> measures(CallOptions options) {
        return calls.list(
                cursor -> new Call(DefinitionOperations.LIST_MEASURES, options),
                "MeasureList",
                MeasureList::fromJson,
                MeasureList::items,
                MeasureList::nextCursor);
    }

    /** Returns one version of a measure, such as {@code exits-to-entries} and {@code 1}. */
    public Measure measure(String name, String version) {
        return measure(name, version, CallOptions.NONE);
    }

    /** Returns one version of a measure, such as {@code exits-to-entries} and {@code 1}. */
    public Measure measure(String name, String version, CallOptions options) {
        Call call = new Call(DefinitionOperations.GET_MEASURE, options)
                .path("measure", name)
                .path("version", version);
        return calls.call(call, "Measure", Measure::fromJson);
    }

    /** Returns published tables that are nobody's own, with the values of their measures and what does not add up. */
    public Pages<ReferenceSeries> referenceSeries() {
        return referenceSeries(CallOptions.NONE);
    }

    /** Returns published tables that are nobody's own, with the values of their measures and what does not add up. */
    public Pages<ReferenceSeries> referenceSeries(CallOptions options) {
        return calls.list(
                cursor -> new Call(DefinitionOperations.LIST_REFERENCE_SERIES, options),
                "ReferenceSeriesList",
                ReferenceSeriesList::fromJson,
                ReferenceSeriesList::items,
                ReferenceSeriesList::nextCursor);
    }

    /** Returns one published table, such as {@code vcis-entries-exits-1990-1994}. */
    public ReferenceSeries referenceSeries(String name) {
        return referenceSeries(name, CallOptions.NONE);
    }

    /** Returns one published table, such as {@code vcis-entries-exits-1990-1994}. */
    public ReferenceSeries referenceSeries(String name, CallOptions options) {
        Call call = new Call(DefinitionOperations.GET_REFERENCE_SERIES, options).path("series", name);
        return calls.call(call, "ReferenceSeries", ReferenceSeries::fromJson);
    }

    /** Returns the case definitions: named filters that say which incidents are a case. */
    public Pages<CaseDefinition> caseDefinitions() {
        return caseDefinitions(CallOptions.NONE);
    }

    /** Returns the case definitions: named filters that say which incidents are a case. */
    public Pages<CaseDefinition> caseDefinitions(CallOptions options) {
        return calls.list(
                cursor -> new Call(DefinitionOperations.LIST_CASE_DEFINITIONS, options),
                "CaseDefinitionList",
                CaseDefinitionList::fromJson,
                CaseDefinitionList::items,
                CaseDefinitionList::nextCursor);
    }

    /** Returns a case definition, such as {@code near-fatality}. */
    public CaseDefinition caseDefinition(String id) {
        return caseDefinition(id, CallOptions.NONE);
    }

    /** Returns a case definition, such as {@code near-fatality}. */
    public CaseDefinition caseDefinition(String id, CallOptions options) {
        Call call = new Call(DefinitionOperations.GET_CASE_DEFINITION, options).path("caseDefinition", id);
        return calls.call(call, "CaseDefinition", CaseDefinition::fromJson);
    }

    /** Returns every version of every care bundle. */
    public Pages<BundleVersion> bundles() {
        return bundles(CallOptions.NONE);
    }

    /** Returns every version of every care bundle. */
    public Pages<BundleVersion> bundles(CallOptions options) {
        return calls.list(
                cursor -> new Call(DefinitionOperations.LIST_BUNDLES, options),
                "BundleVersionList",
                BundleVersionList::fromJson,
                BundleVersionList::items,
                BundleVersionList::nextCursor);
    }

    /** Returns a version of a care bundle, such as {@code zero-to-three} and {@code 1}. */
    public BundleVersion bundle(String bundle, String version) {
        return bundle(bundle, version, CallOptions.NONE);
    }

    /** Returns a version of a care bundle, such as {@code zero-to-three} and {@code 1}. */
    public BundleVersion bundle(String bundle, String version, CallOptions options) {
        Call call = new Call(DefinitionOperations.GET_BUNDLE_VERSION, options)
                .path("bundle", bundle)
                .path("version", version);
        return calls.call(call, "BundleVersion", BundleVersion::fromJson);
    }

    /** Returns all rules, without their cases. */
    public Pages<Rule> rules() {
        return rules(CallOptions.NONE);
    }

    /** Returns all rules, without their cases. */
    public Pages<Rule> rules(CallOptions options) {
        return calls.list(
                cursor -> new Call(DefinitionOperations.LIST_RULES, options),
                "RuleList",
                RuleList::fromJson,
                RuleList::items,
                RuleList::nextCursor);
    }

    /** Returns a rule with a document that keeps it and one that breaks it. */
    public Rule rule(String id) {
        return rule(id, CallOptions.NONE);
    }

    /** Returns a rule with a document that keeps it and one that breaks it. */
    public Rule rule(String id, CallOptions options) {
        Call call = new Call(DefinitionOperations.GET_RULE, options).path("rule", id);
        return calls.call(call, "Rule", Rule::fromJson);
    }

    /** Returns what each jurisdiction requires, forbids and rules besides what is published. */
    public Pages<JurisdictionProfileRecord> profiles() {
        return profiles(CallOptions.NONE);
    }

    /** Returns what each jurisdiction requires, forbids and rules besides what is published. */
    public Pages<JurisdictionProfileRecord> profiles(CallOptions options) {
        return calls.list(
                cursor -> new Call(DefinitionOperations.LIST_JURISDICTION_PROFILES, options),
                "JurisdictionProfileList",
                JurisdictionProfileList::fromJson,
                JurisdictionProfileList::items,
                JurisdictionProfileList::nextCursor);
    }

    /** Returns what one jurisdiction requires, forbids and rules besides what is published. */
    public JurisdictionProfileRecord profile(String jurisdiction) {
        return profile(jurisdiction, CallOptions.NONE);
    }

    /** Returns what one jurisdiction requires, forbids and rules besides what is published. */
    public JurisdictionProfileRecord profile(String jurisdiction, CallOptions options) {
        Call call = new Call(DefinitionOperations.GET_JURISDICTION_PROFILE, options).path("jurisdiction", jurisdiction);
        return calls.call(call, "JurisdictionProfileRecord", JurisdictionProfileRecord::fromJson);
    }

    /** Sets the own profile as a whole. */
    public JurisdictionProfileRecord putProfile(JurisdictionProfile profile) {
        return putProfile(profile, CallOptions.NONE);
    }

    /** Sets the own profile as a whole. */
    public JurisdictionProfileRecord putProfile(JurisdictionProfile profile, CallOptions options) {
        Call call = new Call(DefinitionOperations.PUT_JURISDICTION_PROFILE, options).body(profile.toJson());
        return calls.call(call, "JurisdictionProfileRecord", JurisdictionProfileRecord::fromJson);
    }

    /** Tells what a profile would do to the stored records, and stores nothing. */
    public ProfileImpact previewProfile(JurisdictionProfile profile) {
        return previewProfile(profile, CallOptions.NONE);
    }

    /** Tells what a profile would do to the stored records, and stores nothing. */
    public ProfileImpact previewProfile(JurisdictionProfile profile, CallOptions options) {
        Call call = new Call(DefinitionOperations.PREVIEW_JURISDICTION_PROFILE, options).body(profile.toJson());
        return calls.call(call, "ProfileImpact", ProfileImpact::fromJson);
    }

    /** Tells what the announced rules would do to the stored records. */
    public RuleImpactReport ruleImpact() {
        return ruleImpact(CallOptions.NONE);
    }

    /** Tells what the announced rules would do to the stored records. */
    public RuleImpactReport ruleImpact(CallOptions options) {
        Call call = new Call(DefinitionOperations.GET_RULE_IMPACT, options);
        return calls.call(call, "RuleImpactReport", RuleImpactReport::fromJson);
    }
}
