package org.npcs.repository.server.analytics.disclosure;

/** Why a cell has the figure that it has, or none: the closed list of the contract. */
public enum CellStatus {
    /** Printed, as a range. */
    SHOWN("shown"),
    /** A true zero, which is told of an owner's own data only. */
    ZERO("zero"),
    /** Too few records. */
    SUPPRESSED_SMALL("suppressed-small"),
    /** Enough records, but the figure would tell another one. */
    SUPPRESSED_COMPLEMENTARY("suppressed-complementary"),
    /** Too few members stand behind it, or one of them stands behind too much of it. */
    SUPPRESSED_DOMINANCE("suppressed-dominance"),
    /** The owner does not give this element. */
    WITHHELD_BY_OWNER("withheld-by-owner"),
    /** Nobody was asked for it. */
    NOT_COLLECTED("not-collected"),
    /** Collected in words that cannot be set side by side. */
    NOT_COMPARABLE("not-comparable");

    private final String code;

    CellStatus(String code) {
        this.code = code;
    }

    /** The code in the contract. */
    public String code() {
        return code;
    }

    /**
     * The status of a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static CellStatus of(String code) {
        for (CellStatus status : values()) {
            if (status.code.equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status of a cell has this code");
    }
}
