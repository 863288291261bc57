package org.npcs.repository.conformance.seal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.npcs.repository.conformance.report.Report;

/** A picture for the page of a product: profile, contract version and day. It is the same for the same run. */
final class Badge {

    static final String FILE = "badge.svg";

    private static final int LETTER = 7;
    private static final int MARGIN = 10;

    private Badge() {}

    static String of(Report report) {
        String left = "NPCS " + report.contractVersion();
        String right =
                report.run().profile() + " " + LocalDate.ofInstant(report.run().startedAt(), ZoneOffset.UTC);
        int first = left.length() * LETTER + 2 * MARGIN;
        int second = right.length() * LETTER + 2 * MARGIN;
        String title = left + ": passes " + right;
        return String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="24" role="img" aria-label="%s">
                  <title>%s</title>
                  <rect width="%d" height="24" fill="#333"/>
                  <rect x="%d" width="%d" height="24" fill="#0b5394"/>
                  <g fill="#fff" font-family="DejaVu Sans,Verdana,sans-serif" font-size="12" text-anchor="middle">
                    <text x="%d" y="16" textLength="%d">%s</text>
                    <text x="%d" y="16" textLength="%d">%s</text>
                  </g>
                </svg>
                """,
                first + second,
                title,
                title,
                first,
                first,
                second,
                first / 2,
                first - 2 * MARGIN,
                left,
                first + second / 2,
                second - 2 * MARGIN,
                right);
    }
}
