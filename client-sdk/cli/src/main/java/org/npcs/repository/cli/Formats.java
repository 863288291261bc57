package org.npcs.repository.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.npcs.repository.client.SubmissionRequest;
import org.npcs.repository.client.Upload;

/** Which form of the contract a file has, by the end of its name. */
final class Formats {

    private Formats() {}

    /** Gives a file to an upload in its form. */
    static Upload input(Upload upload, Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (lines(file)) {
            return upload.lines(file);
        }
        if (name.endsWith(".json")) {
            return upload.file(file, SubmissionRequest.ARRAY);
        }
        if (name.endsWith(".csv")) {
            return upload.file(file, SubmissionRequest.CSV);
        }
        throw Stop.usage(
                "The form of the file is not known by its name.",
                "Call it .ndjson or .jsonl (JSON lines, also with .gz), .json (an array) or .csv.");
    }

    /** Returns whether a file holds JSON lines. */
    static boolean lines(Path file) {
        String name =
                String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).replaceFirst("[.]gz$", "");
        return name.endsWith(".ndjson") || name.endsWith(".jsonl");
    }

    /** Returns whether a file has a form that can be submitted. */
    static boolean known(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return lines(file) || name.endsWith(".json") || name.endsWith(".csv");
    }
}
