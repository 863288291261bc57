package org.npcs.repository.server.sharing.policy;

import java.util.Locale;

/** Levels of detail of the code system {@code sharing-level}, the lowest first. */
public enum Level {
    /** Nothing. */
    NONE,
    /** In counts only. */
    AGGREGATE,
    /** Record by record, coarsened. */
    COARSENED,
    /** Record by record, as it is. */
    FULL;

    /** The level of a code. */
    public static Level of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The code of the level. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
