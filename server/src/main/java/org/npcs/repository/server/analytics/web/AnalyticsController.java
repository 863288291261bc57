package org.npcs.repository.server.analytics.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.AnalyticsApi;
import org.npcs.repository.api.v1.model.AnalyticsTableList;
import org.npcs.repository.api.v1.model.DisclosureRulesList;
import org.npcs.repository.api.v1.model.ExportRequest;
import org.npcs.repository.api.v1.model.ReleaseRequest;
import org.npcs.repository.api.v1.model.ResearchRulesList;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.analytics.charting.Bundled;
import org.npcs.repository.server.analytics.charting.SeriesAsked;
import org.npcs.repository.server.analytics.charting.TableAsked;
import org.npcs.repository.server.analytics.table.Asked;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers the analytics operations of the contract. */
@RestController
class AnalyticsController implements AnalyticsApi {

    private final CatalogueEndpoints catalogue;
    private final TableEndpoints tables;
    private final BenchmarkEndpoints benchmarks;
    private final ReleaseEndpoints releases;
    private final ChartEndpoints charts;
    private final ExportEndpoints exports;
    private final ExportFileEndpoints exported;
    private final ResearchEndpoints research;
    private final ParticipationEndpoints participations;
    private final OutputCheckEndpoints outputs;

    AnalyticsController(
            CatalogueEndpoints catalogue,
            TableEndpoints tables,
            BenchmarkEndpoints benchmarks,
            ReleaseEndpoints releases,
            ChartEndpoints charts,
            ExportEndpoints exports,
            ExportFileEndpoints exported,
            ResearchEndpoints research,
            ParticipationEndpoints participations,
            OutputCheckEndpoints outputs) {
        this.catalogue = catalogue;
        this.tables = tables;
        this.benchmarks = benchmarks;
        this.releases = releases;
        this.charts = charts;
        this.exports = exports;
        this.exported = exported;
        this.research = research;
        this.participations = participations;
        this.outputs = outputs;
    }

