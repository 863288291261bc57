package org.npcs.repository.sandbox.history;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is planted in the invented history; {@link HistoryAnswers} tells it to who looks for it. */
final class Planted {

    static final String GIVEN = "given";
    static final String MISSING = "missing";

    static final Weighted<String> KIND_SHARES =
            Weighted.of(Event.FATALITY, 0.45, Event.NEAR_FATALITY, 0.27, Event.SERIOUS_INJURY, 0.2, Event.OTHER, 0.08);

    static final LocalDate FENWICK_SHIFT = LocalDate.of(2025, 10, 1);
    static final double FENWICK_FACTOR = 2.2;

    static final LocalDate ALDER_SHIFT = LocalDate.of(2025, 10, 1);
    static final double ALDER_GAP_BEFORE = 75;
    static final double ALDER_GAP_AFTER = 22;

    /** Children for each incident in a quarter: ten incidents a year of 100,000 children, everywhere. */
    static final double CHILDREN = 40_000;

    static final double IN_CARE = 0.07;
    static final double OPEN_CASE_AT_HOME = 0.24;
    static final double RECLASSIFIED = 0.07;
    static final double AWARE_UNKNOWN = 0.02;

    static final Weighted<String> RACE_COMPLETENESS =
            Weighted.of(GIVEN, 0.85, "unknown", 0.06, "not-collected", 0.05, MISSING, 0.04);
    static final Weighted<String> LIVING_COMPLETENESS =
            Weighted.of(GIVEN, 0.8, "unknown", 0.12, "not-collected", 0.05, MISSING, 0.03);

    static final Map<String, Double> CAREGIVER_FACTORS =
            ordered("ALC", 0.18, "DRUG", 0.34, "VIOLENCE", 0.26, "HOUSING", 0.21, "MONEY", 0.3);

    static final double DAYS_TO_FINAL = 120;
    static final double DAYS_TO_FINAL_SIGMA = 0.35;

    static final Map<String, Double> REVIEWED =
            ordered(Event.FATALITY, 0.78, Event.NEAR_FATALITY, 0.66, Event.SERIOUS_INJURY, 0.48, Event.OTHER, 0.36);

    static final Map<String, Double> PREVALENCE = ordered(
            "FAM-01", 0.22, "FAM-02", 0.48, "FAM-03", 0.55, "FAM-04", 0.34, "FAM-05", 0.41, "PRO-01", 0.3, "PRO-02",
            0.26, "PRO-03", 0.12, "PRO-04", 0.33, "PRO-05", 0.3, "PRO-06", 0.46, "TEA-01", 0.52, "TEA-02", 0.24,
            "TEA-03", 0.28, "TEA-04", 0.21, "ENV-01", 0.35, "ENV-02", 0.17, "ENV-03", 0.25, "ENV-04", 0.14, "ENV-05",
            0.29, "ENV-06", 0.1);

    static final String OUTLIER = "US-XD";
    static final String OUTLIER_ITEM = "PRO-05";
    static final double OUTLIER_PREVALENCE = 0.55;

    static final String LIFTED = "ENV-01";
    static final String LIFTED_BY = "TEA-01";
    static final double LIFT = 1.6;

    /** Of actionable ratings, the share of 3; of the others, the share of 1. */
    static final double STRONG = 0.35;

    static final double LATENT = 0.4;
    static final double NOT_APPLICABLE = 0.04;
    static final double UNDETERMINED = 0.05;

    static final double DOUBLE_RATED = 0.25;
    static final Map<String, Double> KAPPA = ordered("FAM", 0.8, "PRO", 0.6, "TEA", 0.7, "ENV", 0.65);

    static final Map<String, Double> THEMES = ordered(
            "IO-TEAM",
            0.56,
            "IO-ECON",
            0.22,
            "IO-PRACTICE",
            0.34,
            "IO-SERVICE",
            0.22,
            "IO-INFO",
            0.3,
            "IO-WORKLOAD",
            0.25,
            "IO-TRAINING",
            0.12,
            "IO-SUPERVISION",
            0.15,
            "IO-TOOLS",
            0.08);
    static final double ECONOMIC_AFTER_SLEEP = 0.4;

    static final Weighted<String> STRENGTHS = Weighted.of("weaker", 0.5, "intermediate", 0.35, "stronger", 0.15);
    static final Weighted<String> STATUSES = Weighted.of(
            "PROPOSED",
            0.1,
            "ACCEPTED",
            0.3,
            "IN_PROGRESS",
            0.27,
            "IMPLEMENTED",
            0.16,
            "REJECTED",
            0.08,
            "TESTED",
            0.05,
            "SUSTAINED",
            0.04);
    static final Weighted<String> WORKLOAD = Weighted.of("reduces", 0.2, "neutral", 0.45, "adds", 0.25, "unknown", 0.1);
    static final double RECOMMENDED = 0.6;

    private Planted() {}

    /** How many times as often something happens in a quarter. */
    static double shift(String member, String kind, LocalDate quarter) {
        return member.equals(Contributor.FENWICK)
                        && kind.equals(Event.NEAR_FATALITY)
                        && !quarter.isBefore(FENWICK_SHIFT)
                ? FENWICK_FACTOR
                : 1;
    }

    static double prevalence(String member, String item) {
        return member.equals(OUTLIER) && item.equals(OUTLIER_ITEM)
                ? OUTLIER_PREVALENCE
                : PREVALENCE.getOrDefault(item, 0.0);
    }

    private static Map<String, Double> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Double>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], ((Number) pairs[i + 1]).doubleValue());
        }
        return java.util.Collections.unmodifiableMap(map);
    }
}
