package org.npcs.repository.server.exchange.submission;

import java.util.Locale;

/** Says in one sentence where a submission stands. */
public final class Sentence {

    private Sentence() {}

    /** The sentence for people. */
    public static String of(Submission submission) {
        var counts = submission.counts();
        return switch (submission.state()) {
            case "receiving" -> "The body is still being read, or was broken off; send it again with the same key.";
            case "received" -> say("%d records were received; the work on them has not begun.", counts.received());
            case "processing" ->
                say("%d of %d records have been worked on.", counts.received() - counts.pending(), counts.received());
            case "previewed" -> previewed(counts);
            case "empty" -> "The body held no record; check whether the extract worked.";
            case "refused" ->
                "The body could not be read to its end and nothing was stored; correct it and send it again.";
            case "cancelled" -> "The submission was cancelled and none of its records was stored.";
            case "rejected" ->
                say("All %d records were rejected; correct them and send them again.", counts.rejected());
            default -> ended(counts);
        };
    }

    private static String previewed(Submission.Counts counts) {
        return say(
                "Of %d records %d would be taken in and %d would be rejected; nothing is stored until the submission is"
                        + " moved to received.",
                counts.received(), counts.received() - counts.rejected(), counts.rejected());
    }

    private static String ended(Submission.Counts counts) {
        long taken = counts.received() - counts.rejected();
        var waiting = counts.waiting() == 0
                ? "."
                : say("; %d of them wait for the incident that they belong to.", counts.waiting());
        return counts.rejected() == 0
                ? say("All %d records were taken in", taken) + waiting
                : say(
                        "%d of %d records were taken in and %d were rejected; correct these %d and send them again.",
                        taken, counts.received(), counts.rejected(), counts.rejected());
    }

    private static String say(String sentence, Object... numbers) {
        return String.format(Locale.ROOT, sentence, numbers);
    }
}
