package org.npcs.repository.server.analytics.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words that several descriptions share. */
final class Descriptions {

    /** What a reader of CSV must know to find the very text again. */
    static final String CSV_TEXTS =
            "A text that begins with =, +, -, @ or a tab is preceded by an apostrophe, so that no spreadsheet computes it.";

    private Descriptions() {}

    static String typeName(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
