package org.npcs.repository.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.audit.AuditTrailException;
import org.npcs.repository.client.error.PreconditionFailedException;
import org.npcs.repository.client.error.ProblemException;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.error.ValidationFailedException;
import org.npcs.repository.client.model.Finding;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells what went wrong: the sentence first, then what to do, then the code; and gives the scheduler its number. */
final class Failures implements IExecutionExceptionHandler {

    private final Screen screen;

    Failures(Screen screen) {
        this.screen = screen;
    }

    /** What is told of a failure. */
    record Told(
            int exitCode,
            String sentence,
            @Nullable String next,
            @Nullable String code,
            List<Finding> findings) {}

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        return tell(failure);
    }

    /** Tells of a failure and returns its exit code. */
    int tell(Exception failure) {
        Told told = complain(failure);
        screen.answer(document(failure, told));
        return told.exitCode();
    }

    /** Tells people of a failure. */
    Told complain(Exception failure) {
        Told told = told(failure);
        screen.complain("npcs: " + told.sentence());
        for (Finding finding : told.findings()) {
            screen.complain("  " + finding.pointer() + ": " + finding.message() + " " + finding.fix() + " ("
                    + finding.rule() + ")");
        }
        if (told.next() != null) {
            screen.complain("Next: " + told.next());
        }
        if (failure instanceof ProblemException call) {
            screen.complain("(" + call.getMessage() + ")");
        }
        return told;
    }

    /** Adds what is told of a failure to a document. */
    static void describe(ObjectNode document, Exception failure) {
        document.setAll(document(failure, told(failure)));
    }

    /** Returns what went wrong and what to do, in one line. */
    static String line(Exception failure) {
        Told told = told(failure);
        return told.sentence() + (told.next() == null ? "" : " " + told.next());
    }

    private static Told told(Exception failure) {
        if (failure instanceof Stop stop) {
            return new Told(stop.exitCode(), text(stop), stop.next(), null, List.of());
        }
        if (failure instanceof ProblemException problem) {
            return refused(problem);
        }
        if (failure instanceof RepositoryException call) {
            int exitCode = ExitCode.of(call);
            String next = exitCode == ExitCode.NO_CONNECTION ? "Run npcs doctor with the same settings." : null;
            return new Told(exitCode, text(call), next, call.code().orElse(null), List.of());
        }
        if (failure instanceof AuditTrailException) {
            return new Told(
                    ExitCode.FINDINGS,
                    text(failure),
                    "Keep what you have, and talk to the operator by another way.",
                    null,
                    List.of());
        }
        if (failure instanceof UncheckedIOException file) {
            return new Told(ExitCode.USAGE, sentence(file), null, null, List.of());
        }
        if (failure instanceof IllegalArgumentException) {
            return new Told(ExitCode.USAGE, text(failure), null, null, List.of());
        }
        // Its message may repeat what was read.
        return new Told(
                ExitCode.BROKEN,
                "A fault of this program: " + failure.getClass().getSimpleName() + ".",
                "Tell the operator which command it was.",
                null,
                List.of());
    }

    private static Told refused(ProblemException problem) {
        String code = problem.code().orElse("");
        JsonNode entry = Catalogue.problem(code).orElse(null);
        String sentence =
                entry == null ? "The repository refuses." : entry.path("title").asString("");
        String next = entry == null ? null : entry.path("fix").asString("");
        if (problem instanceof PreconditionFailedException) {
            next = "Look at what is stored now, and name its version with --expected-version.";
        }
        List<Finding> findings = problem instanceof ValidationFailedException invalid ? invalid.findings() : List.of();
        return new Told(ExitCode.of(problem), sentence, next, code, findings);
    }

    private static String sentence(UncheckedIOException failure) {
        Throwable cause = failure.getCause();
        String file = cause == null ? "" : String.valueOf(cause.getMessage());
        if (cause instanceof NoSuchFileException) {
            return "There is no file " + file + ".";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "The file " + file + " is there already and is left as it is.";
        }
        if (cause instanceof AccessDeniedException) {
            return "The file " + file + " may not be read or written.";
        }
        return "A file cannot be read or written: "
                + (cause == null ? "" : cause.getClass().getSimpleName()) + ".";
    }

    private static String text(Exception failure) {
        return String.valueOf(failure.getMessage());
    }

    private static ObjectNode document(Exception failure, Told told) {
        ObjectNode document = Screen.object();
        ObjectNode described = document.putObject("failure");
        described.put("exitCode", told.exitCode());
        described.put("sentence", told.sentence());
        if (told.next() != null) {
            described.put("next", told.next());
        }
        if (told.code() != null) {
            described.put("code", told.code());
        }
        if (failure instanceof RepositoryException call) {
            call.requestId().ifPresent(id -> described.put("requestId", id));
            described.put("retryable", call.retryable());
        }
        if (!told.findings().isEmpty()) {
            List<JsonNode> trees = new ArrayList<>();
            told.findings().forEach(finding -> trees.add(Screen.tree(finding)));
            ArrayNode findings = described.putArray("findings");
            trees.forEach(findings::add);
        }
        return document;
    }
}
