package org.npcs.repository.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory in which files are dropped. A file is taken by one rename into a folder of its own, whose name is the key of its
 * upload, and the folder is put away by one rename when all is said about it. So at any moment a file is at one place, and
 * whoever starts again after a crash sees from the place what is left to do.
 */
final class DropFolder implements AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_STEM = 40;

    private final Path incoming;
    private final Path work;
    private final FileChannel lock;
    private final SecureRandom random = new SecureRandom();

    private DropFolder(Path incoming, Path work, FileChannel lock) {
        this.incoming = incoming;
        this.work = work;
        this.lock = lock;
    }

    /** Opens a directory for this process alone. */
    static DropFolder open(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw Stop.usage("There is no such directory.", "Make it, and let the system write its files there.");
        }
        Path own = directory.resolve(".npcs");
        try {
            Files.createDirectories(own.resolve("taken"));
            Files.createDirectories(directory.resolve("done"));
            Files.createDirectories(directory.resolve("failed"));
            FileChannel channel =
                    FileChannel.open(own.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw Stop.usage("Another process watches this directory.", "Stop it first; one is enough.");
            }
            return new DropFolder(directory, own.resolve("taken"), channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    Path incoming() {
        return incoming;
    }

    Path outbox() {
        return incoming.resolve(".npcs").resolve("outbox");
    }

    /** Takes a complete file, or returns null where it has changed or gone meanwhile. */
    @Nullable
    Drop claim(Arrivals.Arrival arrival) {
        String name = String.valueOf(arrival.file().getFileName());
        String key = key(name);
        Path folder = work.resolve(key);
        Path taken = folder.resolve(name);
        try {
            Files.createDirectory(folder);
            Files.move(arrival.file(), taken, StandardCopyOption.ATOMIC_MOVE);
            if (!arrival.same(taken)) {
                Files.move(taken, arrival.file(), StandardCopyOption.ATOMIC_MOVE);
                Files.delete(folder);
                return null;
            }
            if (arrival.marker() != null) {
                Files.deleteIfExists(arrival.marker());
            }
            return new Drop(key, folder, taken);
        } catch (NoSuchFileException goneMeanwhile) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what was taken and not put away, the oldest first. */
    List<Drop> claimed() {
        List<Drop> drops = new ArrayList<>();
        try (Stream<Path> folders = Files.list(work)) {
            for (Path folder : folders.sorted().toList()) {
                Path file = file(folder);
                if (file == null) {
                    // A crash came between the folder and the file, which still lies where it was dropped.
                    Files.delete(folder);
                } else {
                    drops.add(new Drop(String.valueOf(folder.getFileName()), folder, file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return drops;
    }

    /** Puts a file away with everything that was said about it. */
    Path putAway(Drop drop, boolean done) {
        Path end = incoming.resolve(done ? "done" : "failed").resolve(drop.key());
        try {
            return Files.move(drop.folder(), end, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all other files begin with that of the file. */
    private static @Nullable Path file(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.min(Comparator.comparingInt(
                            file -> String.valueOf(file.getFileName()).length()))
                    .orElse(null);
        }
    }

    /** The name of the file stands at the end for people; it holds no case number, or the sender has put it there. */
    private String key(String name) {
        byte[] chance = new byte[4];
        random.nextBytes(chance);
        String stem = name.replaceFirst("[.].*$", "").replaceAll("[^A-Za-z0-9._-]", "-");
        return TIME.format(Instant.now()) + "-" + HexFormat.of().formatHex(chance) + "-"
                + stem.substring(0, Math.min(stem.length(), LONGEST_STEM));
    }

    /** Lets another process watch the directory. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
