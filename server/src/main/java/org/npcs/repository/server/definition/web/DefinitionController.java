package org.npcs.repository.server.definition.web;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.DefinitionApi;
import org.npcs.repository.api.v1.model.BundleVersionList;
import org.npcs.repository.api.v1.model.CaseDefinitionList;
import org.npcs.repository.api.v1.model.CodeSystemList;
import org.npcs.repository.api.v1.model.CrosswalkList;
import org.npcs.repository.api.v1.model.ElementList;
import org.npcs.repository.api.v1.model.InstrumentList;
import org.npcs.repository.api.v1.model.InstrumentVersionList;
import org.npcs.repository.api.v1.model.JurisdictionProfileList;
import org.npcs.repository.api.v1.model.JurisdictionProfileRecord;
import org.npcs.repository.api.v1.model.MeasureList;
import org.npcs.repository.api.v1.model.ProfileImpact;
import org.npcs.repository.api.v1.model.ReferenceSeriesList;
import org.npcs.repository.api.v1.model.RuleImpactReport;
import org.npcs.repository.api.v1.model.RuleList;
import org.npcs.repository.contract.definition.BundleVersion;
import org.npcs.repository.contract.definition.CaseDefinition;
import org.npcs.repository.contract.definition.CodeSystem;
import org.npcs.repository.contract.definition.Crosswalk;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.InstrumentVersion;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.measure.SeriesFigures;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.InstrumentImport;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.server.definition.Instruments;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PublishedItems;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers the definition operations of the contract from the published data. */
@RestController
class DefinitionController implements DefinitionApi {

    private final Instruments instruments;
    private final ProfileEndpoints profiles;
    private final PublishedItems published;
    private final Answers answers;
    private final RepositoryClock clock;
    private final Definitions definitions = Definitions.published();

