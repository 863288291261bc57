package org.npcs.repository.server.analytics.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.chart.ChartPicture;
import org.npcs.repository.server.analytics.charting.BundleCharts;
import org.npcs.repository.server.analytics.charting.Bundled;
import org.npcs.repository.server.analytics.charting.FigureReading;
import org.npcs.repository.server.analytics.charting.OwnFunnel;
import org.npcs.repository.server.analytics.charting.OwnSeries;
import org.npcs.repository.server.analytics.charting.RangedSeries;
import org.npcs.repository.server.analytics.charting.SeriesAsked;
import org.npcs.repository.server.analytics.charting.SeriesQuestion;
import org.npcs.repository.server.analytics.charting.TableAsked;
import org.npcs.repository.server.analytics.charting.TableCharts;
import org.npcs.repository.server.analytics.charting.TableFigures;
import org.npcs.repository.server.analytics.table.Question;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.web.AnswerForms;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answers with charts, as data or as pictures. */
@Component
class ChartEndpoints {

    private static final AnswerForms FORMS = AnswerForms.of("json", MediaType.APPLICATION_JSON)
            .or("svg", MediaType.parseMediaType(ChartPicture.MEDIA_TYPE));

    private static final String RANGES_HAVE_NO_LIMITS =
            "Releases tell ranges, which have no limits: ask for the own data with `member`, or for /v1/charts/run of a release.";

    private final OwnSeries series;
    private final FigureReading figures;
    private final OwnFunnel funnel;
    private final BundleCharts bundles;

    ChartEndpoints(OwnSeries series, FigureReading figures, OwnFunnel funnel, BundleCharts bundles) {
        this.series = series;
        this.figures = figures;
        this.funnel = funnel;
        this.bundles = bundles;
    }

    /** How a chart is wanted. */
    record Form(@Nullable String format, String theme) {

        private boolean picture(CallerRequest request) {
            return FORMS.wanted(format, request.facts()).equals("svg");
        }
    }

    Mono<ResponseEntity<Object>> spc(SeriesAsked asked, Form form) {
        if (asked.member() == null) {
            return Mono.error(() -> ProblemException.of(
                    ProblemCode.NOT_IN_RELEASE, d -> d.parameter("member").detail(RANGES_HAVE_NO_LIMITS)));
        }
        return answer(form, request -> own("spc", request, asked));
    }

    Mono<ResponseEntity<Object>> run(SeriesAsked asked, Form form) {
        return answer(
                form,
                request -> asked.member() != null
                        ? own("run", request, asked)
                        : figures.rows(request.caller(), RangedSeries.asked(asked))
                                .map(found -> {
                                    var ranges = RangedSeries.of(found);
                                    var query = new LinkedHashMap<String, @Nullable Object>();
                                    query.put("measure", asked.measure());
                                    query.put("item", asked.item());
                                    spanned(query, found);
                                    return new ChartAnswer(
                                            "run",
                                            query,
                                            found.release(),
                                            found.asOf(),
                                            ChartJson.of(ranges),
                                            ranges.cautions(),
                                            theme -> ChartPicture.of(ranges.bars(), theme));
                                }));
    }

    private Mono<ChartAnswer> own(String chart, CallerRequest request, SeriesAsked asked) {
        var question = SeriesQuestion.of(asked, series.today());
        return series.chart(request.caller(), question)
                .map(found -> new ChartAnswer(
                        chart,
                        ChartQueries.of(chart, question),
                        null,
                        found.asOf(),
                        ChartJson.of(found.chart()),
                        found.chart().cautions(),
                        theme -> ChartPicture.of(found.chart(), theme)));
    }

    Mono<ResponseEntity<Object>> bundle(Bundled asked, @Nullable Instant asOf, Form form) {
        return answer(form, request -> bundles.chart(request.caller(), asked, asked.chartType(), asked.phasing(), asOf)
                .map(found -> new ChartAnswer(
                        "bundle",
                        asked.query(),
                        null,
                        found.asOf(),
                        ChartJson.of(found.chart()),
                        found.chart().cautions(),
                        theme -> ChartPicture.of(found.chart(), theme))));
    }

    Mono<ResponseEntity<Object>> funnel(String member, TableAsked asked, Form form) {
        return answer(
                form, request -> funnel.chart(request.caller(), member, asked).map(found -> {
                    var query = ChartQueries.table(asked, found.question(), null);
                    query.put("member", member);
                    query.put("release", found.release().id());
                    query.putAll(ChartQueries.span(found.question()));
                    query.keySet().removeAll(List.of("calendar", "dateBasis"));
                    return new ChartAnswer(
                            "funnel",
                            query,
                            found.release(),
                            found.release().asOf(),
                            ChartJson.of(found.chart()),
                            found.chart().cautions(),
                            theme -> ChartPicture.of(found.chart(), theme));
                }));
    }

    Mono<ResponseEntity<Object>> bar(TableAsked asked, Form form) {
        return answer(form, request -> figures.rows(request.caller(), asked).map(found -> {
            var chart = TableCharts.bars(found);
            return table("bar", asked, found, ChartJson.of(chart), theme -> ChartPicture.of(chart, theme));
        }));
    }

    Mono<ResponseEntity<Object>> heat(TableAsked asked, Form form) {
        return answer(form, request -> figures.rows(request.caller(), asked).map(found -> {
            var chart = TableCharts.heat(found);
            return table("heat", asked, found, ChartJson.of(chart), theme -> ChartPicture.of(chart, theme));
        }));
    }

    private static ChartAnswer table(
            String chart,
            TableAsked asked,
            TableFigures found,
            tools.jackson.databind.node.ObjectNode json,
            Function<org.npcs.repository.server.analytics.chart.Theme, byte[]> picture) {
        var query = ChartQueries.table(asked, found.question(), found.shares() ? "share" : "count");
        spanned(query, found);
        return new ChartAnswer(chart, query, found.release(), found.asOf(), json, found.cautions(), picture);
    }

    private static void spanned(Map<String, @Nullable Object> query, TableFigures found) {
        Question question = found.question();
        var release = found.release();
        query.put("member", question.member());
        query.put("release", release == null ? null : release.id());
        query.putAll(ChartQueries.span(question));
    }

    /** Pictures take their time, which must not be that of the others. */
    private static Mono<ResponseEntity<Object>> answer(Form form, Function<CallerRequest, Mono<ChartAnswer>> chart) {
        return CallerRequest.answer(request -> chart.apply(request)
                .flatMap(found -> Mono.fromCallable(() -> found.form(form.picture(request), form.theme()))
                        .subscribeOn(Schedulers.boundedElastic())));
    }
}
