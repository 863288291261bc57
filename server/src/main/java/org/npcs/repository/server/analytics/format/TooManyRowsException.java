package org.npcs.repository.server.analytics.format;

/** A table has more rows than its form can hold; another form has no limit. */
public final class TooManyRowsException extends RuntimeException {

    private final int most;

    TooManyRowsException(String table, int most) {
        super(table + " has more than " + most + " rows");
        this.most = most;
    }

    /** How many rows the form can hold. */
    public int most() {
        return most;
    }
}
