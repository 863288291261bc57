package org.npcs.repository.client.analytics;

import java.util.Locale;

/** Why a row tells what it tells: the codes of {@code cell-status} that this release knows. */
public enum CellStatus {
    /** Told, as a number or as a range. */
    SHOWN,
    /** Counted, and there is none; of own data alone. */
    ZERO,
    /** Hidden: too few records, or too few members behind them. */
    SUPPRESSED_SMALL,
    /** Hidden, because other figures would tell it. */
    SUPPRESSED_COMPLEMENTARY,
    /** Hidden: all members together are too few, or one of them has too much of it. */
    SUPPRESSED_DOMINANCE,
    /** The owner does not share it. */
    WITHHELD_BY_OWNER,
    /** Nothing was collected that could be counted. */
    NOT_COLLECTED,
    /** Not comparable across the versions of the instrument. */
    NOT_COMPARABLE,
    /** A code of a later contract; {@link TableRow#statusCode()} tells it. Read it as hidden. */
    OTHER;

    /** Returns the status of a code, {@link #OTHER} for one that this release does not know. */
    public static CellStatus of(String code) {
        for (CellStatus status : values()) {
            if (status != OTHER && status.code().equals(code)) {
                return status;
            }
        }
        return OTHER;
    }

    /** Returns the code in the contract, such as {@code suppressed-small}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether the row was hidden by disclosure control. */
    public boolean suppressed() {
        return this == SUPPRESSED_SMALL || this == SUPPRESSED_COMPLEMENTARY || this == SUPPRESSED_DOMINANCE;
    }
}
