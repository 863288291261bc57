package org.npcs.repository.server.exchange.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.npcs.repository.server.exchange.submission.Sentence;
import org.npcs.repository.server.exchange.submission.Submission;

/** The receipt as one page of PDF, the same bytes each time. It names no record. */
public final class PrintedReceipt {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float LEFT = 56;
    private static final float TOP = 770;
    private static final float VALUES = 150;
    private static final int LINE = 70;

    private PrintedReceipt() {}

    /** The bytes of the page. */
    public static byte[] of(Submission submission) {
        try (var document = new PDDocument();
                var glyphs = PDDocument.class.getResourceAsStream(FONT);
                var out = new ByteArrayOutputStream()) {
            document.setDocumentId(submission.id().getMostSignificantBits());
            var font = PDType0Font.load(document, java.util.Objects.requireNonNull(glyphs, FONT), true);
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                float y = line(content, font, 16, LEFT, TOP, "Receipt of a submission") - 12;
                for (String part : Sentence.of(submission).split("(?<=\\G.{1," + LINE + "})(?: |$)")) {
                    y = line(content, font, 11, LEFT, y, part);
                }
                y -= 12;
                for (Map.Entry<String, String> entry : entries(submission).entrySet()) {
                    line(content, font, 10, LEFT, y, entry.getKey());
                    y = line(content, font, 10, LEFT + VALUES, y, entry.getValue());
                }
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, String> entries(Submission submission) {
        var entries = new LinkedHashMap<String, String>();
        entries.put("Submission", submission.id().toString());
        entries.put("Submission key", submission.key());
        entries.put("Jurisdiction", submission.jurisdiction());
        entries.put("Sent by client", submission.clientId());
        entries.put("Actor", submission.actor());
        entries.put("State", submission.state());
        entries.put("Mode", submission.mode());
        entries.put("Received at", submission.receivedAt().toString());
        entries.put("Finished at", String.valueOf(submission.finishedAt()));
        if (submission.digest() != null) {
            entries.put("Media type", submission.mediaType());
            entries.put("Bytes", String.valueOf(submission.bytes()));
            entries.put("SHA-256", submission.digest());
        }
        var counts = submission.counts();
        entries.put("Records received", Long.toString(counts.received()));
        entries.put("Not worked on", Long.toString(counts.pending()));
        entries.put("Created", Long.toString(counts.created()));
        entries.put("Updated", Long.toString(counts.updated()));
        entries.put("Unchanged", Long.toString(counts.unchanged()));
        entries.put("Waiting", Long.toString(counts.waiting()));
        entries.put("Rejected", Long.toString(counts.rejected()));
        entries.put("Contract", submission.contractVersion());
        entries.put("Rule set", submission.ruleSetVersion());
        return entries;
    }

    private static float line(PDPageContentStream content, PDFont font, float size, float x, float y, String text)
            throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, y);
        content.showText(printable(font, text));
        content.endText();
        return y - size * 1.5f;
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
