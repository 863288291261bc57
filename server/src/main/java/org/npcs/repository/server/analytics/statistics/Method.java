package org.npcs.repository.server.analytics.statistics;

/** Where the formula of an interval was published. */
public enum Method {
    /** Wilson (1927), J Am Stat Assoc 22:209: score interval of a binomial proportion, without continuity correction. */
    WILSON("wilson-score"),
    /** Garwood (1936), Biometrika 28:437: exact interval of a Poisson mean. */
    POISSON_EXACT("poisson-exact"),
    /** Rothman and Greenland, Modern Epidemiology: Wald interval of the logarithm of a ratio of two Poisson rates. */
    LOG_RATIO("log-ratio"),
    /** Delta method for the logarithm of observed over expected co-occurrence in a multinomial sample. */
    LOG_LIFT("log-lift"),
    /** Fleiss, Cohen and Everitt (1969), Psychol Bull 72:323: large-sample interval of weighted kappa. */
    FLEISS_COHEN_EVERITT("fleiss-cohen-everitt");

    private final String code;

    Method(String code) {
        this.code = code;
    }

    /** The name under which the method stands in an answer. */
    public String code() {
        return code;
    }
}
