package org.npcs.repository.server.analytics.export;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The files of exports, and their bytes in chunks. */
final class SqlExportFiles {

    private static final String OF = " WHERE jurisdiction = $1 AND export_id = $2";
    private static final String OF_NAME = OF + " AND name = $3";

    private static ExportFile file(Readable row) {
        return new ExportFile(
                need(row, "name", String.class),
                need(row, "path", String.class),
                need(row, "table_id", String.class),
                need(row, "part", String.class),
                need(row, "format", String.class),
                need(row, "frozen", Boolean.class),
                need(row, "told", Boolean.class),
                need(row, "behind", Integer.class),
                need(row, "chunks", Integer.class),
                need(row, "rows", Long.class),
                need(row, "bytes", Long.class),
                row.get("sha256", String.class));
    }

    private static <T> T need(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    /** All files, those that are not told included, in the order of their names. */
    Mono<List<ExportFile>> all(Transaction transaction, Export export) {
        return transaction.list(
                SqlExportFiles::file, "SELECT * FROM export_file" + OF + " ORDER BY name", export.owner(), export.id());
    }

    /** A file that readers may load. */
    Mono<ExportFile> told(Transaction transaction, Export export, String name) {
        return transaction.one(
                SqlExportFiles::file,
                "SELECT * FROM export_file" + OF_NAME + " AND told",
                export.owner(),
                export.id(),
                name);
    }

    /** Adds bytes at the end of a file, which is made when it is not there. */
    Mono<ExportFile> append(Transaction transaction, Export export, ExportFile file, List<Piece> pieces, long rows) {
        long bytes = pieces.stream().mapToLong(piece -> piece.bytes().length).sum();
        return transaction
                .one(
                        SqlExportFiles::file,
                        "INSERT INTO export_file AS f (jurisdiction, export_id, name, path, table_id, part, format, frozen, told,"
                                + " behind, sha256, chunks, rows, bytes)"
                                + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
                                + " ON CONFLICT (jurisdiction, export_id, name) DO UPDATE SET chunks = f.chunks + excluded.chunks,"
                                + " rows = f.rows + excluded.rows, bytes = f.bytes + excluded.bytes RETURNING *",
                        export.owner(),
                        export.id(),
                        file.name(),
                        file.path(),
                        file.table(),
                        file.part(),
                        file.format(),
                        file.frozen(),
                        file.told(),
                        file.behind(),
                        Transaction.nullable(String.class, file.sha256()),
                        pieces.size(),
                        rows,
                        bytes)
                .delayUntil(grown -> chunks(
                        transaction,
                        export,
                        grown,
                        pieces,
                        grown.chunks() - pieces.size(),
                        grown.bytes() - bytes,
                        grown.rows() - rows));
    }

    private static Mono<Void> chunks(
            Transaction transaction,
            Export export,
            ExportFile file,
            List<Piece> pieces,
            int position,
            long firstByte,
            long firstRow) {
        if (pieces.isEmpty()) {
            return Mono.empty();
        }
        var piece = pieces.get(0);
        return transaction
                .execute(
                        "INSERT INTO export_chunk (jurisdiction, export_id, name, position, first_byte, first_row, bytes)"
                                + " VALUES ($1, $2, $3, $4, $5, $6, $7)",
                        export.owner(),
                        export.id(),
                        file.name(),
                        position,
                        firstByte,
                        firstRow,
                        piece.bytes())
                .then(Mono.defer(() -> chunks(
                        transaction,
                        export,
                        file,
                        pieces.subList(1, pieces.size()),
                        position + 1,
                        firstByte + piece.bytes().length,
                        firstRow + piece.lines())));
    }

    /** Notes the digest of a file that is whole. */
    Mono<Long> seal(Transaction transaction, Export export, String name, String sha256) {
        return transaction.execute(
                "UPDATE export_file SET sha256 = $4" + OF_NAME, export.owner(), export.id(), name, sha256);
    }

    /** The chunk of a number, or nothing behind the last. */
    Mono<byte[]> chunk(Transaction transaction, Export export, String name, int position) {
        return transaction.one(
                SqlExportFiles::bytes,
                "SELECT bytes FROM export_chunk" + OF_NAME + " AND position = $4",
                export.owner(),
                export.id(),
                name,
                position);
    }

    /** All chunks of a file from a number until another, one after the other. */
    Flux<byte[]> chunks(Transaction transaction, Export export, String name, int from, int until) {
        return Flux.range(from, until - from).concatMap(position -> chunk(transaction, export, name, position), 1);
    }

    /** The first chunk at or behind which at least so many rows stand between it and another chunk; null when the file ends before. */
    Mono<Integer> behindRows(Transaction transaction, Export export, String name, int from, long rows) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("position", Integer.class)),
                "SELECT position FROM export_chunk" + OF_NAME
                        + " AND first_row >= $5 + (SELECT first_row FROM export_chunk" + OF_NAME
                        + " AND position = $4) ORDER BY first_row LIMIT 1",
                export.owner(),
                export.id(),
                name,
                from,
                rows);
    }

    /** Bytes of a file from a place to another, as far as they stand in one chunk. */
    Mono<byte[]> slice(Transaction transaction, Export export, String name, long first, long last) {
        return transaction.one(
                SqlExportFiles::bytes,
                "SELECT substring(bytes FROM ($4 - first_byte + 1)::int FOR least($5 - $4 + 1, 1048576)::int) AS bytes FROM export_chunk"
                        + OF_NAME + " AND first_byte <= $4 ORDER BY first_byte DESC LIMIT 1",
                export.owner(),
                export.id(),
                name,
                first,
                last);
    }

    /** A chunk of lines, and the row that it begins with. */
    record Lines(int position, long firstRow, byte[] bytes) {}

    /** The chunk that holds a row. */
    Mono<Lines> lines(Transaction transaction, Export export, String name, long row) {
        return transaction.one(
                found -> new Lines(
                        need(found, "position", Integer.class), need(found, "first_row", Long.class), bytes(found)),
                "SELECT position, first_row, bytes FROM export_chunk" + OF_NAME
                        + " AND first_row <= $4 ORDER BY first_row DESC LIMIT 1",
                export.owner(),
                export.id(),
                name,
                row);
    }

    private static byte[] bytes(Readable row) {
        return need(row, "bytes", byte[].class);
    }
}
