package org.npcs.repository.server.exchange.period;

import java.util.Locale;

/** How long a period is. */
public enum Length {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    Length(int months) {
        this.months = months;
    }

    int months() {
        return months;
    }

    /** The word of the contract. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The length with this word. */
    public static Length of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
