package org.npcs.repository.server.analytics.chart;

/** The published rules by which a chart shows that something changed; no other rule is used. */
public enum RunRule {
    /** A value lies outside its limits. */
    BEYOND_LIMITS("beyond-limits", "point beyond the limits", "Shewhart 1931; three standard deviations"),
    /** More values in a row lie on one side of the centre than chance allows: log2(n) + 3, rounded. */
    LONG_RUN("long-run", "unusually long run on one side of the centre", "Schilling 2012; Anhøj and Olesen 2014"),
    /** The line crosses the centre less often than chance allows: the 5 % point of a binomial distribution. */
    FEW_CROSSINGS("few-crossings", "unusually few crossings of the centre", "Chen 2010; Anhøj and Olesen 2014");

    private final String code;
    private final String words;
    private final String source;

    RunRule(String code, String words, String source) {
        this.code = code;
        this.words = words;
        this.source = source;
    }

    /** The name in an answer. */
    public String code() {
        return code;
    }

    /** The rule in words. */
    public String words() {
        return words;
    }

    /** Where the rule was published. */
    public String source() {
        return source;
    }
}
