package org.npcs.repository.server.analytics.table;

import org.npcs.repository.contract.definition.StatedFigures;

/** What a table counts, and how its rows are made of records. */
public enum Unit {
    /** Incidents. */
    INCIDENTS(false, ""),
    /** Final reviews with the instrument. */
    REVIEWS(true, ""),
    /** The agreed rating of an item in a final review. */
    ITEMS(true, " CROSS JOIN LATERAL jsonb_array_elements(r.c -> 'ratings') g"),
    /** Two items of a final review that are both actionable, in the order of their identifiers. */
    PAIRS(
            true,
            " CROSS JOIN LATERAL (WITH a AS MATERIALIZED (SELECT g FROM jsonb_array_elements(r.c -> 'ratings') g"
                    + " WHERE g ->> 'rater' = 'agreed' AND " + SqlDimensions.actionable("g")
                    + ") SELECT a.g, b.g AS h FROM a JOIN a b ON (a.g ->> 'item') < (b.g ->> 'item')) p"),
    /** A theme of a final review, once however often it was found. */
    THEMES(
            true,
            " CROSS JOIN LATERAL (SELECT DISTINCT o ->> 'theme' AS theme FROM jsonb_array_elements(r.c ->"
                    + " 'opportunities') o) o"),
    /** A recommendation of a final review. */
    RECOMMENDATIONS(true, " CROSS JOIN LATERAL jsonb_array_elements(r.c -> 'recommendations') x"),
    /** Two steps of an incident with the days between them. */
    STEPS(false, SqlDates.STEPS),
    /** An element of an incident. */
    ELEMENTS(false, " CROSS JOIN unnest($ELEMENTS::text[]) e (id)"),
    /** What members state as aggregates; it is made of no record. */
    STATED(false, ""),
    /** Two independent ratings of an item in a final review. */
    DOUBLE_RATINGS(
            true,
            " CROSS JOIN LATERAL jsonb_array_elements(r.c -> 'ratings') g CROSS JOIN LATERAL jsonb_array_elements(r.c"
                    + " -> 'ratings') h");

    private final boolean ofReviews;
    private final String rows;

    Unit(boolean ofReviews, String rows) {
        this.ofReviews = ofReviews;
        this.rows = rows;
    }

    /** Whether rows are made of final reviews. */
    public boolean ofReviews() {
        return ofReviews;
    }

    /** What is joined to a record to make its rows. */
    String rows() {
        return rows;
    }

    /** What rows must meet. */
    String condition() {
        return switch (this) {
            case ITEMS -> "g ->> 'rater' = 'agreed'";
            case RECOMMENDATIONS -> "x ->> 'status' IS NOT NULL";
            case STEPS -> "s.days >= 0";
            case DOUBLE_RATINGS ->
                "g ->> 'rater' = 'r1' AND h ->> 'rater' = 'r2' AND g ->> 'item' = h ->> 'item'"
                        + " AND g -> 'value' IS NOT NULL AND h -> 'value' IS NOT NULL";
            default -> "true";
        };
    }

    /** The unit of a table of the catalogue. */
    public static Unit of(String table) {
        return switch (table) {
            case "incidents", "trend" -> INCIDENTS;
            case "item-prevalence" -> ITEMS;
            case "co-occurrence" -> PAIRS;
            case "opportunity-themes" -> THEMES;
            case "recommendations" -> RECOMMENDATIONS;
            case "timeliness" -> STEPS;
            case "completeness" -> ELEMENTS;
            case "agreement" -> DOUBLE_RATINGS;
            case StatedFigures.OUTCOMES, StatedFigures.BUNDLE, StatedFigures.LEARNING -> STATED;
            default -> throw new IllegalArgumentException("no way to count " + table);
        };
    }
}
