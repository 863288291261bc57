package org.npcs.repository.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Documents of the contract in files. */
final class Documents {

    private Documents() {}

    /** Reads a document; what is not readable is told without quoting it. */
    static <T> T read(Path file, Function<byte[], T> reader) {
        byte[] json;
        try {
            json = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return reader.apply(json);
        } catch (RuntimeException unreadable) {
            throw Stop.usage("The file holds no such document.", "Compare it with the contract at /docs.");
        }
    }
}
