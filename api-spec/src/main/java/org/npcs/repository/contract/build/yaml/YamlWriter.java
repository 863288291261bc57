package org.npcs.repository.contract.build.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes block style with an indent of two. A library is not used on purpose: the digest of the contract must not change
 * with a library version, and readers of YAML 1.1 (most Java tools) must not see a date, a number or a boolean where the
 * author wrote a string. So every string that could be anything else is quoted.
 */
final class YamlWriter {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_/.+;()' -]*(?<! )");

    /** Words that YAML 1.1 or 1.2 reads as boolean or null. */
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

    private static final int INDENT = 2;

    private final StringBuilder out = new StringBuilder();

    String document(@Nullable Object document) {
        if (isFilled(document)) {
            container(document, 0);
        } else {
            scalar(document, INDENT);
            out.append('\n');
        }
        return out.toString();
    }

    private static boolean isFilled(@Nullable Object value) {
        return value instanceof Map<?, ?> map && !map.isEmpty() || value instanceof List<?> list && !list.isEmpty();
    }

    private void container(@Nullable Object value, int indent) {
        if (value instanceof Map<?, ?> map) {
            boolean first = true;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                startLine(indent, first);
                first = false;
                out.append(singleLine(String.valueOf(entry.getKey()))).append(':');
                entryValue(entry.getValue(), indent);
            }
        } else {
            boolean first = true;
            for (Object item : (List<?>) Objects.requireNonNull(value)) {
                startLine(indent, first);
                first = false;
                out.append('-');
                listItem(item, indent);
            }
        }
    }

    /** The first line of a container inside a list stands behind the dash, so it needs no indent of its own. */
    private void startLine(int indent, boolean first) {
        if (!first || out.length() == 0 || out.charAt(out.length() - 1) == '\n') {
            out.append(" ".repeat(indent));
        }
    }

    private void entryValue(@Nullable Object value, int indent) {
        if (isFilled(value)) {
            out.append('\n');
            container(value, indent + INDENT);
        } else {
            out.append(' ');
            scalar(value, indent + INDENT);
            out.append('\n');
        }
    }

    private void listItem(@Nullable Object item, int indent) {
        out.append(' ');
        if (isFilled(item)) {
            container(item, indent + INDENT);
        } else {
            scalar(item, indent + INDENT);
            out.append('\n');
        }
    }

    private void scalar(@Nullable Object value, int indent) {
        if (value instanceof String text) {
            if (isBlock(text)) {
                block(text, indent);
            } else {
                out.append(singleLine(text));
            }
        } else if (value instanceof Map) {
            out.append("{}");
        } else if (value instanceof List) {
            out.append("[]");
        } else {
            out.append(value);
        }
    }

    private static boolean isBlock(String text) {
        return text.indexOf('\n') > 0
                && !text.startsWith(" ")
                && !text.endsWith("\n\n")
                && text.codePoints().allMatch(c -> c == '\n' || isPrintable(c));
    }

    private void block(String text, int indent) {
        boolean ends = text.endsWith("\n");
        out.append(ends ? "|" : "|-");
        for (String line : (ends ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
            out.append('\n');
            if (!line.isEmpty()) {
                out.append(" ".repeat(indent)).append(line);
            }
        }
    }

    private static String singleLine(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (isPrintable(c)) {
                        quoted.appendCodePoint(c);
                    } else {
                        quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** Narrower than YAML: control characters, line separators and byte order marks are escaped. */
    private static boolean isPrintable(int c) {
        return c >= 0x20 && c < 0x7F || c >= 0xA0 && c < 0xFE00 && c != 0x2028 && c != 0x2029 || c > 0xFFFF;
    }
}
