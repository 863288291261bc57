package org.npcs.repository.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.ChartKind;
import org.npcs.repository.client.ChartQuestion;
import org.npcs.repository.client.Charts;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.JsonModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws a chart, or tells its figures. */
@Command(
        name = "chart",
        description = {
            "Draw a chart into an SVG file; with --json, print its figures, limits and signals.",
            "KIND is control, run, funnel, bar, heat or bundle."
        })
final class ChartCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "KIND", description = "control, run, funnel, bar, heat or bundle.")
    private String kind = "";

    @Mixin
    private ChartAsk ask = new ChartAsk();

    @Option(names = "--out", paramLabel = "FILE", description = "File of the picture (SVG).")
    private @Nullable Path out;

    ChartCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ChartKind chosen = chosen();
        if (out == null && !session.screen().json()) {
            throw Stop.usage(
                    "A chart is drawn into a file.", "Name it with --out FILE, or ask for figures with --json.");
        }
        ChartQuestion question = ask.question();
        try (RepositoryClient client = session.client()) {
            Charts charts = client.analytics().charts();
            if (out != null) {
                charts.picture(chosen, question, session.file(out));
                session.screen().say("Written: " + out);
            }
            if (session.screen().json()) {
                session.screen().answer(figures(charts, chosen, question));
            }
        }
        return ExitCode.OK;
    }

    private ChartKind chosen() {
        try {
            return ChartKind.valueOf(kind.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Stop.usage("There is no such kind of chart.", "Take one of control, run, funnel, bar, heat, bundle.");
        }
    }

    private static JsonModel figures(Charts charts, ChartKind chosen, ChartQuestion question) {
        return switch (chosen) {
            case CONTROL -> charts.control(question);
            case RUN -> charts.run(question);
            case FUNNEL -> charts.funnel(question);
            case BAR -> charts.bars(question);
            case HEAT -> charts.heatMap(question);
            case BUNDLE -> charts.bundle(question);
        };
    }
}
