package org.npcs.repository.server.sharing.policy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ways to coarsen a value, of the code system {@code coarsening}; of two that fit, the later one hides more. */
public enum Coarsening {
    /** A date becomes its month. */
    MONTH(Kind.DATE),
    /** A date becomes its quarter. */
    QUARTER(Kind.DATE),
    /** A date becomes its year. */
    YEAR(Kind.DATE),
    /** An age becomes its band. */
    AGE_BAND(Kind.AGE),
    /** A member becomes a pseudonym. */
    PSEUDONYM(Kind.OWNER),
    /** The value is left out. */
    DROPPED(null);

    private final @Nullable Kind kind;

    Coarsening(@Nullable Kind kind) {
        this.kind = kind;
    }

    /** The coarsening of a code. */
    public static Coarsening of(String code) {
        return valueOf(code.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** The code of the coarsening. */
    public String code() {
        return name().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** Whether it can be done to a kind of value. */
    public boolean fits(Kind value) {
        return kind == null || kind == value;
    }
}
