package org.npcs.repository.server.analytics.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Lays out a file with the structures of the format's own definition. Its library for that needs Hadoop; this is the
 * small part that does not.
 */
final class ParquetFile {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    private final TableHead head;
    private final OutputStream out;
    private final List<RowGroup> groups = new ArrayList<>();
    private long position;
    private long rows;

    ParquetFile(TableHead head, OutputStream to) throws IOException {
        this.head = head;
        out = new CountingStream(to, bytes -> position += bytes);
        out.write(MAGIC);
    }

    void write(ParquetGroup group) throws IOException {
        long start = position;
        long plain = 0;
        var columns = new ArrayList<ColumnChunk>();
        var pages = group.finished();
        for (int i = 0; i < pages.size(); i++) {
            var column = column(head.columns().get(i), pages.get(i));
            plain += column.getMeta_data().getTotal_uncompressed_size();
            columns.add(column);
        }
        groups.add(new RowGroup(columns, plain, group.rows())
                .setFile_offset(start)
                .setTotal_compressed_size(position - start)
                .setOrdinal((short) groups.size()));
        rows += group.rows();
    }

    private ColumnChunk column(Column column, ParquetPages pages) throws IOException {
        long start = position;
        long saved = 0;
        long values = 0;
        Set<Encoding> encodings = new LinkedHashSet<>();
        var dictionary = pages.dictionary();
        if (dictionary != null) {
            saved += write(dictionary);
            encodings.add(dictionary.header().getDictionary_page_header().getEncoding());
        }
        long data = position;
        for (var page : pages.pages()) {
            saved += write(page);
            var header = page.header().getData_page_header();
            values += header.getNum_values();
            encodings.add(header.getEncoding());
            encodings.add(header.getDefinition_level_encoding());
        }
        long size = position - start;
        var facts = new ColumnMetaData(
                ParquetSchema.physical(column.type()),
                List.copyOf(encodings),
                List.of(column.name()),
                CompressionCodec.GZIP,
                values,
                size + saved,
                size,
                data);
        if (dictionary != null) {
            facts.setDictionary_page_offset(start);
        }
        return new ColumnChunk(start).setMeta_data(facts);
    }

    /** Returns how many bytes compression saved. */
    private int write(ParquetPages.Page page) throws IOException {
        Util.writePageHeader(page.header(), out);
        out.write(page.body());
        return page.header().getUncompressed_page_size() - page.body().length;
    }

    void finish() throws IOException {
        long start = position;
        Util.writeFileMetaData(
                new FileMetaData(VERSION, ParquetSchema.described(head), rows, groups)
                        .setKey_value_metadata(facts())
                        .setCreated_by("ncsr version 1.0.0"),
                out);
        var length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.write(length.putInt(Math.toIntExact(position - start)).array());
        out.write(MAGIC);
        out.flush();
    }

    private List<KeyValue> facts() {
        var facts = new ArrayList<KeyValue>();
        facts.add(new KeyValue("table").setValue(head.id()));
        facts.add(new KeyValue("title").setValue(head.title()));
        head.facts().forEach((name, value) -> facts.add(new KeyValue(name).setValue(value)));
        for (int i = 0; i < head.notes().size(); i++) {
            facts.add(new KeyValue("note." + (i + 1)).setValue(head.notes().get(i)));
        }
        return facts;
    }
}
