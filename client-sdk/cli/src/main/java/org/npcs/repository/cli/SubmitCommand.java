package org.npcs.repository.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.Upload;
import org.npcs.repository.client.UploadResult;
import org.npcs.repository.client.local.Crosswalk;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a file so that nothing is lost and nothing arrives twice. */
@Command(
        name = "submit",
        description = {
            "Send a file of records. Started again with the same key and file, it goes on where it stopped.",
            "What was not sent stays in the outbox."
        })
final class SubmitCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "Records: .ndjson or .jsonl (also .gz), .json (an array), .csv.")
    private Path file = Path.of("");

    @ArgGroup(exclusive = false, heading = "%n")
    private Place place = new Place();

    @Option(names = "--preview", description = "Let the repository judge the records and store nothing.")
    private boolean preview;

    @Option(names = "--all-or-nothing", description = "Take all records, or none.")
    private boolean allOrNothing;

    @Option(names = "--lenient", description = "Members that the repository does not know pass with a warning.")
    private boolean lenient;

    @Option(names = "--mapping-version", paramLabel = "VERSION", description = "Mapping that made the records.")
    private @Nullable String mappingVersion;

    @Option(names = "--worksheet", paramLabel = "FILE", description = "Worksheet of which the version is stamped on.")
    private @Nullable Path worksheet;

    @Option(names = "--patience", paramLabel = "PT2H", description = "How long to wait for a repository out of reach.")
    private Duration patience = Duration.ofHours(2);

    @Option(names = "--error-sheet", paramLabel = "FILE", description = "Sheet of what was rejected, made here (CSV).")
    private @Nullable Path errorSheet;

    @ArgGroup(exclusive = false)
    private CaseNumbers caseNumbers = new CaseNumbers();

    /** Where an upload is kept; a preview is not kept. */
    static final class Place {

        @Option(names = "--outbox", required = true, paramLabel = "DIR", description = "Keeps what is under way.")
        private @Nullable Path outbox;

        @Option(names = "--key", required = true, paramLabel = "KEY", description = "Such as night-2026-11-02.")
        private @Nullable String key;
    }

    SubmitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path given = session.file(file);
        if (preview) {
            return new Preview(session).run(given);
        }
        if (place.outbox == null || place.key == null) {
            throw Stop.usage(
                    "An upload needs an outbox and a key.",
                    "Give --outbox DIR and --key KEY, or --preview to have the records judged only.");
        }
        try (RepositoryClient client = session.client();
                UploadScreen screen = new UploadScreen(session.screen())) {
            Upload upload = Formats.input(client.exchange().upload(session.file(place.outbox), place.key), given)
                    .patience(patience)
                    .progress(screen::show);
            UploadResult result = options(upload).run();
            return screen.tell(result, sheet(result, given));
        }
    }

    private Upload options(Upload upload) {
        if (allOrNothing) {
            upload.allOrNothing();
        }
        if (lenient) {
            upload.lenient();
        }
        if (worksheet != null) {
            upload.mappingVersion(Crosswalk.read(session.file(worksheet)).version());
        }
        if (mappingVersion != null) {
            upload.mappingVersion(mappingVersion);
        }
        return upload;
    }

    private @Nullable Path sheet(UploadResult result, Path given) {
        if (errorSheet == null || result.rejectedCount() == 0) {
            return null;
        }
        if (!Formats.lines(given)) {
            throw Stop.usage(
                    "The local sheet is made of JSON lines only.", "Take npcs results SUBMISSION --xlsx FILE instead.");
        }
        Path sheet = session.file(errorSheet);
        caseNumbers.join(session, given).write(result.rejected(), sheet);
        return sheet;
    }
}
