package org.npcs.repository.sandbox.history;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * How much a member reports, and what is particular about it.
 *
 * @param code the member
 * @param perQuarter mean number of incidents in a quarter, at the medium size
 * @param from first day of its data
 * @param nil months in which nothing happened
 * @param withheld prefixes of elements that it does not share even in counts
 * @param sharing whether it shares anything with analysts
 */
record Contributor(
        String code, double perQuarter, LocalDate from, List<YearMonth> nil, List<String> withheld, boolean sharing) {

    static final String ALDER = "US-XB-ALD";
    static final String FENWICK = "US-XB";
    static final String SILENT = "US-XL";

    private static final LocalDate LATER = LocalDate.of(2025, 1, 1);

    /** All of them; the county comes before its state, which reports some events of the county again. */
    static final List<Contributor> ALL = List.of(
            from("US-XA", 27),
            from(ALDER, 5),
            from(FENWICK, 30),
            from("TR-MRN", 1.5),
            from("US-XC", 25),
            from("US-XD", 31),
            from("US-XE", 20),
            new Contributor(
                    "US-XF",
                    17,
                    InventedHistory.FIRST_DAY,
                    List.of(),
                    List.of(
                            "incident.causeExternal",
                            "incident.causeMedical",
                            "incident.categories",
                            "incident.manner",
                            "incident.suidCategory",
                            "incident.unsafeSleepFactors",
                            "incident.child.raceEthnicity"),
                    true),
            new Contributor(
                    "US-XG",
                    13,
                    InventedHistory.FIRST_DAY,
                    List.of(YearMonth.of(2025, 2), YearMonth.of(2025, 8)),
                    List.of(),
                    true),
            from("US-XH", 38),
            new Contributor("US-XI", 10, InventedHistory.FIRST_DAY, List.of(), List.of(), false),
            new Contributor("US-XJ", 22, LATER, List.of(), List.of(), true),
            new Contributor("US-XK", 8, LATER, List.of(), List.of(), true),
            from("US-XL", 1));

    static Contributor of(String code) {
        return ALL.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    }

    private static Contributor from(String code, double perQuarter) {
        return new Contributor(code, perQuarter, InventedHistory.FIRST_DAY, List.of(), List.of(), true);
    }

    /** Whether it says so when a month was without incidents. One does not, so that nothing is known of its silent months. */
    boolean attesting() {
        return !code.equals(SILENT);
    }
}
