package org.npcs.repository.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Knows which files of a directory are complete: somebody may still be writing the others. */
final class Arrivals {

    private final Duration settle;
    private final @Nullable String marker;
    private Map<Path, Seen> seen = new HashMap<>();

    Arrivals(Duration settle, @Nullable String marker) {
        this.settle = settle;
        this.marker = marker;
    }

    /**
     * A complete file.
     *
     * @param file the file
     * @param size its size when it was looked at
     * @param changed when it was changed last, as the file system says
     * @param marker the file that says that it is complete, or null
     */
    record Arrival(
            Path file, long size, long changed, @Nullable Path marker) {

        /** Returns whether a file still is as it was looked at. */
        boolean same(Path now) throws IOException {
            return Files.size(now) == size && Files.getLastModifiedTime(now).toMillis() == changed;
        }
    }

    private record Seen(long size, long changed, long sinceNanos) {}

    /** Returns the complete files, the oldest first. */
    List<Arrival> complete(DropFolder folder) {
        Map<Path, Seen> now = new HashMap<>();
        List<Arrival> complete = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.incoming())) {
            for (Path file : files.filter(Arrivals::wanted).toList()) {
                look(file, now, complete);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        seen = now;
        complete.sort(Comparator.comparingLong(Arrival::changed).thenComparing(Arrival::file));
        return complete;
    }

    private void look(Path file, Map<Path, Seen> now, List<Arrival> complete) throws IOException {
        try {
            long size = Files.size(file);
            long changed = Files.getLastModifiedTime(file).toMillis();
            Seen before = seen.get(file);
            boolean same = before != null && before.size() == size && before.changed() == changed;
            Seen current = before != null && same ? before : new Seen(size, changed, System.nanoTime());
            now.put(file, current);
            Path marked = marker == null ? null : file.resolveSibling(file.getFileName() + marker);
            if (marked == null ? quiet(current) : Files.exists(marked)) {
                complete.add(new Arrival(file, size, changed, marked));
            }
        } catch (NoSuchFileException goneMeanwhile) {
            now.remove(file);
        }
    }

    /** The clock of a file server may differ, so a file that was watched for long enough is complete, too. */
    private boolean quiet(Seen file) {
        long age = System.currentTimeMillis() - file.changed();
        return age >= settle.toMillis() || System.nanoTime() - file.sinceNanos() >= settle.toNanos();
    }

    /** Names that begin with a dot, or end otherwise, are those of files under way. */
    private static boolean wanted(Path file) {
        return !String.valueOf(file.getFileName()).startsWith(".") && Formats.known(file) && Files.isRegularFile(file);
    }
}
