package org.npcs.repository.cli;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.SheetFormat;
import org.npcs.repository.client.Upload;
import org.npcs.repository.client.UploadOutcome;
import org.npcs.repository.client.UploadResult;
import org.npcs.repository.client.UploadedPart;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.local.LocalErrorSheet;
import org.npcs.repository.client.model.Submission;
import tools.jackson.databind.node.ObjectNode;

/** Brings a file that was taken to its end: submits it under its key, writes what became of it, and puts it away. */
final class DropDelivery {

    private static final String CHANGED =
            "The file was changed after it was taken. Write it under another name, rename it"
                    + " when it is complete, and drop it again.";

    private final Session session;
    private final RepositoryClient client;
    private final DropFolder folder;
    private final Duration patience;
    private final @Nullable String mappingVersion;
    private final Runnable beforeMove;

    DropDelivery(
            Session session,
            RepositoryClient client,
            DropFolder folder,
            Duration patience,
            @Nullable String mappingVersion,
            Runnable beforeMove) {
        this.session = session;
        this.client = client;
        this.folder = folder;
        this.patience = patience;
        this.mappingVersion = mappingVersion;
        this.beforeMove = beforeMove;
    }

    /** Returns the exit code that the file alone would have. */
    int deliver(Drop drop) {
        try {
            if (!DropDigest.fits(drop)) {
                return unusable(drop, CHANGED);
            }
            UploadResult result = upload(drop);
            UploadOutcome outcome = result.outcome();
            if (outcome == UploadOutcome.NO_CONNECTION || outcome == UploadOutcome.NOT_AUTHENTICATED) {
                return later(drop, result.failure().orElse(null), result.exitCode());
            }
            describe(drop, result);
            if (!DropDigest.fits(drop)) {
                return unusable(drop, CHANGED);
            }
            // An extract without a record is rarely what was meant.
            return putAway(
                    drop,
                    outcome == UploadOutcome.ALL_IN,
                    outcome.exitCode(),
                    result.failure().map(Failures::line).orElse(result.summary()));
        } catch (UncheckedIOException e) {
            if (damaged(e)) {
                return unusable(drop, "The file cannot be read to its end: it is cut or damaged.");
            }
            return later(drop, e, ExitCode.USAGE);
        } catch (RepositoryException e) {
            // What was sent is in; its receipt or sheet comes with the next look.
            return later(drop, e, ExitCode.of(e));
        } catch (IllegalArgumentException | IllegalStateException e) {
            // One file must not keep the others from their way.
            return later(drop, e, ExitCode.BROKEN);
        }
    }

    private UploadResult upload(Drop drop) {
        try (Progress progress = new Progress(session.screen())) {
            Upload upload = Formats.input(client.exchange().upload(folder.outbox(), drop.key()), drop.file())
                    .patience(patience)
                    .progress(step -> progress.show("sending", step.bytesSent(), step.bytes()));
            if (mappingVersion != null) {
                upload.mappingVersion(mappingVersion);
            }
            return upload.run();
        }
    }

    private void describe(Drop drop, UploadResult result) {
        for (UploadedPart part : result.parts()) {
            Submission said = part.submission().filter(any -> part.ended()).orElse(null);
            if (said != null) {
                client.exchange().receipt(said.id(), drop.beside(".receipt-" + part.number() + ".pdf"));
            }
        }
        if (result.rejectedCount() > 0) {
            sheet(drop, result);
        }
        ObjectNode document = UploadScreen.document(result, UploadScreen.causes(result));
        result.failure().ifPresent(failure -> Failures.describe(document, failure));
        write(drop, document);
    }

    private void sheet(Drop drop, UploadResult result) {
        Path sheet = drop.beside(".errors.csv");
        if (Formats.lines(drop.file())) {
            LocalErrorSheet.of(drop.file()).write(result.rejected(), sheet);
        } else {
            result.parts().get(0).submission().ifPresent(said -> client.exchange()
                    .sheet(said.id(), SheetFormat.CSV, sheet));
        }
    }

    private int unusable(Drop drop, String sentence) {
        write(drop, Screen.object().put("exitCode", ExitCode.USAGE).put("summary", sentence));
        return putAway(drop, false, ExitCode.USAGE, sentence);
    }

    private int putAway(Drop drop, boolean done, int exitCode, String sentence) {
        beforeMove.run();
        Path end = folder.putAway(drop, done);
        client.exchange().outbox(folder.outbox()).forget(drop.key());
        session.screen().say(drop.file().getFileName() + ": " + sentence + " See " + end);
        session.screen()
                .answer(Screen.object()
                        .put("file", drop.file().getFileName().toString())
                        .put("folder", end.toString())
                        .put("done", done)
                        .put("exitCode", exitCode)
                        .put("summary", sentence));
        return exitCode;
    }

    private int later(Drop drop, @Nullable Exception failure, int exitCode) {
        if (failure != null) {
            new Failures(session.screen()).complain(failure);
        }
        session.screen().complain("npcs: " + drop.file().getFileName() + " is kept and tried again.");
        return exitCode;
    }

    private static boolean damaged(UncheckedIOException failure) {
        IOException cause = failure.getCause();
        return cause instanceof ZipException
                || cause instanceof EOFException
                || cause instanceof CharacterCodingException;
    }

    private static void write(Drop drop, ObjectNode document) {
        try {
            Files.write(drop.beside(".result.json"), List.of(document.toPrettyString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
