package org.npcs.repository.client;

import java.io.OutputStream;
import java.nio.file.Path;
import org.npcs.repository.client.model.BarChart;
import org.npcs.repository.client.model.ControlChart;
import org.npcs.repository.client.model.FunnelChart;
import org.npcs.repository.client.model.HeatChart;

/** Charts as data, with their reasons, limits and signals, and the same charts as pictures. */
public final class Charts {

    private final Calls calls;

    Charts(Calls calls) {
        this.calls = calls;
    }

    /** Returns own records over time with centre, limits and signals. */
    public ControlChart control(ChartQuestion question) {
        return control(question, CallOptions.NONE);
    }

    /** Returns own records over time with centre, limits and signals. */
    public ControlChart control(ChartQuestion question, CallOptions options) {
        return calls.call(question.call(ChartKind.CONTROL, "json", options), "ControlChart", ControlChart::fromJson);
    }

    /** Returns a control chart of what the own member observed of a care bundle; what was not recorded counts as not done. */
    public ControlChart bundle(ChartQuestion question) {
        return bundle(question, CallOptions.NONE);
    }

    /** Returns a control chart of what the own member observed of a care bundle; what was not recorded counts as not done. */
    public ControlChart bundle(ChartQuestion question, CallOptions options) {
        return calls.call(question.call(ChartKind.BUNDLE, "json", options), "ControlChart", ControlChart::fromJson);
    }

    /** Returns own records over time with their median, or the ranges that a release tells. */
    public ControlChart run(ChartQuestion question) {
        return run(question, CallOptions.NONE);
    }

    /** Returns own records over time with their median, or the ranges that a release tells. */
    public ControlChart run(ChartQuestion question, CallOptions options) {
        return calls.call(question.call(ChartKind.RUN, "json", options), "ControlChart", ControlChart::fromJson);
    }

    /** Returns own shares by their size, with the limits around the share of all others. */
    public FunnelChart funnel(ChartQuestion question) {
        return funnel(question, CallOptions.NONE);
    }

    /** Returns own shares by their size, with the limits around the share of all others. */
    public FunnelChart funnel(ChartQuestion question, CallOptions options) {
        return calls.call(question.call(ChartKind.FUNNEL, "json", options), "FunnelChart", FunnelChart::fromJson);
    }

    /** Returns rows of a table as bars. */
    public BarChart bars(ChartQuestion question) {
        return bars(question, CallOptions.NONE);
    }

    /** Returns rows of a table as bars. */
    public BarChart bars(ChartQuestion question, CallOptions options) {
        return calls.call(question.call(ChartKind.BAR, "json", options), "BarChart", BarChart::fromJson);
    }

    /** Returns rows of a table that differ in two things as cells. */
    public HeatChart heatMap(ChartQuestion question) {
        return heatMap(question, CallOptions.NONE);
    }

    /** Returns rows of a table that differ in two things as cells. */
    public HeatChart heatMap(ChartQuestion question, CallOptions options) {
        return calls.call(question.call(ChartKind.HEAT, "json", options), "HeatChart", HeatChart::fromJson);
    }

    /** Downloads a picture (SVG) into a file that only its owner reads; the file is there whole or not at all. */
    public void picture(ChartKind kind, ChartQuestion question, Path file) {
        picture(kind, question, file, CallOptions.NONE);
    }

    /** Downloads a picture (SVG) into a file that only its owner reads; the file is there whole or not at all. */
    public void picture(ChartKind kind, ChartQuestion question, Path file, CallOptions options) {
        calls.download(question.call(kind, "svg", options), file);
    }

    /** Downloads a picture (SVG) into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void picture(ChartKind kind, ChartQuestion question, OutputStream out) {
        picture(kind, question, out, CallOptions.NONE);
    }

    /** Downloads a picture (SVG) into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void picture(ChartKind kind, ChartQuestion question, OutputStream out, CallOptions options) {
        calls.download(question.call(kind, "svg", options), out);
    }
}
