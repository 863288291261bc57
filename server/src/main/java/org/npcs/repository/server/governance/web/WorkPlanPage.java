package org.npcs.repository.server.governance.web;

import java.util.List;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.governance.WorkItem;
import org.npcs.repository.server.governance.WorkPlan;
import org.npcs.repository.server.platform.print.PrintedPages;
import org.springframework.web.util.HtmlUtils;

/** Writes the work plan as one page without script, image or colour, and as pages to print. */
final class WorkPlanPage {

    /** What a browser may load for the page: its own style, nothing else. */
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static final String TITLE = "Appendix 1.1 Work Plan";
    private static final String NOTHING = "No item is on the plan.";
    private static final String HEAD = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"><style>
            body{font:1.05rem/1.5 sans-serif;color:#000;background:#fff;max-width:44rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.6rem}h2{font-size:1.25rem;border-bottom:1px solid #666}section{break-inside:avoid}
            </style></head><body><main><h1>%1$s</h1>
            <p>As of %2$s</p>
            """;

    private WorkPlanPage() {}

    static String html(WorkPlan plan) {
        var page = new StringBuilder(HEAD.formatted(TITLE, plan.asOf()));
        WorkPlan.activities().forEach(activity -> {
            page.append("<section><h2>").append(escaped(activity.label())).append("</h2>\n<ul>\n");
            lines(plan, activity.code())
                    .forEach(line -> page.append("<li>").append(escaped(line)).append("</li>\n"));
            page.append("</ul></section>\n");
        });
        return page.append("</main></body></html>\n").toString();
    }

    static byte[] pdf(WorkPlan plan) {
        var pages = new PrintedPages(plan.asOf().toEpochMilli()).title(TITLE).paragraph("As of " + plan.asOf());
        WorkPlan.activities().forEach(activity -> {
            pages.heading(activity.label());
            lines(plan, activity.code()).forEach(pages::paragraph);
        });
        return pages.bytes();
    }

    private static List<String> lines(WorkPlan plan, String activity) {
        var items = plan.of(activity);
        return items.isEmpty()
                ? List.of(NOTHING)
                : items.stream().map(WorkPlanPage::line).toList();
    }

    private static String line(WorkItem item) {
        var content = item.stored().content();
        var line = new StringBuilder(content.path("title").asString(""))
                .append(" (")
                .append(item.stored().naturalKey())
                .append("): ")
                .append(status(item.stored().state()))
                .append(". Answers for it: ")
                .append(content.path("owner").asString(""))
                .append('.');
        if (content.has("nextStep")) {
            line.append(" Next: ").append(content.path("nextStep").asString());
        }
        if (content.has("dueOn")) {
            line.append(" Due on ").append(content.path("dueOn").asString()).append('.');
        }
        return line.toString();
    }

    private static String status(String code) {
        return Definitions.published()
                .codeSystem("work-status")
                .flatMap(codes -> codes.find(code))
                .map(Code::label)
                .orElse(code);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
