package org.npcs.repository.server.analytics.statistics;

/** How much credit two ratings get that are some steps apart on an ordered scale. */
public enum KappaWeights {
    /** Cicchetti and Allison (1971): credit falls by the same amount with each step. */
    LINEAR {
        @Override
        double credit(double distance) {
            return 1 - distance;
        }
    },
    /** Fleiss and Cohen (1973): credit falls with the square of the steps. */
    QUADRATIC {
        @Override
        double credit(double distance) {
            return 1 - distance * distance;
        }
    };

    /**
     * The credit of a pair of ratings, 1 for the same rating.
     *
     * @param distance steps apart as a share of the whole scale
     */
    abstract double credit(double distance);
}
