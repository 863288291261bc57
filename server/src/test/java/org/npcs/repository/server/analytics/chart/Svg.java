package org.npcs.repository.server.analytics.chart;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A picture as a reader of XML sees it. */
final class Svg {

    /** A text and the room it takes in the widest usual font. */
    record Text(String words, double left, double right, double baseline, double size) {

        boolean covers(Text other) {
            return left < other.right - 0.5
                    && other.left < right - 0.5
                    && baseline - 0.7 * size < other.baseline
                    && other.baseline - 0.7 * other.size < baseline;
        }
    }

    private final Document document;

    private Svg(Document document) {
        this.document = document;
    }

    static Svg of(byte[] picture) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return new Svg(factory.newDocumentBuilder().parse(new ByteArrayInputStream(picture)));
        } catch (Exception wrong) {
            throw new AssertionError(wrong);
        }
    }

    Element root() {
        return document.getDocumentElement();
    }

    List<Element> all(String name) {
        var found = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    List<Text> texts() {
        return all("text").stream()
                .map(element -> {
                    String words = element.getTextContent();
                    double size = number(element, "font-size");
                    double width = element.hasAttribute("font-weight")
                            ? TextWidth.ofBold(words, size)
                            : TextWidth.of(words, size);
                    double x = number(element, "x");
                    double left =
                            switch (element.getAttribute("text-anchor")) {
                                case "end" -> x - width;
                                case "middle" -> x - width / 2;
                                default -> x;
                            };
                    return new Text(words, left, left + width, number(element, "y"), size);
                })
                .toList();
    }
}
