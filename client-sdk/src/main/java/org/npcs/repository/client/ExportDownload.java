package org.npcs.repository.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.client.error.CallTimeoutException;
import org.npcs.repository.client.error.RateLimitedException;
import org.npcs.repository.client.error.ServerUnavailableException;
import org.npcs.repository.client.error.TransportException;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.internal.AnalyticsOperations;
import org.npcs.repository.client.internal.exchange.OwnerFiles;
import org.npcs.repository.client.model.ExportFile;

/** The download of one file, which goes on where it broke. */
final class ExportDownload {

    /** How many tries in a row may bring nothing. */
    private static final int MOST_BARREN = 8;

    private static final int BUFFER = 1 << 16;

    private final Calls calls;
    private final UUID export;
    private final ExportFile file;
    private final Path target;
    private final Path part;

    ExportDownload(Calls calls, UUID export, ExportFile file, Path folder) {
        this.calls = calls;
        this.export = export;
        this.file = file;
        target = folder.resolve(file.path()).normalize();
        if (!target.startsWith(folder.normalize()) || target.equals(folder.normalize())) {
            throw new UsageException("the path of a file leads out of the folder");
        }
        part = target.resolveSibling(target.getFileName() + ".part");
    }

    Path run(CallOptions options) {
        try {
            if (Files.exists(target) && whole(target)) {
                return target;
            }
            OwnerFiles.directory(Objects.requireNonNull(target.toAbsolutePath().getParent()));
            load(options);
            if (!whole(part)) {
                // What was kept belongs to other bytes: once more from the beginning.
                Files.deleteIfExists(part);
                load(options);
            }
            if (!whole(part)) {
                Files.deleteIfExists(part);
                throw new UsageException("the digest of the file is not the one of the manifest");
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(CallOptions options) throws IOException {
        if (kept() > file.bytes()) {
            Files.deleteIfExists(part);
        }
        Patience patience = new Patience(calls.shared().time(), Duration.ZERO);
        int barren = 0;
        while (true) {
            long before = kept();
            try {
                rest(options);
                return;
            } catch (TransportException
                    | CallTimeoutException
                    | ServerUnavailableException
                    | RateLimitedException broken) {
                barren = kept() > before ? 0 : barren + 1;
                if (barren == MOST_BARREN) {
                    throw broken;
                }
                if (barren == 0) {
                    patience.rested();
                }
                patience.pause();
            }
        }
    }

    /** Asks for what is missing, once: whoever repeats it asks for less. */
    private void rest(CallOptions options) {
        long from = kept();
        if (from == file.bytes() && from > 0) {
            return;
        }
        Call call = new Call(AnalyticsOperations.GET_EXPORT_FILE, options.withoutRepeats())
                .path("exportId", export)
                .path("file", file.name())
                .into(() -> open(from));
        if (from > 0) {
            call.header("Range", "bytes=" + from + "-").header("If-Range", file.etag());
        }
        calls.call(call, "file", nothing -> nothing);
    }

    private long kept() {
        try {
            return Files.exists(part) ? Files.size(part) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OutputStream open(long from) throws IOException {
        if (from == 0) {
            OwnerFiles.create(part).close();
        }
        return Files.newOutputStream(part, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private boolean whole(Path path) throws IOException {
        if (Files.size(path) != file.bytes()) {
            return false;
        }
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(path)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest()).equals(file.sha256());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
