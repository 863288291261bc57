package org.npcs.repository.server.analytics.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words that several descriptions share. */
final class Descriptions {

    private Descriptions() {}

    static String typeName(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
