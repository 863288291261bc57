package org.npcs.repository.server.analytics.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is drawn, as SVG elements in the order of drawing. */
final class Drawing {

    /** An SVG element with its attributes in a fixed order. */
    record Element(String name, Map<String, String> attributes, String text) {}

    /** Dashes that stay distinct in grey. */
    static final String SOLID = "none";

    static final String DASHED = "7 4";
    static final String DOTTED = "2 3";

    private final List<Element> elements = new ArrayList<>();

    List<Element> elements() {
        return elements;
    }

    void line(double x1, double y1, double x2, double y2, String colour, double width, String dashes) {
        add("line", at("x1", x1, "y1", y1, "x2", x2, "y2", y2), "stroke", colour, width, dashes);
    }

    void polyline(List<double[]> points, String colour, double width, String dashes) {
        if (points.size() < 2) {
            return;
        }
        var text = new StringBuilder();
        for (double[] point : points) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(Numbers.coordinate(point[0]))
                    .append(',')
                    .append(Numbers.coordinate(point[1]));
        }
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("points", text.toString());
        attributes.put("fill", "none");
        add("polyline", attributes, "stroke", colour, width, dashes);
    }

    void rectangle(double x, double y, double width, double height, String fill, String outline) {
        var attributes = at("x", x, "y", y, "width", width, "height", height);
        attributes.put("fill", fill);
        attributes.put("stroke", outline);
        elements.add(new Element("rect", attributes, ""));
    }

    void circle(double x, double y, double radius, String fill, String outline) {
        var attributes = at("cx", x, "cy", y, "r", radius);
        attributes.put("fill", fill);
        attributes.put("stroke", outline);
        elements.add(new Element("circle", attributes, ""));
    }

    void diamond(double x, double y, double radius, String fill, String outline) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put(
                "d",
                "M" + pair(x, y - radius) + "L" + pair(x + radius, y) + "L" + pair(x, y + radius) + "L"
                        + pair(x - radius, y) + "Z");
        attributes.put("fill", fill);
        attributes.put("stroke", outline);
        attributes.put("stroke-width", "1.5");
        elements.add(new Element("path", attributes, ""));
    }

    /** Text in ink from the left. */
    void text(double x, double y, String text, double size) {
        text(x, y, text, size, "start", Theme.INK, false);
    }

    void text(double x, double y, String text, double size, String anchor, String colour, boolean bold) {
        var attributes = at("x", x, "y", y);
        attributes.put("font-size", Numbers.coordinate(size));
        attributes.put("text-anchor", anchor);
        attributes.put("fill", colour);
        if (bold) {
            attributes.put("font-weight", "bold");
        }
        elements.add(new Element("text", attributes, text));
    }

    private void add(
            String name, Map<String, String> attributes, String stroke, String colour, double width, String dashes) {
        attributes.put(stroke, colour);
        attributes.put("stroke-width", Numbers.coordinate(width));
        if (!dashes.equals(SOLID)) {
            attributes.put("stroke-dasharray", dashes);
        }
        elements.add(new Element(name, attributes, ""));
    }

    private static Map<String, String> at(Object... namesAndNumbers) {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndNumbers.length; i += 2) {
            attributes.put((String) namesAndNumbers[i], Numbers.coordinate((Double) namesAndNumbers[i + 1]));
        }
        return attributes;
    }

    private static String pair(double x, double y) {
        return Numbers.coordinate(x) + " " + Numbers.coordinate(y);
    }
}
