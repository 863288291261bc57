package org.npcs.repository.server.analytics.format;

import java.io.IOException;
import java.io.OutputStream;

/** The forms of a table as a file. */
public enum TableFormat {
    /** RFC 4180 with a header, UTF-8, CRLF, points in decimals, ISO 8601 dates. */
    CSV("text/csv", "csv"),
    /** One JSON object a line, each with all columns. */
    NDJSON("application/x-ndjson", "ndjson"),
    /** A workbook with the rows and a sheet that explains them. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    /** Apache Parquet with the facts in its footer. */
    PARQUET("application/vnd.apache.parquet", "parquet");

    private final String mediaType;
    private final String extension;

    TableFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The media type, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** The end of a file's name, without its point. */
    public String extension() {
        return extension;
    }

    /** Begins a file. */
    public TableWriter open(TableHead head, OutputStream out, WriteOptions options) throws IOException {
        return switch (this) {
            case CSV -> new CsvWriter(head, out, options);
            case NDJSON -> new NdjsonWriter(head, out);
            case XLSX -> new XlsxWriter(head, out);
            case PARQUET -> new ParquetRows(head, out);
        };
    }
}
