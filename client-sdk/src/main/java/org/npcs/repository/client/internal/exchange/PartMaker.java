package org.npcs.repository.client.internal.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.error.UsageException;

/** Cuts an input into parts, each in its spool before the next record is read. Used by one thread. */
public final class PartMaker {

    private static final int STEP = 1000;

    private final OutboxFiles files;
    private final RecordSource source;
    private final Settings settings;
    private int part;
    private long records;

    /**
     * What holds for all parts of an upload.
     *
     * @param base key of the upload
     * @param recordsPerPart most records of one submission
     * @param mode mode, or null
     * @param mappingVersion version of the mapping, or null
     * @param actingFor member acted for, or null
     * @param lenient whether unknown members pass
     */
    public record Settings(
            String base,
            long recordsPerPart,
            @Nullable String mode,
            @Nullable String mappingVersion,
            @Nullable String actingFor,
            boolean lenient) {}

    /** Starts at the first record. */
    public PartMaker(OutboxFiles files, RecordSource source, Settings settings) {
        this.files = files;
        this.source = source;
        this.settings = settings;
    }

    /**
     * Spools the next part. A part that an earlier run spooled is taken as it stands, with what became of it.
     *
     * @throws UsageException when an earlier run had other records under the same key
     */
    public PartState next(LongConsumer progress) throws IOException {
        part++;
        long first = records + 1;
        try (Spooler spooler = new Spooler(files.spool(PartState.key(settings.base(), part)))) {
            long count = 0;
            OutputStream out = spooler.out();
            while (count < settings.recordsPerPart() && source.hasNext()) {
                source.write(out);
                count++;
                if (count % STEP == 0) {
                    progress.accept(count);
                }
            }
            progress.accept(count);
            records += count;
            boolean last = !source.hasNext();
            Spooler.Written written = spooler.finish();
            PartState fresh = new PartState(
                    settings.base(),
                    part,
                    last,
                    first,
                    count,
                    written.bytes(),
                    written.digest(),
                    written.contentDigest(),
                    source.mediaType(),
                    settings.mode(),
                    settings.mappingVersion(),
                    settings.actingFor(),
                    settings.lenient(),
                    null);
            PartState known = files.find(settings.base(), part);
            if (known != null) {
                return same(known, fresh);
            }
            spooler.commit();
            files.save(fresh);
            return fresh;
        }
    }

    private PartState same(PartState known, PartState fresh) {
        boolean same = known.contentDigest().equals(fresh.contentDigest())
                && known.last() == fresh.last()
                && known.mediaType().equals(fresh.mediaType())
                && java.util.Objects.equals(known.mode(), fresh.mode())
                && java.util.Objects.equals(known.mappingVersion(), fresh.mappingVersion())
                && java.util.Objects.equals(known.actingFor(), fresh.actingFor())
                && known.lenient() == fresh.lenient();
        if (!same || !known.ended() && !Files.exists(files.spool(known.key()))) {
            throw new UsageException(
                    "this upload key stands for other records in this outbox; a key stands for one input");
        }
        return known;
    }
}
