package org.npcs.repository.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.UploadProgress.Phase;
import org.npcs.repository.client.error.CallFacts;
import org.npcs.repository.client.error.CallInterruptedException;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.internal.exchange.LineSource;
import org.npcs.repository.client.internal.exchange.ObjectSource;
import org.npcs.repository.client.internal.exchange.OutboxFiles;
import org.npcs.repository.client.internal.exchange.PartMaker;
import org.npcs.repository.client.internal.exchange.PartState;
import org.npcs.repository.client.internal.exchange.RecordSource;
import org.npcs.repository.client.internal.exchange.WholeSource;
import org.npcs.repository.client.model.SubmissionRecord;

/**
 * Sends any number of records so that none is lost and none arrives twice: each part is written to the outbox before it is
 * sent, sent with one key until its receipt is there, and known again when the program is started anew with the same key and
 * the same input. Records are read no faster than they are sent. Set up by one thread, run once.
 */
public final class Upload {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._~:-]{8,110}");

    private final ExchangeClient exchange;
    private final Calls calls;
    private final Path outbox;
    private final String key;
    private @Nullable Opening input;
    private long recordsPerSubmission = 50_000;
    private int wait = 20;
    private @Nullable String mode;
    private @Nullable String mappingVersion;
    private @Nullable String actingFor;
    private boolean lenient;
    private boolean keep;
    private Duration patience = Duration.ofHours(2);
    private Consumer<UploadProgress> watcher = progress -> {};

    Upload(ExchangeClient exchange, Calls calls, Path outbox, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new UsageException("an upload key has 8 to 110 letters, digits or ._~:-");
        }
        this.exchange = exchange;
        this.calls = calls;
        this.outbox = outbox;
        this.key = key;
        actingFor = calls.defaults().actingFor();
        lenient = calls.defaults().isLenient();
    }

    /** Sets the records. */
    public Upload records(Iterable<SubmissionRecord> records) {
        return input(() -> new ObjectSource(records.iterator(), () -> {}));
    }

    /** Sets the records; the stream is closed at the end. */
    public Upload records(Stream<SubmissionRecord> records) {
        return input(() -> new ObjectSource(records.iterator(), records::close));
    }

    /** Sets a file of JSON lines, plain or compressed with gzip. Its lines are sent as they are, blank ones left out. */
    public Upload lines(Path file) {
        return input(() -> new LineSource(file));
    }

    /** Sets a file that is sent as one submission: {@link SubmissionRequest#ARRAY} or {@link SubmissionRequest#CSV}. */
    public Upload file(Path file, String mediaType) {
        return input(() -> new WholeSource(file, mediaType));
    }

    /** Sets how many records one submission holds at most; 50,000 from the start. */
    public Upload recordsPerSubmission(long most) {
        if (most < 1) {
            throw new UsageException("a submission holds one record or more");
        }
        recordsPerSubmission = most;
        return this;
    }

    /** Takes all records or none; for at most 10,000 records, which are one submission. */
    public Upload allOrNothing() {
        mode = "all-or-nothing";
        return this;
    }

    /** Sets the version of the mapping of local codes that made the records, as {@code Crosswalk.version()}. */
    public Upload mappingVersion(String version) {
        mappingVersion = version;
        return this;
    }

    /** Acts for a member. */
    public Upload actingFor(String jurisdiction) {
        actingFor = jurisdiction;
        return this;
    }

    /** Lets members that the repository does not know pass with a warning. */
    public Upload lenient() {
        lenient = true;
        return this;
    }

    /** Keeps the bytes in the outbox after the receipt, such as for a local error sheet. */
    public Upload keepSpool() {
        keep = true;
        return this;
    }

    /** Sets how long the repository may be out of reach before the upload stops; two hours from the start. */
    public Upload patience(Duration longest) {
        patience = longest;
        return this;
    }

    /** Sets how many seconds the repository may hold its answer back until the work has ended, 0 to 30. */
    public Upload waitSeconds(int seconds) {
        wait = seconds;
        return this;
    }

    /** Sets who is told how it goes: on the calling thread, while bytes go out on another. */
    public Upload progress(Consumer<UploadProgress> told) {
        watcher = told;
        return this;
    }

    /**
     * Sends everything and waits for the end of the work. What the repository or the network refuses is told by the result.
     *
     * @throws UsageException when the key stands for other records, or the outbox is in use
     * @throws CallInterruptedException when the thread was interrupted; the outbox knows how to go on
     * @throws UncheckedIOException when the input cannot be read or the outbox not be written
     */
    public UploadResult run() {
        Opening opening = input;
        if (opening == null) {
            throw new UsageException("an upload needs records");
        }
        try (OutboxFiles files = OutboxFiles.open(outbox);
                RecordSource source = opening.open()) {
            return run(files, source);
        } catch (ClosedByInterruptException e) {
            throw new CallInterruptedException(CallFacts.unanswered("upload", 0, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UploadResult run(OutboxFiles files, RecordSource source) throws IOException {
        boolean one = !source.divisible() || "all-or-nothing".equals(mode);
        PartMaker maker = new PartMaker(
                files,
                source,
                new PartMaker.Settings(
                        key, one ? Long.MAX_VALUE : recordsPerSubmission, mode, mappingVersion, actingFor, lenient));
        PartDelivery delivery = delivery(files);
        List<PartState> done = new ArrayList<>();
        int[] number = new int[1];
        while (done.isEmpty() || !done.get(done.size() - 1).last()) {
            number[0]++;
            PartState part = maker.next(records ->
                    Patience.tell(watcher, new UploadProgress(Phase.SPOOLING, number[0], records, 0, 0, null)));
            try {
                done.add(delivery.deliver(part));
            } catch (CallInterruptedException | UsageException e) {
                throw e;
            } catch (RepositoryException e) {
                PartState left = files.find(key, part.part());
                done.add(left == null ? part : left);
                return result(files, done, e);
            }
        }
        return result(files, done, null);
    }

    private UploadResult result(OutboxFiles files, List<PartState> done, @Nullable RepositoryException failure) {
        return result(exchange, files, done, failure);
    }

    static UploadResult result(
            ExchangeClient exchange, OutboxFiles files, List<PartState> done, @Nullable RepositoryException failure) {
        List<UploadedPart> parts = new ArrayList<>();
        for (PartState state : done) {
            Path spool = files.spool(state.key());
            parts.add(new UploadedPart(state, Files.exists(spool) ? spool : null));
        }
        PartState end = done.get(done.size() - 1);
        return new UploadResult(exchange, PartDelivery.reading(end), parts, end.last(), failure);
    }

    private PartDelivery delivery(OutboxFiles files) {
        Patience waits = new Patience(calls.shared().time(), patience);
        return new PartDelivery(exchange, files, waits, wait, keep, watcher);
    }

    private Upload input(Opening opening) {
        if (input != null) {
            throw new UsageException("an upload has one input");
        }
        input = opening;
        return this;
    }

    /** Opens the input when the upload runs, not when it is set up. */
    @FunctionalInterface
    private interface Opening {
        RecordSource open() throws IOException;
    }

    /** Returns nothing of what was set. */
    @Override
    public String toString() {
        return "Upload";
    }
}
