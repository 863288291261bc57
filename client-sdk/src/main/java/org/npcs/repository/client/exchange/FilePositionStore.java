package org.npcs.repository.client.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.npcs.repository.client.internal.exchange.OwnerFiles;

/** Keeps a position in a file of one line. */
final class FilePositionStore implements PositionStore {

    private static final String HEADER = "npcs-position-1 ";

    private final Path file;

    FilePositionStore(Path file) {
        this.file = file;
    }

    @Override
    public Optional<String> load() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String line = Files.readString(file, StandardCharsets.UTF_8).strip();
            // Starting anew in silence would hand out years of changes again.
            if (!line.startsWith(HEADER)) {
                throw new IllegalStateException("the file holds no position of the change feed");
            }
            return Optional.of(line.substring(HEADER.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void commit(String position) {
        try {
            OwnerFiles.replace(file, HEADER + position + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the type only. */
    @Override
    public String toString() {
        return "PositionStore in a file";
    }
}
