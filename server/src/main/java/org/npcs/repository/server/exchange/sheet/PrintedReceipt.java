package org.npcs.repository.server.exchange.sheet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.npcs.repository.server.exchange.submission.Sentence;
import org.npcs.repository.server.exchange.submission.Submission;
import org.npcs.repository.server.platform.print.PrintedPages;

/** The receipt as one page of PDF, the same bytes each time. It names no record. */
public final class PrintedReceipt {

    private PrintedReceipt() {}

    /** The bytes of the page. */
    public static byte[] of(Submission submission) {
        var pages = new PrintedPages(submission.id().getMostSignificantBits())
                .title("Receipt of a submission")
                .paragraph(Sentence.of(submission));
        entries(submission).forEach(pages::entry);
        return pages.bytes();
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
        if (counts.held() > 0) {
            entries.put("With a text that is held for redaction", Long.toString(counts.held()));
        }
        entries.put("Contract", submission.contractVersion());
        entries.put("Rule set", submission.ruleSetVersion());
        return entries;
    }
}
