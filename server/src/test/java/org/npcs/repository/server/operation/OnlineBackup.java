package org.npcs.repository.server.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;

/**
 * A base backup of a running PostgreSQL as its manual describes it (section 26.3.4, low-level API): what pg_basebackup does, for a
 * machine that has the server's binaries alone.
 */
final class OnlineBackup {

    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private OnlineBackup() {}

    /** Copies the data directory of a running server; what was committed before the call ends is in the copy. */
    static void take(String jdbc, Path from, Path to) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(jdbc, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('drill', true)");
            copy(from, to, "pg_wal");
            String label;
            try (var stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                stopped.next();
                label = stopped.getString(1);
            }
            Files.writeString(to.resolve("backup_label"), label);
            copy(from.resolve("pg_wal"), to.resolve("pg_wal"), "");
        }
    }

    private static void copy(Path from, Path to, String emptied) throws IOException {
        try (var files = Files.walk(from)) {
            files.forEach(file -> {
                var inside = from.relativize(file);
                var skipped = NOT_COPIED.contains(file.getFileName().toString())
                        || (!emptied.isEmpty() && inside.getNameCount() > 1 && inside.startsWith(emptied));
                if (!skipped) {
                    copyOne(file, to.resolve(inside.toString()));
                }
            });
        }
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    }

    private static void copyOne(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException removedMeanwhile) {
            // A running server removes files; recovery does not miss them.
        } catch (java.nio.file.DirectoryNotEmptyException present) {
            // The directory was made before.
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Removes a directory with all that is in it. */
    static void remove(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
