package org.npcs.repository.server.notice.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.notice.Notice;
import tools.jackson.databind.JsonNode;

/**
 * A notice in plain words, as a page and a print tell it alike: headings with paragraphs and labelled entries in the order in
 * which a reader needs them.
 *
 * @param title number and title
 * @param standing what the notice is and where it stands
 * @param sections the rest
 */
record NoticeWords(String title, String standing, List<Section> sections) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** A heading with what stands below it; an entry without a label is a paragraph. */
    record Section(String heading, List<Entry> entries) {}

    /** A labelled piece of text. */
    record Entry(String label, String text) {

        static Entry of(String text) {
            return new Entry("", text);
        }
    }

    static NoticeWords of(Notice notice) {
        var content = notice.content();
        var number = notice.number();
        var sections = new ArrayList<Section>();
        sections.add(
                section("What can happen", text(content, "hazard"), "Risk: " + codes(content, "risks", "notice-risk")));
        sections.add(new Section("Whom it concerns", concerns(content)));
        sections.add(new Section(
                "What could be done",
                List.of(Entry.of("These are offers. You decide what fits. \"Not applicable\" is a complete answer."))));
        int place = 1;
        for (JsonNode action : content.path("actions")) {
            sections.add(new Section("Suggestion " + place++, action(action)));
        }
        if (content.has("balancingMeasure")) {
            sections.add(
                    section("What is watched so that it does no harm elsewhere", text(content, "balancingMeasure")));
        }
        evidence(content, sections);
        sections.add(section(
                "How to respond",
                "Please say by " + DAY.format(notice.respondBy())
                        + " where you stand: acknowledged, assessing, not applicable, action planned or action done."
                        + " Nobody is ranked by it."));
        if (content.has("sources")) {
            sections.add(new Section(
                    "Where to read more",
                    content.path("sources")
                            .valueStream()
                            .map(one -> Entry.of(one.asString("")))
                            .toList()));
        }
        return new NoticeWords(
                number == null ? text(content, "title") : number + ": " + text(content, "title"),
                standing(notice),
                sections);
    }

    private static String standing(Notice notice) {
        var issued = notice.issuedAt();
        if (issued == null) {
            return "DRAFT of a safety notice. It was not issued: do not hand it on.";
        }
        var standing = new StringBuilder("Safety notice of the National Partnership for Child Safety, issued on "
                + DAY.format(LocalDate.ofInstant(issued, ZoneOffset.UTC)));
        standing.append(", edition ").append(notice.edition()).append('.');
        if (notice.endedAt() != null) {
            standing.append(" It is ").append(notice.state()).append(" and asks for nothing any longer.");
        }
        var content = notice.content();
        return standing.append(" ")
                .append(label("notice-authority", content.path("authority").asString("committee-decision")))
                .append(": ")
                .append(text(content, "decision"))
                .append('.')
                .toString();
    }

    private static List<Entry> concerns(JsonNode content) {
        var entries = new ArrayList<Entry>();
        entries.add(Entry.of(text(content, "population")));
        if (content.has("ageBands")) {
            entries.add(new Entry("Age", codes(content, "ageBands", "age-band")));
        }
        if (content.has("settings")) {
            entries.add(new Entry("Where", codes(content, "settings", "notice-setting")));
        }
        return entries;
    }

    private static List<Entry> action(JsonNode action) {
        var entries = new ArrayList<Entry>();
        entries.add(Entry.of(text(action, "text")));
        entry(entries, action, "How it can be done", "feasibility");
        entry(entries, action, "What it could do besides", "unintendedEffects");
        entry(entries, action, "What it asks of you", "burden");
        entry(entries, action, "Whom it helps or harms more", "equity");
        entry(entries, action, "How you notice that it helps", "measure");
        return entries;
    }

    private static void entry(List<Entry> entries, JsonNode action, String label, String member) {
        if (action.has(member)) {
            entries.add(new Entry(label, text(action, member)));
        }
    }

    private static void evidence(JsonNode content, List<Section> sections) {
        if (!content.path("evidence").isEmpty()) {
            sections.add(new Section(
                    "What it rests on",
                    content.path("evidence")
                            .valueStream()
                            .map(one -> new Entry(
                                    "Release " + text(one, "release") + ", table " + text(one, "table") + ", "
                                            + text(one, "period")
                                            + one.path("cells")
                                                    .valueStream()
                                                    .map(cell -> ", " + code(cell))
                                                    .collect(Collectors.joining()),
                                    text(one, "statement")))
                            .toList()));
        }
    }

    private static String code(JsonNode cell) {
        return Definitions.published()
                .analysis()
                .dimension(text(cell, "dimension"))
                .map(dimension -> {
                    var system = dimension.codeSystem();
                    return dimension.name() + " "
                            + (system == null ? text(cell, "code") : label(system, text(cell, "code")));
                })
                .orElse(text(cell, "code"));
    }

    private static Section section(String heading, String... paragraphs) {
        return new Section(
                heading, java.util.Arrays.stream(paragraphs).map(Entry::of).toList());
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }

    private static String codes(JsonNode content, String member, String system) {
        return content.path(member)
                .valueStream()
                .map(code -> label(system, code.asString("")))
                .collect(Collectors.joining("; "));
    }

    private static String label(String system, String code) {
        return Definitions.published()
                .codeSystem(system)
                .flatMap(codes -> codes.find(code))
                .map(Code::label)
                .orElse(code);
    }
}
