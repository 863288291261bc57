package org.npcs.repository.client;

import java.util.Locale;

/** The form in which a sheet of results is downloaded. */
public enum SheetFormat {
    /** Comma-separated values in UTF-8. */
    CSV,
    /** A workbook. */
    XLSX;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
