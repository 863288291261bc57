package org.npcs.repository.conformance.report;

import java.util.List;
import org.npcs.repository.conformance.http.Exchange;
import org.npcs.repository.conformance.run.CheckResult;

/** Text in XML and HTML. */
final class Markup {

    private Markup() {}

    /** Returns text that is safe as content and in attributes; what XML cannot hold becomes a question mark. */
    static String text(String raw) {
        StringBuilder safe = new StringBuilder(raw.length() + 16);
        raw.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(allowed(point) ? point : '?');
            }
        });
        return safe.toString();
    }

    /** Returns all exchanges of a check as lines. */
    static String exchanges(CheckResult check) {
        StringBuilder lines = new StringBuilder();
        for (Exchange exchange : check.exchanges()) {
            List<String> two = exchange.lines();
            two.forEach(line -> lines.append(line).append('\n'));
        }
        return lines.toString();
    }

    private static boolean allowed(int point) {
        return point == '\n'
                || point == '\t'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
