package org.npcs.repository.server.sharing.web;

import java.util.List;
import org.npcs.repository.server.sharing.VisibilityReport;
import org.npcs.repository.server.sharing.hold.Hold;
import org.npcs.repository.server.sharing.policy.Audience;
import org.npcs.repository.server.sharing.policy.Decision;
import org.springframework.web.util.HtmlUtils;

/** The visibility report as one page to read and print: no script, no image, nothing from elsewhere. */
final class VisibilityPage {

    /** What a browser may load for the page: its own style, nothing else. */
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static final String HEAD = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Who sees the data of %1$s</title><style>
            body{font-family:sans-serif;margin:2rem}table{border-collapse:collapse}
            th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}
            td.open{background:#fff3cd}small{color:#444}pre{white-space:pre-wrap}
            </style></head><body><h1>Who sees the data of %1$s</h1>
            """;

    private VisibilityPage() {}

    static String of(VisibilityReport report, List<Hold> holds) {
        var page = new StringBuilder(HEAD.formatted(escaped(report.owner())));
        page.append("<p>Decided at ").append(escaped(report.at().toString()));
        page.append(". Agreement: ")
                .append(report.agreement() == null ? "none" : escaped(report.agreement()))
                .append(", ")
                .append(escaped(report.agreementState()));
        page.append(". Purposes: ")
                .append(
                        report.policy().purposes().isEmpty()
                                ? "none"
                                : escaped(String.join(", ", report.policy().purposes())));
        page.append(". Sharing profile: ")
                .append(
                        report.policy().profileVersion() == 0
                                ? "none"
                                : "version " + report.policy().profileVersion());
        page.append(".</p>\n");
        holds(page, holds);
        table(page, report);
        previews(page, report);
        return page.append("</body></html>\n").toString();
    }

    private static void holds(StringBuilder page, List<Hold> holds) {
        if (holds.isEmpty()) {
            return;
        }
        page.append(
                "<h2>Legal holds in force</h2>\n<p>What they keep is not destroyed, whoever asks for it.</p>\n<ul>");
        for (var hold : holds) {
            page.append("<li>")
                    .append(escaped(hold.stored().content().path("reason").asString("")))
                    .append(", ")
                    .append(
                            hold.incidents().isEmpty()
                                    ? "all records"
                                    : hold.incidents().size() + " incidents with their reviews")
                    .append(", since ")
                    .append(escaped(hold.stored().createdAt().toString()))
                    .append("</li>\n");
        }
        page.append("</ul>\n");
    }

    private static void table(StringBuilder page, VisibilityReport report) {
        page.append("<table><thead><tr><th scope=\"col\">Element</th><th scope=\"col\">owner</th>");
        Audience.TOLD.forEach(audience -> page.append("<th scope=\"col\">")
                .append(escaped(audience.code()))
                .append("</th>"));
        page.append("</tr></thead><tbody>\n");
        for (var row : report.rows()) {
            page.append("<tr><th scope=\"row\">")
                    .append(escaped(row.element().id()))
                    .append("<br><small>")
                    .append(escaped(row.element().definition()))
                    .append("</small></th><td>full</td>");
            row.decisions().forEach(decision -> cell(page, decision));
            page.append("</tr>\n");
        }
        page.append("</tbody></table>\n");
    }

    private static void cell(StringBuilder page, Decision decision) {
        var coarsening = DecisionMapper.coarsening(decision.detail());
        page.append(decision.detail().readable() ? "<td class=\"open\">" : "<td>")
                .append(escaped(decision.detail().level().code()))
                .append(coarsening == null ? "" : " (" + escaped(coarsening) + ")")
                .append("<br><small>")
                .append(escaped(decision.reason().code()));
        if (decision.ceiling() != null) {
            page.append(", clause ").append(escaped(decision.ceiling().clause()));
        }
        if (decision.since() != null) {
            page.append(", since ").append(escaped(decision.since().toString()));
        }
        page.append("</small></td>");
    }

    private static void previews(StringBuilder page, VisibilityReport report) {
        page.append("<h2>What each audience sees of invented records</h2>\n");
        for (Audience audience : Audience.TOLD) {
            page.append("<h3>").append(escaped(audience.code())).append("</h3>\n");
            for (var seen : report.preview(audience)) {
                page.append("<p>").append(escaped(seen.subject().code())).append("</p><pre>");
                page.append(
                        seen.content().isEmpty()
                                ? "nothing; the record does not exist for this audience"
                                : escaped(seen.content().toPrettyString()));
                page.append("</pre>\n");
            }
        }
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
