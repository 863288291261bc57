package org.npcs.repository.contract.learning;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A question ready to be mailed, in plain words.
 *
 * @param language language of the texts
 * @param subject subject of the mail
 * @param question the question with its answers to choose; it does not tell what is right
 * @param feedback what is right, and why
 */
public record QuestionMail(String language, String subject, String question, String feedback) {

    /**
     * Writes the mail of an item.
     *
     * @param content the document {@code Curriculum}
     * @param index place of the item
     */
    public static QuestionMail of(JsonNode content, int index) {
        JsonNode item = content.at("/items/" + index);
        String question = item.path("text").asString("") + "\n\n" + asked(item) + "\n" + options(item, false);
        String feedback = "Right:\n" + options(item, true) + "\n"
                + item.path("explanation").asString("") + "\n";
        return new QuestionMail(
                content.path("language").asString(""),
                content.path("title").asString("") + " (" + (index + 1) + " of "
                        + content.path("items").size() + ")",
                question,
                feedback);
    }

    private static String asked(JsonNode item) {
        if (either(item)) {
            return "True or false?";
        }
        return item.path("correct").size() > 1 ? "Choose all that are right:" : "Choose one:";
    }

    private static boolean either(JsonNode item) {
        return item.path("kind").asString("").equals("true-false");
    }

    private static String options(JsonNode item, boolean rightOnly) {
        return item.path("options")
                .valueStream()
                .filter(option -> !rightOnly
                        || item.path("correct").valueStream().anyMatch(key -> key.equals(option.path("key"))))
                .map(option -> (either(item) ? "" : option.path("key").asString("") + ") ")
                        + option.path("text").asString("") + "\n")
                .collect(Collectors.joining());
    }

    /** A part as a page that loads nothing: no image, no script, no address. */
    public String page(String part) {
        return "<!DOCTYPE html><html lang=\"" + escaped(language) + "\"><head><meta charset=\"utf-8\"><title>"
                + escaped(subject) + "</title></head><body><h1>" + escaped(subject)
                + "</h1><p style=\"white-space:pre-line\">" + escaped(part) + "</p></body></html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
