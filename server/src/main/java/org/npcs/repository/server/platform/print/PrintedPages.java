package org.npcs.repository.server.platform.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Pages of text as PDF, the same bytes for the same text. */
public final class PrintedPages {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float LEFT = 56;
    private static final float TOP = 770;
    private static final float BOTTOM = 60;
    private static final float VALUES = 150;
    private static final float HEADING = 13;
    /** Room that a heading needs for what stands below it. */
    private static final float KEPT = 60;

    private static final int LINE = 84;

    private final long id;
    private final List<Part> parts = new ArrayList<>();

    /** A piece of text with its place; the height is the way to the next line. */
    private record Part(float size, float x, String text, float height) {}

    /**
     * Empty pages.
     *
     * @param id names the document, so that equal texts give equal bytes
     */
    public PrintedPages(long id) {
        this.id = id;
    }

    /** A title. */
    public PrintedPages title(String text) {
        parts.add(new Part(16, LEFT, text, 36));
        return this;
    }

    /** A paragraph, in as many lines as it needs. */
    public PrintedPages paragraph(String text) {
        lines(text).forEach(line -> parts.add(new Part(11, LEFT, line, 16.5f)));
        return gap();
    }

    /** A heading between paragraphs. */
    public PrintedPages heading(String text) {
        parts.add(new Part(HEADING, LEFT, text, 20));
        return this;
    }

    /** The lines of a text: as many words as there is room for, and a word that is longer than a line in pieces. */
    static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (line.length() > LINE) {
                lines.add(line.substring(0, LINE));
                line.delete(0, LINE);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** A label with its value. */
    public PrintedPages entry(String label, String value) {
        parts.add(new Part(10, LEFT, label, 0));
        parts.add(new Part(10, LEFT + VALUES, value, 15));
        return this;
    }

    /** Some space. */
    public PrintedPages gap() {
        parts.add(new Part(10, LEFT, "", 12));
        return this;
    }

    /** The bytes of the document. */
    public byte[] bytes() {
        try (var document = new PDDocument();
                var glyphs = PDDocument.class.getResourceAsStream(FONT);
                var out = new ByteArrayOutputStream()) {
            document.setDocumentId(id);
            document.getDocumentCatalog().setLanguage("en");
            parts.stream().limit(1).forEach(title -> document.getDocumentInformation()
                    .setTitle(title.text()));
            var font = PDType0Font.load(document, Objects.requireNonNull(glyphs, FONT), true);
            int next = 0;
            do {
                next = page(document, font, next);
            } while (next < parts.size());
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Fills one page; returns the first part that did not fit. */
    private int page(PDDocument document, PDFont font, int first) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        int next = first;
        try (var content = new PDPageContentStream(document, page)) {
            for (float y = TOP; next < parts.size() && y > BOTTOM; next++) {
                var part = parts.get(next);
                if (part.size() == HEADING && y < BOTTOM + KEPT && next > first) {
                    break;
                }
                content.beginText();
                content.setFont(font, part.size());
                content.newLineAtOffset(part.x(), y);
                content.showText(printable(font, part.text()));
                content.endText();
                y -= part.height();
            }
        }
        return next;
    }

    /** The text without characters that the font does not have. */
    private static String printable(PDFont font, String text) {
        var printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            var one = Character.toString(c);
            try {
                font.encode(one);
                printable.append(one);
            } catch (IOException | IllegalArgumentException missing) {
                printable.append('?');
            }
        });
        return printable.toString();
    }
}
