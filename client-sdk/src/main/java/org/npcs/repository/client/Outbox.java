package org.npcs.repository.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.npcs.repository.client.error.CallFacts;
import org.npcs.repository.client.error.CallInterruptedException;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.internal.exchange.OutboxFiles;
import org.npcs.repository.client.internal.exchange.PartState;

/**
 * A directory in which uploads keep what they send until its receipt is there. It outlives the process: what a crash or a
 * long outage left is sent by {@link #resume()}, with the same keys and the same bytes.
 */
public final class Outbox {

    private final ExchangeClient exchange;
    private final Calls calls;
    private final Path directory;

    Outbox(ExchangeClient exchange, Calls calls, Path directory) {
        this.exchange = exchange;
        this.calls = calls;
        this.directory = directory;
    }

    /** Returns the keys of uploads of which a part has no receipt, or whose input was not read to its end. */
    public List<String> unfinished() {
        return with(files -> files.uploads().entrySet().stream()
                .filter(upload -> !finished(upload.getValue()))
                .map(Map.Entry::getKey)
                .toList());
    }

    /**
     * Brings everything that was spooled to its end, waiting for the repository for up to two hours. An upload whose input was
     * not read to its end goes on when it is run again with the same key and input; its result here is not complete.
     */
    public List<UploadResult> resume() {
        return resume(Duration.ofHours(2));
    }

    /** Brings everything that was spooled to its end, with another patience. */
    public List<UploadResult> resume(Duration patience) {
        return with(files -> {
            List<UploadResult> results = new ArrayList<>();
            for (List<PartState> parts : files.uploads().values()) {
                if (!finished(parts)) {
                    results.add(finish(files, parts, patience));
                }
            }
            return results;
        });
    }

    /** Forgets an upload: receipts, and bytes that were kept or never sent. What was sent stays in the repository. */
    public void forget(String key) {
        with(files -> {
            for (PartState part : files.uploads().getOrDefault(key, List.of())) {
                files.drop(part);
            }
            return key;
        });
    }

    private UploadResult finish(OutboxFiles files, List<PartState> parts, Duration patience) throws IOException {
        Patience waits = new Patience(calls.shared().time(), patience);
        PartDelivery delivery = new PartDelivery(exchange, files, waits, 20, false, progress -> {});
        List<PartState> done = new ArrayList<>();
        for (PartState part : parts) {
            try {
                done.add(part.ended() ? part : delivery.deliver(part));
            } catch (CallInterruptedException | UsageException e) {
                throw e;
            } catch (RepositoryException e) {
                PartState left = files.find(part.base(), part.part());
                done.add(left == null ? part : left);
                return Upload.result(exchange, files, done, e);
            }
        }
        return Upload.result(exchange, files, done, null);
    }

    private static boolean finished(List<PartState> parts) {
        return parts.get(parts.size() - 1).last() && parts.stream().allMatch(PartState::ended);
    }

    private <T> T with(Work<T> work) {
        try (OutboxFiles files = OutboxFiles.open(directory)) {
            return work.on(files);
        } catch (ClosedByInterruptException e) {
            throw new CallInterruptedException(CallFacts.unanswered("upload", 0, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(OutboxFiles files) throws IOException;
    }

    /** Returns nothing of what is in it. */
    @Override
    public String toString() {
        return "Outbox";
    }
}
