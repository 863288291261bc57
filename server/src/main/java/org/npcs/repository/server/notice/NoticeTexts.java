package org.npcs.repository.server.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.npcs.repository.contract.screening.SuspicionKind;
import org.npcs.repository.contract.screening.TextScreening;
import tools.jackson.databind.node.ObjectNode;

/** The free texts of a notice, and what is suspected in them: what points to a person or a case, and members by name or code. */
final class NoticeTexts {

    private static final List<String> OWN = List.of("title", "hazard", "population", "balancingMeasure");
    private static final List<String> OF_ACTIONS =
            List.of("text", "feasibility", "unintendedEffects", "burden", "equity", "measure");

    private final Predicate<String> namesMember;

    /** A free text with its place. */
    record FreeText(String pointer, String text) {}

    /** Knows no member, for where there is no text. */
    static final NoticeTexts NONE = new NoticeTexts(List.of());

    /** Knows the members by these names and codes. */
    NoticeTexts(List<String> members) {
        this.namesMember = members.isEmpty()
                ? text -> false
                : Pattern.compile(members.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(", ")\\b")))
                        .asPredicate();
    }

    /** All free texts, in the order of the contract. */
    static List<FreeText> of(ObjectNode content) {
        var texts = new ArrayList<FreeText>();
        OWN.forEach(member -> add(texts, content, "/" + member));
        for (int i = 0; i < content.path("actions").size(); i++) {
            for (String member : OF_ACTIONS) {
                add(texts, content, "/actions/" + i + "/" + member);
            }
        }
        for (int i = 0; i < content.path("evidence").size(); i++) {
            add(texts, content, "/evidence/" + i + "/statement");
        }
        for (int i = 0; i < content.path("sources").size(); i++) {
            add(texts, content, "/sources/" + i);
        }
        return texts;
    }

    private static void add(List<FreeText> texts, ObjectNode content, String pointer) {
        var text = content.at(pointer);
        if (text.isString()) {
            texts.add(new FreeText(pointer, text.asString()));
        }
    }

    /** Kinds of what is suspected; empty for nothing. */
    List<String> suspicions(String text) {
        var kinds = new ArrayList<>(TextScreening.published().suspicions(text).stream()
                .map(SuspicionKind::code)
                .toList());
        if (namesMember.test(text)) {
            kinds.add("member-name");
        }
        return kinds;
    }
}