    DefinitionController(
            Instruments instruments,
            ProfileEndpoints profiles,
            PublishedItems published,
            Answers answers,
            RepositoryClock clock) {
        this.profiles = profiles;
        this.instruments = instruments;
        this.published = published;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public Mono<ResponseEntity<InstrumentList>> listInstruments(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        return RequestFacts.current().flatMap(facts -> instruments.all().map(all -> {
            var byName = all.stream()
                    .collect(Collectors.groupingBy(
                            InstrumentVersion::instrument, java.util.TreeMap::new, Collectors.toList()));
            var page = published.page(
                    "instruments",
                    byName.values().stream()
                            .map(DefinitionController::instrument)
                            .toList(),
                    limit,
                    cursor);
            return page.answer(
                    ifNoneMatch,
                    new InstrumentList(page.items(), page.complete(), answers.meta(facts))
                            .nextCursor(page.nextCursor()));
        }));
    }

    private static ObjectNode instrument(List<InstrumentVersion> versions) {
        var latest = versions.get(versions.size() - 1);
        var summary = JsonNodeFactory.instance.objectNode();
        summary.put("instrument", latest.instrument());
        summary.set("name", latest.json().get("name"));
        summary.put("latestVersion", latest.version());
        summary.put("versionCount", versions.size());
        summary.put("fixture", latest.json().path("fixture").asBoolean(false));
        return summary;
    }

    @Override
    public Mono<ResponseEntity<InstrumentVersionList>> listInstrumentVersions(
            String instrument, Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        return RequestFacts.current().flatMap(facts -> instruments.all().map(all -> {
            var versions = all.stream()
                    .filter(version -> version.instrument().equals(instrument))
                    .map(InstrumentVersion::summary)
                    .toList();
            if (versions.isEmpty()) {
                throw PublishedItems.missing();
            }
            var page = published.page("versions of " + instrument, versions, limit, cursor);
            return page.answer(
                    ifNoneMatch,
                    new InstrumentVersionList(page.items(), page.complete(), answers.meta(facts))
                            .nextCursor(page.nextCursor()));
        }));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getInstrumentVersion(
            String instrument, String version, @Nullable String ifNoneMatch) {
        return instruments
                .find(instrument, version)
                .map(found -> published.item(found.json(), found.contentHash(), ifNoneMatch))
                .switchIfEmpty(Mono.error(PublishedItems::missing));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> importInstrumentVersion(
            String idempotencyKey, String instrument, Mono<ObjectNode> body) {
        return CallerRequest.answer(request -> body.flatMap(document -> {
            var findings = InstrumentImport.check(document, CheckContext.of(clock.today(), Tier.ACCEPT));
            if (!findings.isEmpty()) {
                throw ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(findings));
            }
            var wanted = InstrumentVersion.of(document);
            if (!wanted.instrument().equals(instrument)) {
                throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("instrument"));
            }
            return instruments.publish(request.caller(), wanted).map(made -> ResponseEntity.created(
                            java.net.URI.create(made.page()))
                    .eTag('"' + made.contentHash() + '"')
                    .body(made.json()));
        }));
    }

    @Override
    public Mono<ResponseEntity<CodeSystemList>> listCodeSystems(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        var page = published.page("code-systems", json(definitions.codeSystems(), CodeSystem::json), limit, cursor);
        return RequestFacts.current()
                .map(facts -> page.answer(
                        ifNoneMatch,
                        new CodeSystemList(page.items(), page.complete(), answers.meta(facts))
                                .nextCursor(page.nextCursor())));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCodeSystem(String codeSystem, @Nullable String ifNoneMatch) {
        return Mono.justOrEmpty(definitions.codeSystem(codeSystem))
                .map(found -> published.item(found.json(), found.contentHash(), ifNoneMatch))
                .switchIfEmpty(Mono.error(PublishedItems::missing));
    }

    @Override
    public Mono<ResponseEntity<CaseDefinitionList>> listCaseDefinitions(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        var page = published.page(
                "case-definitions",
                json(definitions.analysis().caseDefinitions(), CaseDefinition::json),
                limit,
                cursor);
        return RequestFacts.current()
                .map(facts -> page.answer(
                        ifNoneMatch,
                        new CaseDefinitionList(page.items(), page.complete(), answers.meta(facts))
                                .nextCursor(page.nextCursor())));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCaseDefinition(String caseDefinition, @Nullable String ifNoneMatch) {
        return Mono.justOrEmpty(definitions.analysis().caseDefinition(caseDefinition))
                .map(found -> published.item(found.json(), found.contentHash(), ifNoneMatch))
                .switchIfEmpty(Mono.error(PublishedItems::missing));
    }

    @Override
    public Mono<ResponseEntity<BundleVersionList>> listBundles(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        var page =
                published.page("bundles", json(definitions.analysis().bundles(), BundleVersion::json), limit, cursor);
        return RequestFacts.current()
                .map(facts -> page.answer(
                        ifNoneMatch,
                        new BundleVersionList(page.items(), page.complete(), answers.meta(facts))
                                .nextCursor(page.nextCursor())));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getBundleVersion(
            String bundle, String version, @Nullable String ifNoneMatch) {
        return Mono.justOrEmpty(definitions.analysis().bundle(bundle, version))
                .map(found -> published.item(found.json(), found.contentHash(), ifNoneMatch))
                .switchIfEmpty(Mono.error(PublishedItems::missing));
    }

    @Override
    public Mono<ResponseEntity<MeasureList>> listMeasures(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        var page = published.page("measures", json(definitions.outcomes().measures(), Measure::json), limit, cursor);
        return RequestFacts.current()
                .map(facts -> page.answer(
                        ifNoneMatch,
                        new MeasureList(page.items(), page.complete(), answers.meta(facts))
                                .nextCursor(page.nextCursor())));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getMeasure(String measure, String version, @Nullable String ifNoneMatch) {
        return Mono.justOrEmpty(definitions.outcomes().measure(measure, version))
                .map(found -> published.item(found.json(), found.contentHash(), ifNoneMatch))
                .switchIfEmpty(Mono.error(PublishedItems::missing));
    }

    @Override
    public Mono<ResponseEntity<ReferenceSeriesList>> listReferenceSeries(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        var page = published.page(
                "reference-series", json(definitions.outcomes().series(), SeriesFigures::of), limit, cursor);
        return RequestFacts.current()
                .map(facts -> page.answer(
                        ifNoneMatch,
                        new ReferenceSeriesList(page.items(), page.complete(), answers.meta(facts))
                                .nextCursor(page.nextCursor())));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getReferenceSeries(String series, @Nullable String ifNoneMatch) {
        return Mono.justOrEmpty(definitions.outcomes().series(series))
                .map(SeriesFigures::of)
                .map(found -> published.item(found, SeriesFigures.contentHash(found), ifNoneMatch))
                .switchIfEmpty(Mono.error(PublishedItems::missing));
    }

    @Override
    public Mono<ResponseEntity<CrosswalkList>> listCrosswalks(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        var page = published.page("crosswalks", json(definitions.crosswalks(), Crosswalk::json), limit, cursor);
        return RequestFacts.current()
                .map(facts -> page.answer(
                        ifNoneMatch,
                        new CrosswalkList(page.items(), page.complete(), answers.meta(facts))
                                .nextCursor(page.nextCursor())));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCrosswalk(String crosswalk, @Nullable String ifNoneMatch) {
        return Mono.justOrEmpty(definitions.crosswalk(crosswalk))
                .map(found -> published.item(found.json(), found.contentHash(), ifNoneMatch))
                .switchIfEmpty(Mono.error(PublishedItems::missing));
    }

    @Override
    public Mono<ResponseEntity<ElementList>> listElements(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        var page = published.page("elements", json(definitions.elements(), Element::json), limit, cursor);
        return RequestFacts.current()
                .map(facts -> page.answer(
                        ifNoneMatch,
                        new ElementList(page.items(), page.complete(), answers.meta(facts))
                                .nextCursor(page.nextCursor())));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getElement(String element, @Nullable String ifNoneMatch) {
        return Mono.justOrEmpty(definitions.element(element))
                .map(found -> published.item(found.json(), found.contentHash(), ifNoneMatch))
                .switchIfEmpty(Mono.error(PublishedItems::missing));
    }

    @Override
    public Mono<ResponseEntity<RuleList>> listRules(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        var page = published.page("rules", json(definitions.rules(), Rule::json), limit, cursor);
        return RequestFacts.current()
                .map(facts -> page.answer(
                        ifNoneMatch,
                        new RuleList(page.items(), page.complete(), answers.meta(facts))
                                .nextCursor(page.nextCursor())
                                .ruleSetVersion(definitions.ruleSetVersion())));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getRule(String rule, @Nullable String ifNoneMatch) {
        return Mono.justOrEmpty(definitions.rule(rule))
                .map(found -> published.item(found.json(), found.contentHash(), ifNoneMatch))
                .switchIfEmpty(Mono.error(PublishedItems::missing));
    }

    private static <T> List<ObjectNode> json(Collection<T> items, Function<T, ObjectNode> form) {
        return items.stream().map(form).toList();
    }

    @Override
    public Mono<ResponseEntity<JurisdictionProfileRecord>> getJurisdictionProfile(
            String jurisdiction, @Nullable String ifNoneMatch, @Nullable String actingFor) {
        return profiles.get(jurisdiction, ifNoneMatch);
    }

    @Override
    public Mono<ResponseEntity<JurisdictionProfileList>> listJurisdictionProfiles(
            Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return profiles.list(limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<JurisdictionProfileRecord>> putJurisdictionProfile(
            String jurisdiction,
            Mono<ObjectNode> profile,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String actingFor) {
        return profiles.put(jurisdiction, profile, Precondition.of(ifMatch, ifNoneMatch, expectedVersion));
    }

    @Override
    public Mono<ResponseEntity<ProfileImpact>> previewJurisdictionProfile(
            String jurisdiction, Mono<ObjectNode> profile, @Nullable String actingFor) {
        return profiles.preview(jurisdiction, profile);
    }

    @Override
    public Mono<ResponseEntity<RuleImpactReport>> getRuleImpact(String jurisdiction, @Nullable String actingFor) {
        return profiles.announced(jurisdiction);
    }
}
