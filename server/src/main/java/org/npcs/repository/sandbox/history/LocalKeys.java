package org.npcs.repository.sandbox.history;

/** Local keys that nobody takes for real ones: they begin with INV, and hold letters without vowels, never a number. */
final class LocalKeys {

    /** What every invented local key begins with. */
    static final String PREFIX = "INV-";

    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 7;
    private static final long ALL = 1_280_000_000L;

    private LocalKeys() {}

    static String incident(String owner, int number) {
        return PREFIX + code(owner) + '-' + scattered(number);
    }

    /** The key under which a state reports an event of a county again. */
    static String again(String owner, int number) {
        return PREFIX + code(owner) + "-AG-" + scattered(number);
    }

    /** The key of an incident that was entered twice. */
    static String twice(String owner, int number) {
        return PREFIX + code(owner) + "-TW-" + scattered(number);
    }

    static String occurrence(String owner, int number) {
        return "INVOCC-" + code(owner) + '-' + scattered(number);
    }

    private static String code(String owner) {
        return owner.replaceAll("[^A-Z]", "");
    }

    /** The multiplier has no factor in common with the number of keys, so that no two numbers share one. */
    private static String scattered(int number) {
        long left = (number * 482_711L + 11) % ALL;
        var key = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            key.append(LETTERS.charAt((int) (left % LETTERS.length())));
            left /= LETTERS.length();
        }
        return key.toString();
    }
}
