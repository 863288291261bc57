package org.npcs.repository.server.platform.documentation;

import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** One page to read or print: a title, a list of contents and sections, with the style sheet of this server alone. */
final class ReferencePage {

    private static final String HEAD = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="stylesheet" href="/docs/reference.css"></head>
            <body><header><h1>%1$s</h1><p>%2$s</p></header>
            """;

    private final String title;
    private final String lead;
    private final StringBuilder contents = new StringBuilder();
    private final StringBuilder body = new StringBuilder();

    ReferencePage(String title, String lead) {
        this.title = title;
        this.lead = lead;
    }

    /** A heading with its own place in the list of contents. */
    ReferencePage heading(String anchor, String text) {
        contents.append("<li>").append(link("#" + anchor, text)).append("</li>\n");
        body.append("<h2 id=\"%s\">%s</h2>\n".formatted(escaped(anchor), escaped(text)));
        return this;
    }

    /** One thing that others may link to, and what there is to say about it. */
    ReferencePage entry(String anchor, String name, List<Fact> facts) {
        body.append("<article id=\"%1$s\"><h3><a href=\"#%1$s\">%2$s</a></h3><dl>\n"
                .formatted(escaped(anchor), escaped(name)));
        facts.forEach(fact -> body.append("<dt>%s</dt><dd>%s</dd>\n".formatted(escaped(fact.label()), fact.html())));
        body.append("</dl></article>\n");
        return this;
    }

    /** A table of two columns; its caption can be linked to. */
    ReferencePage table(String anchor, String caption, List<String> heads, List<List<String>> rows) {
        body.append("<table id=\"%s\"><caption>%s</caption><thead><tr>".formatted(escaped(anchor), escaped(caption)));
        heads.forEach(
                head -> body.append("<th scope=\"col\">").append(escaped(head)).append("</th>"));
        body.append("</tr></thead><tbody>\n");
        rows.forEach(row -> body.append(
                "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n".formatted(escaped(row.get(0)), escaped(row.get(1)))));
        body.append("</tbody></table>\n");
        return this;
    }

    String html() {
        return HEAD.formatted(escaped(title), escaped(lead)) + "<nav aria-label=\"Contents\"><ul>\n" + contents
                + "</ul></nav>\n<main>\n" + body + "</main></body></html>\n";
    }

    static String link(String address, String text) {
        return "<a href=\"%s\">%s</a>".formatted(escaped(address), escaped(text));
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /**
     * Something to say.
     *
     * @param html escaped already
     */
    record Fact(String label, String html) {

        static Fact of(String label, String text) {
            return new Fact(label, escaped(text));
        }

        static Fact list(String label, List<String> items) {
            var list = new StringBuilder("<ul>");
            items.forEach(item -> list.append("<li>").append(escaped(item)).append("</li>"));
            return new Fact(label, list.append("</ul>").toString());
        }
    }
}
