package org.npcs.repository.server.analytics.chart;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a drawing as an SVG file. Charting libraries for Java lay text out with the fonts of the machine: without fonts
 * they fail, with others they give other bytes. Here nothing is measured, so the bytes depend on the data alone.
 *
 * <p>The root is one image with a title and a description that holds the data as text, which a screen reader speaks;
 * the same data stands in the picture as a table, which is printed.
 */
final class SvgFile {

    private static final String SVG = "http://www.w3.org/2000/svg";

    private SvgFile() {}

    static byte[] bytes(String title, String description, double width, double height, Drawing drawing) {
        var out = new StringWriter();
        try {
            write(
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out),
                    title,
                    description,
                    width,
                    height,
                    drawing.elements());
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(
            XMLStreamWriter xml,
            String title,
            String description,
            double width,
            double height,
            List<Drawing.Element> elements)
            throws XMLStreamException {
        // Several pictures may stand in one page, so the identifiers differ with what is drawn.
        String id = identifier(title + '\n' + description);
        String hatch = id + "-hatch";
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace(SVG);
        xml.writeAttribute("width", Numbers.coordinate(width));
        xml.writeAttribute("height", Numbers.coordinate(height));
        xml.writeAttribute("viewBox", "0 0 " + Numbers.coordinate(width) + " " + Numbers.coordinate(height));
        xml.writeAttribute("role", "img");
        xml.writeAttribute("lang", "en");
        xml.writeAttribute("xml:lang", "en");
        xml.writeAttribute("aria-labelledby", id + "-title " + id + "-desc");
        xml.writeAttribute("font-family", "sans-serif");
        told(xml, "title", id, title);
        told(xml, "desc", id, description);
        hatching(xml, hatch);
        for (Drawing.Element element : elements) {
            xml.writeCharacters("\n");
            if (element.text().isEmpty()) {
                xml.writeEmptyElement(element.name());
            } else {
                xml.writeStartElement(element.name());
            }
            for (var attribute : element.attributes().entrySet()) {
                xml.writeAttribute(
                        attribute.getKey(), attribute.getValue().replace(Sheet.HATCH, "url(#" + hatch + ")"));
            }
            if (!element.text().isEmpty()) {
                xml.writeCharacters(SafeText.of(element.text()));
                xml.writeEndElement();
            }
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private static void told(XMLStreamWriter xml, String name, String id, String text) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
        xml.writeAttribute("id", id + "-" + name);
        xml.writeCharacters(SafeText.ofLines(text));
        xml.writeEndElement();
    }

    private static void hatching(XMLStreamWriter xml, String id) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("defs");
        xml.writeStartElement("pattern");
        xml.writeAttribute("id", id);
        xml.writeAttribute("width", "8");
        xml.writeAttribute("height", "8");
        xml.writeAttribute("patternUnits", "userSpaceOnUse");
        xml.writeEmptyElement("rect");
        xml.writeAttribute("width", "8");
        xml.writeAttribute("height", "8");
        xml.writeAttribute("fill", Theme.PAPER);
        xml.writeEmptyElement("path");
        xml.writeAttribute("d", "M0 8L8 0M-2 2L2 -2M6 10L10 6");
        xml.writeAttribute("stroke", Theme.MUTED);
        xml.writeAttribute("stroke-width", "1");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String identifier(String text) {
        var sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return "c" + Long.toHexString(sum.getValue());
    }
}
