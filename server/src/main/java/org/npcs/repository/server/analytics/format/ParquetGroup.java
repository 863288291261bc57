package org.npcs.repository.server.analytics.format;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.impl.ColumnWriteStoreV1;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;

/** A group of rows, encoded with the encoders of Parquet and held until it is whole. */
final class ParquetGroup implements PageWriteStore {

    private static final int PAGE_BYTES = 256 << 10;

    private final List<ColumnDescriptor> descriptors;
    private final List<ParquetPages> pages = new ArrayList<>();
    private final List<ColumnWriter> writers = new ArrayList<>();
    private final ColumnWriteStoreV1 store;
    private long rows;

    /** No minimum, maximum or count is taken of any column: in a footer it could tell of a cell that is hidden. */
    ParquetGroup(TableHead head) {
        var schema = ParquetSchema.encoded(head);
        descriptors = schema.getColumns();
        descriptors.forEach(descriptor -> pages.add(new ParquetPages()));
        var properties = ParquetProperties.builder()
                .withPageSize(PAGE_BYTES)
                .withStatisticsEnabled(false)
                .withSizeStatisticsEnabled(false)
                .withDictionaryEncoding(true)
                .build();
        store = new ColumnWriteStoreV1(schema, this, properties);
        descriptors.forEach(descriptor -> writers.add(store.getColumnWriter(descriptor)));
    }

    @Override
    public PageWriter getPageWriter(ColumnDescriptor column) {
        return pages.get(descriptors.indexOf(column));
    }

    ColumnWriter column(int index) {
        return writers.get(index);
    }

    void endRow() {
        store.endRecord();
        rows++;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return store.getBufferedSize()
                + pages.stream().mapToLong(ParquetPages::getMemSize).sum();
    }

    /** The pages of each column, in the order of the columns. */
    List<ParquetPages> finished() {
        store.flush();
        store.close();
        return pages;
    }
}
