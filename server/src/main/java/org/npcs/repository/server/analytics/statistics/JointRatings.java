package org.npcs.repository.server.analytics.statistics;

import java.util.Arrays;

/** The square table of two raters: counts, margins and the credit that chance alone would give. */
final class JointRatings {

    /** A figure of one cell of the table. */
    @FunctionalInterface
    interface OfCell {
        double at(int first, int second);
    }

    private final long[][] counts;
    private final long[] first;
    private final long[] second;
    private final long cases;

    private JointRatings(long[][] counts) {
        this.counts = counts;
        this.first = new long[counts.length];
        this.second = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                first[i] += counts[i][j];
                second[j] += counts[i][j];
            }
        }
        this.cases = Arrays.stream(first).sum();
    }

    static JointRatings of(long[][] counts) {
        for (long[] row : counts) {
            if (row.length != counts.length || Arrays.stream(row).anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("a table of two raters is square and holds counts");
            }
        }
        return new JointRatings(counts);
    }

    long cases() {
        return cases;
    }

    long same() {
        long same = 0;
        for (int i = 0; i < counts.length; i++) {
            same += counts[i][i];
        }
        return same;
    }

    double credit(int i, int j, KappaWeights weights) {
        return i == j ? 1 : weights.credit(Math.abs(i - j) / (counts.length - 1.0));
    }

    /** The credit that a case with this rating of the first rater gets by chance. */
    double creditOfFirst(int i, KappaWeights weights) {
        double credit = 0;
        for (int j = 0; j < counts.length; j++) {
            credit += credit(i, j, weights) * second[j] / cases;
        }
        return credit;
    }

    /** The credit that a case with this rating of the second rater gets by chance. */
    double creditOfSecond(int j, KappaWeights weights) {
        double credit = 0;
        for (int i = 0; i < counts.length; i++) {
            credit += credit(i, j, weights) * first[i] / cases;
        }
        return credit;
    }

    /** The credit of all cases by chance. */
    double chance(KappaWeights weights) {
        double chance = 0;
        for (int i = 0; i < counts.length; i++) {
            chance += creditOfFirst(i, weights) * first[i] / cases;
        }
        return chance;
    }

    /** The mean over all cases of a figure of the cell in which a case lies. */
    double expectation(OfCell figure) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                sum += counts[i][j] == 0 ? 0 : figure.at(i, j) * counts[i][j];
            }
        }
        return sum / cases;
    }
}
