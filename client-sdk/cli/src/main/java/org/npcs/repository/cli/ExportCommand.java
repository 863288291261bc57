package org.npcs.repository.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.CallOptions;
import org.npcs.repository.client.Exports;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.Export;
import org.npcs.repository.client.model.ExportRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks for rows as files, waits for them, and downloads them. */
@Command(
        name = "export",
        description = {
            "Ask for rows as files, wait until they are ready, download them and check their digests.",
            "Started again with --id, it goes on where the connection broke."
        })
final class ExportCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--kind",
            paramLabel = "CODE",
            description = "own-incidents, own-reviews, release … (default: ${DEFAULT-VALUE}).")
    private String kind = "own-incidents";

    @Option(names = "--format", paramLabel = "FORM", description = "csv, ndjson, parquet, or xlsx of a release.")
    private String format = "csv";

    @Option(names = "--release", paramLabel = "ID", description = "Release, such as 2026Q3.")
    private @Nullable String release;

    @Option(names = "--table", paramLabel = "NAME", description = "Only this table of the release; may be repeated.")
    private List<String> tables = List.of();

    @Option(names = "--as-of", paramLabel = "INSTANT", description = "Own records as they were stored then.")
    private @Nullable Instant asOf;

    @Option(names = "--partition-by", paramLabel = "COLUMN", description = "eventYear, with parquet.")
    private @Nullable String partitionBy;

    @Option(names = "--id", paramLabel = "ID", description = "Go on with an export that was asked for before.")
    private @Nullable UUID id;

    @Option(names = "--key", paramLabel = "KEY", description = "Key of the request: the same key asks once only.")
    private @Nullable String key;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the files go; without it, only ask and wait.")
    private @Nullable Path out;

    @Option(names = "--wait", paramLabel = "PT30M", description = "How long to wait (default: ${DEFAULT-VALUE}).")
    private Duration wait = Duration.ofMinutes(30);

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (RepositoryClient client = session.client()) {
            Exports exports = client.analytics().exports();
            Export export = await(exports, id == null ? ask(exports) : id);
            List<Path> files = out != null && export.state().equals("ready")
                    ? exports.download(export, session.file(out))
                    : List.of();
            return tell(export, files);
        }
    }

    private UUID ask(Exports exports) {
        ExportRequest.Builder request = ExportRequest.builder().kind(kind).format(format);
        if (release != null) {
            request.release(release);
        }
        if (!tables.isEmpty()) {
            request.tables(tables);
        }
        if (asOf != null) {
            request.asOf(asOf);
        }
        if (partitionBy != null) {
            request.partitionBy(partitionBy);
        }
        Export asked =
                exports.create(request.build(), key == null ? CallOptions.NONE : CallOptions.NONE.idempotencyKey(key));
        session.screen().say("Asked for export " + asked.id() + ".");
        return asked.id();
    }

    private Export await(Exports exports, UUID asked) {
        try (Progress progress = new Progress(session.screen())) {
            return exports.await(
                    asked,
                    wait,
                    step -> progress.show("rows", step.rowsDone(), step.rowsTotal() == null ? 0 : step.rowsTotal()));
        }
    }

    private int tell(Export export, List<Path> files) {
        session.screen().say("Export " + export.id() + " is " + export.state() + ", " + export.rowsDone() + " rows.");
        files.forEach(file -> session.screen().say("Written, digest checked: " + file));
        ObjectNode document = Screen.object();
        document.set("export", Screen.tree(export));
        ArrayNode written = document.putArray("files");
        files.forEach(file -> written.add(file.toString()));
        session.screen().answer(document);
        if (export.state().equals("ready")) {
            return ExitCode.OK;
        }
        session.screen().complain("npcs: The export is not ready.");
        session.screen().complain("Next: Run npcs export --id " + export.id() + " once more, or ask anew.");
        return ExitCode.FINDINGS;
    }
}
