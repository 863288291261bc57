package org.npcs.repository.client;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.internal.AnalyticsOperations;
import org.npcs.repository.client.model.Export;
import org.npcs.repository.client.model.ExportFile;
import org.npcs.repository.client.model.ExportList;
import org.npcs.repository.client.model.ExportManifest;
import org.npcs.repository.client.model.ExportPreview;
import org.npcs.repository.client.model.ExportRequest;
import org.npcs.repository.client.page.Page;
import org.npcs.repository.client.page.Pages;

/**
 * Rows that leave as files, frozen at one instant: a published release, or the own records.
 *
 * <pre>{@code
 * Exports exports = client.analytics().exports();
 * Export made = exports.create(ExportRequest.builder().kind("own-incidents").format("parquet").build());
 * Export ready = exports.await(made.id(), Duration.ofMinutes(30), progress -> {});
 * exports.download(ready, Path.of("cedar"));
 * }</pre>
 */
public final class Exports {

    private static final String READY = "ready";
    private static final List<String> UNDER_WAY = List.of("requested", "running");

    private final Calls calls;

    Exports(Calls calls) {
        this.calls = calls;
    }

    /** Asks for an export; the work goes on by itself. */
    public Export create(ExportRequest request) {
        return create(request, CallOptions.NONE);
    }

    /** Asks for an export; the work goes on by itself. */
    public Export create(ExportRequest request, CallOptions options) {
        Call call = new Call(AnalyticsOperations.CREATE_EXPORT, options).body(request.toJson());
        return calls.call(call, "Export", Export::fromJson);
    }

    /** Returns how many rows and bytes an export would have; nothing is begun. */
    public ExportPreview preview(ExportRequest request) {
        return preview(request, CallOptions.NONE);
    }

    /** Returns how many rows and bytes an export would have; nothing is begun. */
    public ExportPreview preview(ExportRequest request, CallOptions options) {
        Call call = new Call(AnalyticsOperations.PREVIEW_EXPORT, options).body(request.toJson());
        return calls.call(call, "ExportPreview", ExportPreview::fromJson);
    }

    /** Returns all exports in the order in which they were asked for, without their files. */
    public Pages<Export> list() {
        return list(CallOptions.NONE);
    }

    /** Returns all exports in the order in which they were asked for, without their files. */
    public Pages<Export> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(AnalyticsOperations.LIST_EXPORTS, options),
                "ExportList",
                ExportList::fromJson,
                ExportList::items,
                ExportList::nextCursor);
    }

    /** Returns where an export stands. */
    public Export get(UUID id) {
        return get(id, CallOptions.NONE);
    }

    /** Returns where an export stands. */
    public Export get(UUID id, CallOptions options) {
        Call call = new Call(AnalyticsOperations.GET_EXPORT, options).path("exportId", id);
        return calls.call(call, "Export", Export::fromJson);
    }

    /**
     * Waits until an export has ended, ready or not, and tells how far it is.
     *
     * @param limit the longest wait, also through failures that pass
     * @return the export as it was seen last; it is still under way when the wait was too short
     */
    public Export await(UUID id, Duration limit, Consumer<ExportProgress> watcher) {
        Patience patience = new Patience(calls.shared().time(), limit);
        long start = calls.shared().time().nanos().getAsLong();
        long done = -1;
        while (true) {
            Export now = patience.insist(() -> get(id));
            Patience.tell(watcher, new ExportProgress(now.state(), now.rowsDone(), now.rowsTotal()));
            Duration passed = Duration.ofNanos(calls.shared().time().nanos().getAsLong() - start);
            if (!UNDER_WAY.contains(now.state()) || passed.compareTo(limit) > 0) {
                return now;
            }
            if (now.rowsDone() > done) {
                patience.rested();
                done = now.rowsDone();
            }
            patience.pause();
        }
    }

    /** Cancels an export that is not ready yet. */
    public Export cancel(UUID id) {
        return cancel(id, CallOptions.NONE);
    }

    /** Cancels an export that is not ready yet. */
    public Export cancel(UUID id, CallOptions options) {
        return step(id, "cancelled", options);
    }

    /** Removes the files of a ready export before its time. */
    public Export expire(UUID id) {
        return expire(id, CallOptions.NONE);
    }

    /** Removes the files of a ready export before its time. */
    public Export expire(UUID id, CallOptions options) {
        return step(id, "expired", options);
    }

    private Export step(UUID id, String to, CallOptions options) {
        Call call = new Call(AnalyticsOperations.TRANSITION_EXPORT, options.withoutReason())
                .path("exportId", id)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "Export", Export::fromJson);
    }

    /** Returns the manifest of a ready export: files, rows, bytes, digests, and the meaning of each column. */
    public ExportManifest manifest(UUID id) {
        return manifest(id, CallOptions.NONE);
    }

    /** Returns the manifest of a ready export: files, rows, bytes, digests, and the meaning of each column. */
    public ExportManifest manifest(UUID id, CallOptions options) {
        Call call = new Call(AnalyticsOperations.GET_EXPORT_MANIFEST, options).path("exportId", id);
        return calls.call(call, "ExportManifest", ExportManifest::fromJson);
    }

    /** Returns the frozen rows of a table, or of the first for null, page by page as they are used; names lead to cells. */
    public Pages<Map<String, @Nullable Object>> rows(UUID id, @Nullable String table) {
        return rows(id, table, CallOptions.NONE);
    }

    /** Returns the frozen rows of a table, or of the first for null, page by page as they are used; names lead to cells. */
    public Pages<Map<String, @Nullable Object>> rows(UUID id, @Nullable String table, CallOptions options) {
        return new Pages<>(cursor -> {
            Call call = new Call(AnalyticsOperations.LIST_EXPORT_ROWS, options)
                    .path("exportId", id)
                    .query("table", table)
                    .query("cursor", cursor);
            ExportedRows page = calls.call(call, "ExportRows", ExportedRows::of);
            return new Page<>(page.rows(), cursor, page.nextCursor());
        });
    }

    /**
     * Downloads all files of a ready export below a folder, each at its place. A file that is there already, and whole, is left.
     *
     * @return the files, in the order of the export
     * @throws UsageException when the export is not ready
     */
    public List<Path> download(Export export, Path folder) {
        if (!READY.equals(export.state())) {
            throw new UsageException("an export can be downloaded when it is ready");
        }
        List<Path> files = new ArrayList<>();
        for (ExportFile file : export.files()) {
            files.add(download(export, file, folder));
        }
        return files;
    }

    /**
     * Downloads one file of a ready export below a folder. What came before a connection broke is kept beside it as
     * {@code .part}, and the download goes on from there, also in another run; the file takes its name when its digest is right.
     */
    public Path download(Export export, ExportFile file, Path folder) {
        return download(export, file, folder, CallOptions.NONE);
    }

    /** Downloads one file of a ready export below a folder; see {@link #download(Export, ExportFile, Path)}. */
    public Path download(Export export, ExportFile file, Path folder, CallOptions options) {
        return new ExportDownload(calls, export.id(), file, folder).run(options);
    }

    /** Downloads one file into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void download(UUID id, String name, OutputStream out) {
        download(id, name, out, CallOptions.NONE);
    }

    /** Downloads one file into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void download(UUID id, String name, OutputStream out, CallOptions options) {
        Call call = new Call(AnalyticsOperations.GET_EXPORT_FILE, options)
                .path("exportId", id)
                .path("file", name);
        calls.download(call, out);
    }
}
