package org.npcs.repository.server.analytics.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.jspecify.annotations.Nullable;

/** The pages of one column, compressed with the JDK's gzip: every reader knows it, and it needs no native library. */
final class ParquetPages implements PageWriter {

    private final List<Page> pages = new ArrayList<>();
    private @Nullable Page dictionary;
    private long bytes;

    /** A page as it stands in the file. */
    record Page(PageHeader header, byte[] body) {}

    @Override
    public void writePage(
            BytesInput page,
            int values,
            int rows,
            Statistics<?> statistics,
            @Nullable SizeStatistics sizes,
            @Nullable GeospatialStatistics places,
            Encoding repetition,
            Encoding definition,
            Encoding encoding)
            throws IOException {
        var made = page(PageType.DATA_PAGE, page);
        made.header()
                .setData_page_header(new DataPageHeader(values, named(encoding), named(definition), named(repetition)));
        pages.add(made);
    }

    @Override
    public void writeDictionaryPage(DictionaryPage page) throws IOException {
        var made = page(PageType.DICTIONARY_PAGE, page.getBytes());
        made.header()
                .setDictionary_page_header(
                        new DictionaryPageHeader(page.getDictionarySize(), named(page.getEncoding())));
        dictionary = made;
    }

    private Page page(PageType type, BytesInput input) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            input.writeAllTo(gzip);
        }
        bytes += packed.size();
        return new Page(new PageHeader(type, Math.toIntExact(input.size()), packed.size()), packed.toByteArray());
    }

    static org.apache.parquet.format.Encoding named(Encoding encoding) {
        return org.apache.parquet.format.Encoding.valueOf(encoding.name());
    }

    /** The page of the dictionary if there is one. */
    @Nullable
    Page dictionary() {
        return dictionary;
    }

    /** The pages of values. */
    List<Page> pages() {
        return pages;
    }

    @Override
    public long getMemSize() {
        return bytes;
    }

    @Override
    public long allocatedSize() {
        return bytes;
    }

    @Override
    public String memUsageString(String prefix) {
        return prefix + " " + bytes + " bytes";
    }

    @Override
    @Deprecated
    public void writePage(
            BytesInput page,
            int values,
            Statistics<?> statistics,
            Encoding repetition,
            Encoding definition,
            Encoding encoding) {
        throw new UnsupportedOperationException("a page without its number of rows");
    }

    @Override
    public void writePage(
            BytesInput page,
            int values,
            int rows,
            Statistics<?> statistics,
            Encoding repetition,
            Encoding definition,
            Encoding encoding)
            throws IOException {
        writePage(page, values, rows, statistics, null, null, repetition, definition, encoding);
    }

    @Override
    public void writePageV2(
            int rows,
            int nulls,
            int values,
            BytesInput repetition,
            BytesInput definition,
            Encoding encoding,
            BytesInput data,
            Statistics<?> statistics) {
        throw new UnsupportedOperationException("a page of the second version");
    }
}
