package org.npcs.repository.sandbox.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is planted in the invented history: the truth behind the numbers, which an analysis of enough records must find again within
 * the error of its sample.
 *
 * @param kindShares share of each kind of incident, but for Alder County and after the shift of Fenwick
 * @param itemPrevalence share of each item of {@code ssit 2018.1} that is actionable (2 or 3) among the rated
 * @param outlier the one member and item that differ
 * @param lifted the two items that occur together more often than by chance
 * @param itemMissing share of each reason among all agreed ratings
 * @param themeShares share of reviews with an opportunity of each theme, but for economic support after a death in sleep
 * @param economicAfterSleep share of reviews of sudden unexpected infant deaths with economic support as a theme
 * @param kappa linear weighted kappa of first and second rater, by domain
 * @param doubleRated share of reviews that two raters rated independently
 * @param finalMedianDays median days from the day on which the agency learned of an event to the end of its review
 * @param finalNinetiethDays ninetieth percentile of the same
 * @param shift the change of a rate in one member
 * @param rareEvents the series of rare events of one member
 * @param completeness share of {@code given}, of each reason and of {@code missing}, by element
 * @param strengths share of each strength among recommendations
 * @param statuses share of each status among recommendations
 * @param workloadEffects share of each effect among recommendations
 * @param incidentsPer100000 incidents a year of 100,000 children, by the stated denominators, but for Alder County and the shift
 * @param nilMonths months without any incident, by member
 * @param joinedLater first day of the data of members that joined later
 * @param notPermitted elements that a member never gives because it may not
 * @param withheld elements that a member shares with nobody, not even in counts
 * @param sharingNothing members that share nothing
 */
public record HistoryAnswers(
        Map<String, Double> kindShares,
        Map<String, Double> itemPrevalence,
        Outlier outlier,
        Lifted lifted,
        Map<String, Double> itemMissing,
        Map<String, Double> themeShares,
        double economicAfterSleep,
        Map<String, Double> kappa,
        double doubleRated,
        double finalMedianDays,
        double finalNinetiethDays,
        Shift shift,
        RareSeries rareEvents,
        Map<String, Map<String, Double>> completeness,
        Map<String, Double> strengths,
        Map<String, Double> statuses,
        Map<String, Double> workloadEffects,
        double incidentsPer100000,
        Map<String, List<String>> nilMonths,
        Map<String, LocalDate> joinedLater,
        Map<String, List<String>> notPermitted,
        Map<String, List<String>> withheld,
        List<String> sharingNothing) {

    private static final double NINETIETH = 1.2815515655446004;

    /** A member in which an item is actionable in another share than elsewhere. */
    public record Outlier(String member, String item, double prevalence) {}

    /** Two items, and how many times as often as by chance both are actionable. */
    public record Lifted(String item, String other, double lift) {}

    /** From a quarter on, a kind is so many times as frequent in a member. */
    public record Shift(String member, String kind, LocalDate from, double factor) {}

    /** Days of rare events, the mean days between them before and after a day. */
    public record RareSeries(
            String member,
            String kind,
            List<LocalDate> days,
            LocalDate from,
            double meanDaysBefore,
            double meanDaysAfter) {}

    static HistoryAnswers planted(long seed) {
        return new HistoryAnswers(
                Planted.KIND_SHARES.shares(),
                Planted.PREVALENCE,
                new Outlier(Planted.OUTLIER, Planted.OUTLIER_ITEM, Planted.OUTLIER_PREVALENCE),
                new Lifted(Planted.LIFTED_BY, Planted.LIFTED, Planted.LIFT),
                Map.of("NA", Planted.NOT_APPLICABLE, "UNK", Planted.UNDETERMINED),
                Planted.THEMES,
                Planted.ECONOMIC_AFTER_SLEEP,
                Planted.KAPPA,
                Planted.DOUBLE_RATED,
                Planted.DAYS_TO_FINAL,
                Planted.DAYS_TO_FINAL * StrictMath.exp(NINETIETH * Planted.DAYS_TO_FINAL_SIGMA),
                new Shift(Contributor.FENWICK, Event.NEAR_FATALITY, Planted.FENWICK_SHIFT, Planted.FENWICK_FACTOR),
                new RareSeries(
                        Contributor.ALDER,
                        Event.NEAR_FATALITY,
                        RareEvents.alder(seed),
                        Planted.ALDER_SHIFT,
                        Planted.ALDER_GAP_BEFORE,
                        Planted.ALDER_GAP_AFTER),
                Map.of(
                        "incident.child.raceEthnicity", Planted.RACE_COMPLETENESS.shares(),
                        "incident.child.livingArrangement", Planted.LIVING_COMPLETENESS.shares()),
                Planted.STRENGTHS.shares(),
                Planted.STATUSES.shares(),
                Planted.WORKLOAD.shares(),
                4 / Planted.CHILDREN * 100_000,
                Map.of("US-XG", List.of("2025-02", "2025-08")),
                Map.of("US-XJ", LocalDate.of(2025, 1, 1), "US-XK", LocalDate.of(2025, 1, 1)),
                Map.of(Contributor.FENWICK, List.of("incident.child.sex", "incident.county")),
                Map.of("US-XF", Contributor.of("US-XF").withheld()),
                Contributor.ALL.stream()
                        .filter(one -> !one.sharing())
                        .map(Contributor::code)
                        .toList());
    }
}
