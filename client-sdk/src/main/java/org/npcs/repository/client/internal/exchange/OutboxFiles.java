package org.npcs.repository.client.internal.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.error.UsageException;

/** The directory of an outbox: for each part a spool with the bytes and a small file with its state. */
public final class OutboxFiles implements Closeable {

    private static final String STATE = ".state.json";
    private static final String SPOOL = ".spool";

    private final Path directory;
    private final FileChannel lock;

    private OutboxFiles(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Opens or makes the directory and keeps other processes and threads out until it is closed.
     *
     * @throws UsageException when somebody else works with it
     */
    public static OutboxFiles open(Path directory) throws IOException {
        OwnerFiles.directory(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("outbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new UsageException("another upload works with this outbox");
        }
        OutboxFiles files = new OutboxFiles(directory, channel);
        files.sweep();
        return files;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** What a crash left behind before it was named: nobody would ever send it. */
    private void sweep() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean orphan = name.endsWith(SPOOL)
                        && !Files.exists(
                                file.resolveSibling(name.substring(0, name.length() - SPOOL.length()) + STATE));
                if (name.endsWith(".tmp") || orphan) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Returns the file with the bytes of a part. */
    public Path spool(String key) {
        return directory.resolve(name(key) + SPOOL);
    }

    /** Returns what is known of a part, or null. */
    public @Nullable PartState find(String base, int part) throws IOException {
        Path file = state(PartState.key(base, part));
        return Files.exists(file) ? PartState.of(Files.readAllBytes(file)) : null;
    }

    /** Keeps what is known of a part, durably. */
    public void save(PartState state) throws IOException {
        OwnerFiles.replace(state(state.key()), state.toJson());
    }

    /** Removes the bytes of a part. */
    public void dropSpool(PartState state) throws IOException {
        Files.deleteIfExists(spool(state.key()));
    }

    /** Removes a part altogether. */
    public void drop(PartState state) throws IOException {
        dropSpool(state);
        Files.deleteIfExists(state(state.key()));
    }

    /** Returns all parts by upload, in their order. */
    public Map<String, List<PartState>> uploads() throws IOException {
        Map<String, List<PartState>> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(one -> one.toString().endsWith(STATE)).toList()) {
                PartState state = PartState.of(Files.readAllBytes(file));
                all.computeIfAbsent(state.base(), base -> new ArrayList<>()).add(state);
            }
        }
        all.values().forEach(parts -> parts.sort(Comparator.comparingInt(PartState::part)));
        return all;
    }

    private Path state(String key) {
        return directory.resolve(name(key) + STATE);
    }

    /** Windows takes no colon in a name, and some file systems do not tell cases apart. */
    private static String name(String key) {
        StringBuilder name = new StringBuilder();
        for (char c : key.toCharArray()) {
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_';
            name.append(plain ? String.valueOf(c) : "%" + Integer.toHexString(c));
        }
        return name.toString();
    }
}
