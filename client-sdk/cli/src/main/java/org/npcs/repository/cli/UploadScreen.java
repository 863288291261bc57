package org.npcs.repository.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.UploadProgress;
import org.npcs.repository.client.UploadResult;
import org.npcs.repository.client.UploadedPart;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.model.SubmissionCause;
import org.npcs.repository.client.model.SubmissionCounts;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows how an upload goes, and what became of it. */
final class UploadScreen implements AutoCloseable {

    private final Screen screen;
    private final Progress progress;

    UploadScreen(Screen screen) {
        this.screen = screen;
        progress = new Progress(screen);
    }

    void show(UploadProgress step) {
        String part = "part " + step.part() + ": ";
        switch (step.phase()) {
            case SPOOLING -> progress.show(part + "reading", step.records(), 0);
            case SENDING -> progress.show(part + "sending", step.bytesSent(), step.bytes());
            case WORKING, ENDED -> {
                SubmissionCounts counts = step.counts();
                if (counts != null) {
                    progress.show(part + "records", counts.received() - counts.pending(), counts.received());
                }
            }
        }
    }

    /** Tells what became of an upload and returns its exit code. */
    int tell(UploadResult result, @Nullable Path sheet) {
        progress.close();
        List<SubmissionCause> causes = causes(result);
        screen.say(result.summary());
        for (UploadedPart part : result.parts()) {
            part.submission().ifPresent(said -> screen.say("Submission " + said.id() + ": " + said.sentence()));
        }
        tell(screen, causes);
        if (sheet != null) {
            screen.say("What to mend: " + sheet);
        }
        result.failure().ifPresent(failure -> new Failures(screen).complain(failure));
        screen.answer(document(result, causes));
        return result.exitCode();
    }

    /** Prints causes, the one with most records first. */
    static void tell(Screen screen, List<SubmissionCause> causes) {
        if (!causes.isEmpty()) {
            screen.table(
                    List.of("records", "origin", "what to do"),
                    causes.stream()
                            .map(cause -> List.of(
                                    Long.toString(cause.records()),
                                    cause.origin(),
                                    cause.message() + " " + cause.fix() + " (" + cause.place() + ", " + cause.rule()
                                            + ")"))
                            .toList());
        }
    }

    /** Returns what became of an upload as a document. */
    static ObjectNode document(UploadResult result, List<SubmissionCause> causes) {
        ObjectNode document = Screen.object();
        document.put(
                        "outcome",
                        result.outcome()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'))
                .put("exitCode", result.exitCode())
                .put("summary", result.summary())
                .put("received", result.receivedCount())
                .put("in", result.inCount())
                .put("waiting", result.waitingCount())
                .put("rejected", result.rejectedCount());
        ArrayNode submissions = document.putArray("submissions");
        result.parts().forEach(part -> part.submission().ifPresent(said -> submissions.add(Screen.tree(said))));
        ArrayNode listed = document.putArray("causes");
        causes.forEach(cause -> listed.add(Screen.tree(cause)));
        return document;
    }

    /** Returns the causes, or none where they cannot be read: what was sent is told in any case. */
    static List<SubmissionCause> causes(UploadResult result) {
        if (result.failure().isPresent()) {
            return List.of();
        }
        try {
            return result.causes();
        } catch (RepositoryException unreadable) {
            return List.of();
        }
    }

    @Override
    public void close() {
        progress.close();
    }
}
