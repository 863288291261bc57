package org.npcs.repository.contract.screening;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.JsonNode;

/** The free texts of a document: the members that the dictionary marks as screened. */
public final class ScreenedTexts {

    private ScreenedTexts() {}

    /**
     * A free text.
     *
     * @param pointer where it stands
     * @param element its dictionary element
     * @param text the text
     */
    public record FreeText(String pointer, Element element, String text) {}

    /** Returns the free texts of a document in the order of the dictionary; what is no text is passed over. */
    public static List<FreeText> of(Subject subject, JsonNode document) {
        List<FreeText> found = new ArrayList<>();
        for (Element element : Screened.ELEMENTS) {
            if (element.subject() == subject) {
                collect(element, document, element.path().split("\\."), 0, "", found);
            }
        }
        return found;
    }

    private static void collect(
            Element element, JsonNode node, String[] steps, int step, String pointer, List<FreeText> found) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(element, node.get(i), steps, step, pointer + '/' + i, found);
            }
        } else if (step == steps.length) {
            if (node.isString()) {
                found.add(new FreeText(pointer, element, node.asString()));
            }
        } else if (node.isObject()) {
            collect(element, node.path(steps[step]), steps, step + 1, pointer + '/' + steps[step], found);
        }
    }

    private static final class Screened {
        static final List<Element> ELEMENTS = Definitions.published().elements().stream()
                .filter(Element::screened)
                .toList();
    }
}
