package org.npcs.repository.sandbox.history;

import java.time.LocalDate;
import java.util.List;

/** What is true of an incident, whatever its owner tells of it. */
record Facts(
        Event event,
        String firstKind,
        LocalDate aware,
        int age,
        String sex,
        List<String> races,
        String living,
        boolean inCare,
        boolean openCase,
        String window,
        boolean exposed,
        Cause cause) {

    private static final Weighted<Integer> AGES = Weighted.of(
            0, 46.0, 1, 14, 2, 9, 3, 7, 4, 4, 5, 3, 6, 2, 8, 2, 10, 2, 12, 2, 13, 2, 14, 2, 15, 2, 16, 2, 17, 1);
    private static final Weighted<String> SEXES = Weighted.of("1", 0.56, "2", 0.43, "9", 0.01);
    private static final Weighted<List<String>> RACES = Weighted.of(
            List.of("2106-3"), 0.46,
            List.of("2054-5"), 0.24,
            List.of("2135-2"), 0.14,
            List.of("1002-5"), 0.04,
            List.of("2028-9"), 0.03,
            List.of("2076-8"), 0.01,
            List.of("2054-5", "2106-3"), 0.05,
            List.of("2135-2", "2106-3"), 0.03);
    private static final Weighted<String> LIVING = Weighted.of(
            "1", 0.16, "3", 0.2, "4", 0.12, "5", 0.05, "6", 0.27, "7", 0.03, "8", 0.08, "10", 0.06, "11", 0.02, "88",
            0.01);
    private static final Weighted<String> WINDOWS =
            Weighted.of("P12", 0.28, "P24", 0.12, "P36", 0.06, "P60", 0.07, "EVER", 0.05, "NONE", 0.38, "UNK", 0.04);

    static Facts of(Chance chance, String owner, Event event) {
        var age = chance.one(AGES);
        var inCare = chance.yes(Planted.IN_CARE);
        var open = inCare || chance.yes(Planted.OPEN_CASE_AT_HOME);
        var lag = chance.yes(0.5) ? 0 : Math.min(15, 1 + chance.few(14));
        return new Facts(
                event,
                firstKind(chance, owner, event.kind()),
                event.day().plusDays(lag),
                age,
                chance.one(SEXES),
                owner.startsWith("TR-") && chance.yes(0.8) ? List.of("1002-5") : chance.one(RACES),
                inCare ? chance.one(List.of("10", "11", "11", "12")) : chance.one(LIVING),
                inCare,
                open,
                open ? "0" : chance.one(WINDOWS),
                age == 0 && chance.yes(0.22),
                Cause.of(chance, age, event.kind()));
    }

    /** Some kinds are seen otherwise at first. The rare series of Alder County is counted without such doubts. */
    private static String firstKind(Chance chance, String owner, String kind) {
        if (owner.equals(Contributor.ALDER) || !chance.yes(Planted.RECLASSIFIED)) {
            return kind;
        }
        return switch (kind) {
            case Event.FATALITY -> owner.equals(Contributor.FENWICK) ? Event.SERIOUS_INJURY : Event.NEAR_FATALITY;
            case Event.SERIOUS_INJURY -> Event.OTHER;
            default -> kind;
        };
    }
}
