package org.npcs.repository.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.local.LocalErrorSheet;
import org.npcs.repository.client.local.LocalKeys;
import picocli.CommandLine.Option;

/** The way back from local keys to case numbers, for a sheet that stays on this machine. */
final class CaseNumbers {

    @Option(
            names = "--case-numbers",
            required = true,
            paramLabel = "FILE",
            description = "Case numbers, one a line, to be joined with what the repository says. They stay here.")
    private @Nullable Path numbers;

    @Option(
            names = "--local-key",
            required = true,
            paramLabel = "FILE",
            description = "Secret by which the local keys were made.")
    private @Nullable Path secret;

    /** Returns a sheet of the records that were sent, with case numbers where they are given. */
    LocalErrorSheet join(Session session, Path records) {
        LocalErrorSheet sheet = LocalErrorSheet.of(records);
        if (numbers == null || secret == null) {
            return sheet;
        }
        LocalKeys keys = LocalKeys.open(session.file(secret));
        return sheet.caseNumbers(keys.caseNumbers(lines(session.file(numbers))));
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
