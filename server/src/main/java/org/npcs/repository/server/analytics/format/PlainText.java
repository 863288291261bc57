package org.npcs.repository.server.analytics.format;

import org.jspecify.annotations.Nullable;

/** Text that CSV, JSON, workbooks and Parquet can all hold. */
final class PlainText {

    private PlainText() {}

    /** The text with line feeds as line ends and a mark for what XML cannot hold; null if it is empty. */
    static @Nullable String of(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.chars().allMatch(c -> c >= ' ' && c < Character.MIN_SURROGATE)) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .map(c -> holds(c) ? c : '\uFFFD')
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The characters of XML 1.0, section 2.2. */
    private static boolean holds(int c) {
        return c == '\t'
                || c == '\n'
                || c >= ' ' && c < Character.MIN_SURROGATE
                || c > Character.MAX_SURROGATE && c < 0xFFFE
                || c > 0xFFFF;
    }
}
