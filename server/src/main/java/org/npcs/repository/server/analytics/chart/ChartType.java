package org.npcs.repository.server.analytics.chart;

/** The charts over time, each with the publication of its limits. */
public enum ChartType {
    /** The values and their median, without limits. */
    RUN("run", "run chart", "Anhøj and Olesen 2014, PLoS ONE 9:e113825"),
    /** Proportions with binomial limits. */
    P("p", "p chart", "Montgomery, Introduction to Statistical Quality Control, section 7.2"),
    /** Proportions with limits widened by the variation between periods. */
    P_PRIME("p-prime", "p′ chart", "Laney 2002, Qual Eng 14:531"),
    /** Rates with Poisson limits. */
    U("u", "u chart", "Montgomery, Introduction to Statistical Quality Control, section 7.3"),
    /** Rates with limits widened by the variation between periods. */
    U_PRIME("u-prime", "u′ chart", "Laney 2002, Qual Eng 14:531"),
    /** Counts with Poisson limits. */
    C("c", "c chart", "Montgomery, Introduction to Statistical Quality Control, section 7.3"),
    /** Single measured values with limits from the mean moving range. */
    XMR("xmr", "XmR chart (individual values)", "Montgomery, section 6.4; Wheeler, Understanding Variation"),
    /** Opportunities or days between rare events: geometric limits around the mean, the median as centre. */
    G("g", "g chart (between rare events)", "Benneyan 2001, Health Care Manag Sci 4:305; centre as in qicharts2"),
    /** Days between rare events: XmR limits after the 3.6th root, drawn on the scale of days. */
    T("t", "t chart (days between rare events)", "Nelson 1994, J Qual Technol 26:239");

    private final String code;
    private final String words;
    private final String source;

    ChartType(String code, String words, String source) {
        this.code = code;
        this.words = words;
        this.source = source;
    }

    /** The name in an answer and in a query. */
    public String code() {
        return code;
    }

    /** The name in a sentence. */
    public String words() {
        return words;
    }

    /** Where the limits, or the rules without limits, were published. */
    public String source() {
        return source;
    }

    boolean isBetweenEvents() {
        return this == G || this == T;
    }
}
