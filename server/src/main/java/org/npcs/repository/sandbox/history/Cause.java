package org.npcs.repository.sandbox.history;

import java.util.List;

/**
 * A kind of event with its causes, as they go together.
 *
 * @param category category of the event
 * @param external external cause group, or empty
 * @param medical medical cause group, or empty
 * @param manner manner of death, where somebody died
 * @param maltreatment type of maltreatment that is looked into
 */
record Cause(String category, String external, String medical, String manner, String maltreatment) {

    static final String SLEEP = "SUDI";

    private static final Cause SUDDEN = new Cause(SLEEP, "", "SIDS", "C", "2");
    private static final Cause SUFFOCATION = new Cause(SLEEP, "ASPH", "", "A", "2");
    private static final Cause HEAD = new Cause("AHT", "WEAPON", "", "H", "1");
    private static final Cause HURT = new Cause("PHY", "WEAPON", "", "H", "1");
    private static final Cause STARVED = new Cause("NEG", "", "MAL", "C", "2");
    private static final Cause POISON = new Cause("OVD", "POIS", "", "A", "2");
    private static final Cause WATER = new Cause("DRO", "DROWN", "", "A", "2");
    private static final Cause BURN = new Cause("BUR", "FIRE", "", "A", "2");
    private static final Cause FALL = new Cause("BFT", "FALL", "", "A", "2");
    private static final Cause ROAD = new Cause("BFT", "MV", "", "A", "2");
    private static final Cause INFECTION = new Cause("NAT", "", "INF", "N", "6");
    private static final Cause LUNGS = new Cause("NAT", "", "RESP", "N", "3");
    private static final Cause GROWTH = new Cause("FTT", "", "MAL", "C", "2");
    private static final Cause SUICIDE = new Cause("SUI", "OTHINJ", "", "S", "6");
    private static final Cause SHOT = new Cause("GSH", "WEAPON", "", "H", "8");
    private static final Cause GUN = new Cause("GSA", "WEAPON", "", "A", "2");

    private static final Weighted<Cause> INFANT_DEATH = Weighted.of(
            SUDDEN,
            26.0,
            SUFFOCATION,
            16,
            HEAD,
            13,
            HURT,
            7,
            STARVED,
            5,
            POISON,
            5,
            WATER,
            3,
            INFECTION,
            15,
            LUNGS,
            10);
    private static final Weighted<Cause> INFANT = Weighted.of(
            HEAD, 30.0, HURT, 18, GROWTH, 12, POISON, 12, FALL, 10, BURN, 6, WATER, 4, INFECTION, 5, LUNGS, 3);
    private static final Weighted<Cause> CHILD = Weighted.of(
            HURT, 20.0, POISON, 18, WATER, 16, FALL, 10, ROAD, 10, BURN, 7, GUN, 6, STARVED, 5, INFECTION, 5, LUNGS, 3);
    private static final Weighted<Cause> YOUTH =
            Weighted.of(SUICIDE, 26.0, SHOT, 18, POISON, 20, ROAD, 14, HURT, 8, GUN, 6, INFECTION, 5, LUNGS, 3);

    static Cause of(Chance chance, int age, String kind) {
        if (age == 0) {
            return chance.one(kind.equals(Event.FATALITY) ? INFANT_DEATH : INFANT);
        }
        return chance.one(age < 11 ? CHILD : YOUTH);
    }

    /** The category of a sudden unexpected infant death. */
    String sudden(Chance chance) {
        return external.isEmpty() ? chance.one(List.of("U-FACT", "U-FACT", "U-POSS", "U-NOFACT", "U-INC")) : "E-SUFF";
    }
}