    @Override
    public Mono<ResponseEntity<AnalyticsTableList>> listAnalyticsTables(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        return catalogue.tables(limit, cursor, ifNoneMatch);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getAnalyticsColumns(String table, @Nullable String ifNoneMatch) {
        return catalogue.columns(table, ifNoneMatch);
    }

    @Override
    public Mono<ResponseEntity<DisclosureRulesList>> listDisclosureRules(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        return catalogue.rules(limit, cursor, ifNoneMatch);
    }

    @Override
    public Mono<ResponseEntity<Object>> getAnalyticsTable(
            String table,
            @Nullable String release,
            @Nullable String member,
            @Nullable String by,
            @Nullable String period,
            @Nullable String calendar,
            @Nullable String dateBasis,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String panel,
            String instrument,
            String crosswalk,
            @Nullable String cases,
            @Nullable Instant asOf,
            @Nullable String format,
            Integer limit,
            @Nullable String cursor,
            @Nullable String actingFor) {
        var asked = new Asked(
                table,
                release,
                member,
                by,
                period,
                calendar,
                dateBasis,
                from,
                until,
                panel,
                instrument,
                crosswalk,
                cases,
                asOf);
        return tables.answer(asked, format, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getBenchmark(
            String jurisdiction,
            String table,
            @Nullable String release,
            @Nullable String by,
            @Nullable String period,
            Integer limit,
            @Nullable String cursor,
            @Nullable String actingFor) {
        return benchmarks.compare(jurisdiction, Asked.ofRelease(table, release, by, period), limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listReleases(
            @Nullable String state, Integer limit, @Nullable String cursor) {
        return releases.list(state, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createRelease(String idempotencyKey, Mono<ReleaseRequest> releaseRequest) {
        return releases.create(releaseRequest);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getRelease(String release) {
        return releases.get(release);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionRelease(
            String idempotencyKey, String release, Mono<Transition> transition) {
        return transition.flatMap(step -> releases.move(release, step.getTo(), step.getReason()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getReleaseManifest(String release) {
        return releases.manifest(release);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listReleaseSuppressions(
            String release, Integer limit, @Nullable String cursor) {
        return releases.suppressions(release, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getReleaseComparison(
            String earlier, String release, Integer limit, @Nullable String cursor) {
        return releases.comparison(release, earlier, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getReleaseCalendar() {
        return releases.calendar();
    }

    @Override
    public Mono<ResponseEntity<Object>> getSpcChart(
            @Nullable String measure,
            @Nullable String of,
            @Nullable String item,
            @Nullable String denominator,
            @Nullable String member,
            @Nullable String period,
            @Nullable String calendar,
            @Nullable String dateBasis,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String type,
            @Nullable LocalDate baselineUntil,
            @Nullable String phase,
            @Nullable Instant asOf,
            @Nullable String format,
            String theme,
            @Nullable String actingFor) {
        return charts.spc(
                new SeriesAsked(
                        measure,
                        of,
                        item,
                        denominator,
                        member,
                        null,
                        period,
                        calendar,
                        dateBasis,
                        from,
                        until,
                        type,
                        baselineUntil,
                        phase,
                        asOf),
                new ChartEndpoints.Form(format, theme));
    }

    @Override
    public Mono<ResponseEntity<Object>> getBundleChart(
            String member,
            String bundle,
            @Nullable String element,
            String unit,
            String period,
            @Nullable String from,
            @Nullable String until,
            String type,
            @Nullable LocalDate baselineUntil,
            @Nullable String phase,
            @Nullable Instant asOf,
            @Nullable String format,
            String theme,
            @Nullable String actingFor) {
        return charts.bundle(
                new Bundled(member, bundle, element, unit, from, until, type, baselineUntil, phase),
                asOf,
                new ChartEndpoints.Form(format, theme));
    }

    @Override
    public Mono<ResponseEntity<Object>> getRunChart(
            @Nullable String measure,
            @Nullable String of,
            @Nullable String item,
            @Nullable String denominator,
            @Nullable String member,
            @Nullable String release,
            @Nullable String period,
            @Nullable String calendar,
            @Nullable String dateBasis,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate baselineUntil,
            @Nullable String phase,
            @Nullable Instant asOf,
            @Nullable String format,
            String theme,
            @Nullable String actingFor) {
        return charts.run(
                new SeriesAsked(
                        measure,
                        of,
                        item,
                        denominator,
                        member,
                        release,
                        period,
                        calendar,
                        dateBasis,
                        from,
                        until,
                        "run",
                        baselineUntil,
                        phase,
                        asOf),
                new ChartEndpoints.Form(format, theme));
    }

    @Override
    public Mono<ResponseEntity<Object>> getFunnelChart(
            String table,
            String member,
            @Nullable String by,
            @Nullable String where,
            @Nullable String release,
            @Nullable String period,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String format,
            String theme,
            @Nullable String actingFor) {
        var asked = new Asked(
                table,
                release,
                null,
                by,
                period,
                null,
                null,
                from,
                until,
                "all",
                Asked.INSTRUMENT,
                Asked.CROSSWALK,
                null,
                null);
        return charts.funnel(member, new TableAsked(asked, where, null), new ChartEndpoints.Form(format, theme));
    }

    @Override
    public Mono<ResponseEntity<Object>> getBarChart(
            String table,
            @Nullable String by,
            @Nullable String where,
            @Nullable String figure,
            @Nullable String member,
            @Nullable String release,
            @Nullable String period,
            @Nullable String calendar,
            @Nullable String dateBasis,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Instant asOf,
            @Nullable String format,
            String theme,
            @Nullable String actingFor) {
        var asked = drawn(table, by, member, release, period, calendar, dateBasis, from, until, asOf);
        return charts.bar(new TableAsked(asked, where, figure), new ChartEndpoints.Form(format, theme));
    }

    @Override
    public Mono<ResponseEntity<Object>> getHeatChart(
            String table,
            @Nullable String by,
            @Nullable String where,
            @Nullable String figure,
            @Nullable String member,
            @Nullable String release,
            @Nullable String period,
            @Nullable String calendar,
            @Nullable String dateBasis,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Instant asOf,
            @Nullable String format,
            String theme,
            @Nullable String actingFor) {
        var asked = drawn(table, by, member, release, period, calendar, dateBasis, from, until, asOf);
        return charts.heat(new TableAsked(asked, where, figure), new ChartEndpoints.Form(format, theme));
    }

    /** The question of a drawing of one table, which leaves panel, instrument and cases to the service. */
    private static Asked drawn(
            String table,
            @Nullable String by,
            @Nullable String member,
            @Nullable String release,
            @Nullable String period,
            @Nullable String calendar,
            @Nullable String dateBasis,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Instant asOf) {
        return new Asked(
                table,
                release,
                member,
                by,
                period,
                calendar,
                dateBasis,
                from,
                until,
                null,
                Asked.INSTRUMENT,
                Asked.CROSSWALK,
                null,
                asOf);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listExports(
            Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return exports.list(limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createExport(
            String idempotencyKey, Mono<ExportRequest> exportRequest, @Nullable String actingFor) {
        return exports.create(exportRequest);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> previewExport(
            Mono<ExportRequest> exportRequest, @Nullable String actingFor) {
        return exports.preview(exportRequest);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getExport(UUID exportId, @Nullable String actingFor) {
        return exports.get(exportId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionExport(
            String idempotencyKey, UUID exportId, Mono<Transition> transition, @Nullable String actingFor) {
        return transition.flatMap(step -> exports.move(exportId, step.getTo(), step.getReason()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getExportManifest(UUID exportId, @Nullable String actingFor) {
        return exported.manifest(exportId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listExportRows(
            UUID exportId, @Nullable String table, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return exported.rows(exportId, table, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<Resource>> getExportFile(
            UUID exportId, String file, @Nullable String range, @Nullable String ifRange, @Nullable String actingFor) {
        return exported.file(exportId, file, range, ifRange);
    }

    @Override
    public Mono<ResponseEntity<ResearchRulesList>> listResearchRules(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        return catalogue.researchRules(limit, cursor, ifNoneMatch);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createResearchRequest(
            String idempotencyKey, Mono<ObjectNode> researchRequest, @Nullable String actingFor) {
        return research.file(researchRequest);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getResearchRequest(UUID researchRequestId, @Nullable String actingFor) {
        return research.get(researchRequestId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listResearchRequests(
            Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return research.list(limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionResearchRequest(
            String idempotencyKey, UUID researchRequestId, Mono<Transition> transition, @Nullable String actingFor) {
        return transition.flatMap(step -> research.move(researchRequestId, step.getTo(), step.getReason()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listResearchOwners(
            UUID researchRequestId, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return research.owners(researchRequestId, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createOutputCheck(
            String idempotencyKey, UUID researchRequestId, Mono<ObjectNode> outputCheck, @Nullable String actingFor) {
        return outputs.check(researchRequestId, outputCheck);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listOutputChecks(
            UUID researchRequestId, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return outputs.list(researchRequestId, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getResearchParticipation(
            String jurisdiction, UUID researchRequestId, @Nullable String actingFor) {
        return participations.get(jurisdiction, researchRequestId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listResearchParticipations(
            String jurisdiction, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return participations.list(jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionResearchParticipation(
            String idempotencyKey,
            String jurisdiction,
            UUID researchRequestId,
            Mono<Transition> transition,
            @Nullable String actingFor) {
        return transition.flatMap(step -> participations.move(jurisdiction, researchRequestId, step.getTo()));
    }
}
