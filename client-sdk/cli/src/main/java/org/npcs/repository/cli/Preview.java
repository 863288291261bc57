package org.npcs.repository.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.SubmissionRequest;
import org.npcs.repository.client.model.Submission;
import org.npcs.repository.client.model.SubmissionCause;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lets the repository judge a file as it would be submitted. Nothing is stored. */
final class Preview {

    private static final long PAUSE = 1_000_000_000L;
    private static final Set<String> UNDER_WAY = Set.of("receiving", "received", "processing");

    private final Session session;

    Preview(Session session) {
        this.session = session;
    }

    int run(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean packed = name.endsWith(".gz");
        SubmissionRequest request =
                SubmissionRequest.of(file, mediaType(file)).preview().wait(20);
        try (RepositoryClient client = session.client()) {
            Submission said = client.exchange().send(packed ? request.compressed() : request);
            try (Progress progress = new Progress(session.screen())) {
                while (UNDER_WAY.contains(said.state())) {
                    progress.show(
                            "records",
                            said.counts().received() - said.counts().pending(),
                            said.counts().received());
                    LockSupport.parkNanos(PAUSE);
                    said = client.exchange().submission(said.id());
                }
            }
            List<SubmissionCause> causes =
                    client.exchange().causes(said.id()).stream().toList();
            session.screen().say(said.sentence());
            UploadScreen.tell(session.screen(), causes);
            session.screen().say("This was a preview: nothing is stored.");
            ObjectNode document = Screen.object();
            document.set("submission", Screen.tree(said));
            ArrayNode listed = document.putArray("causes");
            causes.forEach(cause -> listed.add(Screen.tree(cause)));
            session.screen().answer(document);
            return exitCode(said, causes);
        }
    }

    private static int exitCode(Submission said, List<SubmissionCause> causes) {
        if (said.state().equals("refused")) {
            return ExitCode.REFUSED;
        }
        return said.counts().rejected() > 0 || !causes.isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static String mediaType(Path file) {
        if (!Formats.known(file)) {
            throw Stop.usage("The form of the file is not known by its name.", "Call it .ndjson, .json or .csv.");
        }
        if (Formats.lines(file)) {
            return SubmissionRequest.LINES;
        }
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv")
                ? SubmissionRequest.CSV
                : SubmissionRequest.ARRAY;
    }
}
