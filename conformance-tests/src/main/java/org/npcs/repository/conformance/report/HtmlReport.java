package org.npcs.repository.conformance.report;

import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.requirement.RequirementEntry;
import org.npcs.repository.conformance.run.CheckResult;

/** The report for people: one page without scripts and without references to other addresses. */
public final class HtmlReport {

    private static final String STYLE = """
            body { font-family: sans-serif; max-width: 70rem; margin: 1rem auto; padding: 0 1rem; line-height: 1.45; }
            table { border-collapse: collapse; } th, td { border: 1px solid #767676; padding: .3rem .6rem; text-align: left; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f4f4f4; padding: .5rem; }
            summary { cursor: pointer; } .fail, .error { color: #8b0000; font-weight: bold; }
            """;

    private HtmlReport() {}

    /** Returns the report as HTML. */
    public static String of(Report report, RequirementCatalogue catalogue) {
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>Conformance report</title>\n");
        html.append("<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>Conformance report</h1>\n<dl>\n");
        term(html, "Profile", report.run().profile());
        term(html, "Judged", report.run().target());
        term(html, "Contract", report.contractVersion() + " (SHA-256 " + report.contractDigest() + ")");
        term(html, "Kit", report.suiteVersion());
        term(html, "Seed", String.valueOf(report.run().seed()));
        term(html, "Started", report.run().startedAt().toString());
        html.append("</dl>\n");
        if (!report.expectedFailures().isEmpty()) {
            html.append("<p>Made with a list of expected failures: this is no claim of conformance.</p>\n");
        }
        html.append("<h2>Verdicts</h2>\n<table>\n<caption>How many checks gave each verdict</caption>\n<tr>");
        report.run().counts().keySet().forEach(verdict -> cell(html, "th scope=\"col\"", "th", verdict.code()));
        html.append("</tr>\n<tr>");
        report.run().counts().values().forEach(count -> cell(html, "td", "td", String.valueOf(count)));
        html.append(
                "</tr>\n</table>\n<h2>Requirements</h2>\n<table>\n<caption>The gravest verdict for each requirement</caption>\n");
        html.append(
                "<tr><th scope=\"col\">Requirement</th><th scope=\"col\">Verdict</th><th scope=\"col\">Sentence</th></tr>\n");
        report.run().byRequirement().forEach((id, verdict) -> {
            html.append("<tr>");
            cell(html, "th scope=\"row\"", "th", id);
            cell(html, "td class=\"" + verdict.code() + "\"", "td", verdict.code());
            cell(html, "td", "td", catalogue.get(id).sentence());
            html.append("</tr>\n");
        });
        html.append("</table>\n<h2>Checks</h2>\n");
        report.run().checks().forEach(check -> check(html, check, catalogue));
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void check(StringBuilder html, CheckResult check, RequirementCatalogue catalogue) {
        html.append("<section>\n<h3><span class=\"")
                .append(check.verdict().code())
                .append("\">");
        html.append(check.verdict().code())
                .append("</span>: ")
                .append(Markup.text(check.check()))
                .append("</h3>\n<dl>\n");
        for (String id : check.requirements()) {
            RequirementEntry entry = catalogue.get(id);
            term(html, id + " (" + entry.level() + ")", entry.sentence() + " Why: " + entry.intent());
        }
        if (check.expected() != null) {
            term(html, "Expected", check.expected());
        }
        if (check.found() != null) {
            term(html, "Found", check.found());
            term(html, "Look first", check.lookFirst());
        }
        html.append("</dl>\n<details><summary>")
                .append(check.exchanges().size())
                .append(" exchanges of ");
        html.append(Markup.text(check.check())).append("</summary>\n<pre>");
        html.append(Markup.text(Markup.exchanges(check))).append("</pre></details>\n</section>\n");
    }

    private static void term(StringBuilder html, String name, String value) {
        html.append("<dt>")
                .append(Markup.text(name))
                .append("</dt><dd>")
                .append(Markup.text(value))
                .append("</dd>\n");
    }

    private static void cell(StringBuilder html, String open, String close, String value) {
        html.append('<')
                .append(open)
                .append('>')
                .append(Markup.text(value))
                .append("</")
                .append(close)
                .append('>');
    }
}
