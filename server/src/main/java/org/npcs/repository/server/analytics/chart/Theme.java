package org.npcs.repository.server.analytics.chart;

import java.util.List;

/**
 * The colours of a picture. They come from the palette of Okabe and Ito (2008), which stays distinct for colour-blind
 * readers; whatever differs in colour differs in shape or dash as well. No colour says good or bad.
 */
public enum Theme {
    /** In colour. */
    SCREEN("#0072B2", "#56B4E9", "#E69F00", List.of("#EAF3FA", "#C3DDF0", "#8FBFE0", "#4F97C9", "#0B5C94")),
    /** In black, white and grey. */
    PRINT("#000000", "#BFBFBF", "#FFFFFF", List.of("#F4F4F4", "#D6D6D6", "#B0B0B0", "#8C8C8C", "#4D4D4D"));

    /** Text, centre lines and the outline of signals. */
    static final String INK = "#1A1A1A";

    /** Limits, axes and hatching. */
    static final String MUTED = "#595959";

    /** Lines that only guide the eye. */
    static final String GRID = "#E3E3E3";

    static final String PAPER = "#FFFFFF";

    private final String data;
    private final String pale;
    private final String signal;
    private final List<String> shades;

    Theme(String data, String pale, String signal, List<String> shades) {
        this.data = data;
        this.pale = pale;
        this.signal = signal;
        this.shades = shades;
    }

    /** Values and known parts of bars. */
    String data() {
        return data;
    }

    /** The open part of a range; always outlined. */
    String pale() {
        return pale;
    }

    /** The filling of signals; always outlined. */
    String signal() {
        return signal;
    }

    /** From low to high. */
    List<String> shades() {
        return shades;
    }

    /** The ink that is read best on a ground. */
    static String inkOn(String ground) {
        return contrast(INK, ground) >= contrast(PAPER, ground) ? INK : PAPER;
    }

    /** Contrast ratio of two colours as the Web Content Accessibility Guidelines 2.2 define it. */
    static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
    }

    private static double linear(String colour, int at) {
        double channel = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return channel <= 0.04045 ? channel / 12.92 : StrictMath.pow((channel + 0.055) / 1.055, 2.4);
    }
}
