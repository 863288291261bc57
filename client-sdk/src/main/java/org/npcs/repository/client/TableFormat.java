package org.npcs.repository.client;

import java.util.Locale;

/** The form in which a table is downloaded; all have the same columns and rows. */
public enum TableFormat {
    /** Comma-separated values in UTF-8 with a line of names. */
    CSV,
    /** One JSON object on each line. */
    NDJSON,
    /** A workbook. */
    XLSX;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
