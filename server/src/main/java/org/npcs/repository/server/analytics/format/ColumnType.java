package org.npcs.repository.server.analytics.format;

/** What the cells of a column hold. A cell of any type may be null where the column allows it. */
public enum ColumnType {
    /** A {@link String}. The empty text is null; line ends are line feeds. */
    TEXT,
    /** A {@link String} of a code list. It stays text, whatever digits it has. */
    CODE,
    /** A {@link Long}; smaller whole numbers are taken too. */
    INTEGER,
    /** A {@link java.math.BigDecimal} with at most 38 digits; a double is rounded to the scale of the column. */
    DECIMAL,
    /** A {@link java.time.LocalDate}. */
    DATE,
    /** An {@link java.time.Instant}, to the microsecond, in UTC. */
    INSTANT
}
