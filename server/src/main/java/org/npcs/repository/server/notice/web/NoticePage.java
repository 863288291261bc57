package org.npcs.repository.server.notice.web;

import org.npcs.repository.server.notice.web.NoticeWords.Entry;
import org.npcs.repository.server.notice.web.NoticeWords.Section;
import org.npcs.repository.server.platform.print.PrintedPages;
import org.springframework.web.util.HtmlUtils;

/** Writes the words of a notice as one page without script, image or colour, and as pages to print. */
final class NoticePage {

    /** What a browser may load for the page: its own style, nothing else. */
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static final String HEAD = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"><style>
            body{font:1.05rem/1.5 sans-serif;color:#000;background:#fff;max-width:44rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.6rem}h2{font-size:1.25rem;border-bottom:1px solid #666}h3{font-size:1.05rem;margin-bottom:.3rem}
            dt{font-weight:bold}dd{margin:0 0 .6rem 1.2rem}section{break-inside:avoid}
            </style></head><body><main><h1>%1$s</h1>
            <p><strong>%2$s</strong></p>
            """;

    private NoticePage() {}

    static String html(NoticeWords words) {
        var page = new StringBuilder(HEAD.formatted(escaped(words.title()), escaped(words.standing())));
        words.sections().forEach(section -> section(page, section));
        return page.append("</main></body></html>\n").toString();
    }

    private static void section(StringBuilder page, Section section) {
        var level = section.heading().startsWith("Suggestion ") ? "h3" : "h2";
        page.append("<section><").append(level).append('>').append(escaped(section.heading()));
        page.append("</").append(level).append(">\n");
        boolean list = false;
        for (Entry entry : section.entries()) {
            if (entry.label().isEmpty() == list) {
                page.append(list ? "</dl>\n" : "<dl>\n");
                list = !list;
            }
            page.append(
                    list
                            ? "<dt>" + escaped(entry.label()) + "</dt><dd>" + escaped(entry.text()) + "</dd>\n"
                            : "<p>" + escaped(entry.text()) + "</p>\n");
        }
        page.append(list ? "</dl></section>\n" : "</section>\n");
    }

    static byte[] pdf(NoticeWords words, long id) {
        var pages = new PrintedPages(id).title(shortened(words.title())).paragraph(words.standing());
        if (shortened(words.title()).length() < words.title().length()) {
            pages.paragraph(words.title());
        }
        for (Section section : words.sections()) {
            pages.heading(section.heading());
            section.entries()
                    .forEach(entry -> pages.paragraph(
                            entry.label().isEmpty() ? entry.text() : entry.label() + ": " + entry.text()));
        }
        return pages.bytes();
    }

    /** A title is one line. */
    private static String shortened(String title) {
        return title.length() <= 56 ? title : title.substring(0, title.lastIndexOf(' ', 54)) + " …";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
