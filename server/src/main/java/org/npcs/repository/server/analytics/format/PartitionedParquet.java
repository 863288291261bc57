package org.npcs.repository.server.analytics.format;

import java.io.Closeable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parquet in parts such as {@code year=2026/part-00000.parquet}, which query engines read as one table. The column of the
 * partition stands in the name of the folder and not in the files. Rows that are sorted by it give the fewest
 * files; whatever their order, few files are open at a time, so that the heap stays flat.
 */
public final class PartitionedParquet implements Closeable {

    private static final Set<ColumnType> PARTS = EnumSet.of(ColumnType.CODE, ColumnType.DATE, ColumnType.INTEGER);

    /** Each open file holds a group of rows in memory. */
    private static final int MOST_OPEN = 8;

    private final Path folder;
    private final TableHead head;
    private final String partition;
    private final Column column;
    private final int index;
    private final long mostRows;
    private final Map<String, FileOutput> open = new LinkedHashMap<>(MOST_OPEN, 1, true);
    private final Map<String, Integer> parts = new LinkedHashMap<>();
    private final List<WrittenFile> written = new ArrayList<>();

    /**
     * Begins a set of files.
     *
     * @param folder where the folders of the partitions are made
     * @param table the head of the whole table
     * @param partition the name of the column that parts the rows: of codes, days or whole numbers, and never empty, because
     *     engines do not agree on the folder of an empty one
     * @param mostRows how many rows a file may have
     */
    public PartitionedParquet(Path folder, TableHead table, String partition, long mostRows) {
        column = table.column(partition);
        if (column.nullable() || column.suppressible() || !PARTS.contains(column.type()) || mostRows < 1) {
            throw new IllegalArgumentException("no parts by " + partition);
        }
        this.folder = folder;
        this.partition = partition;
        this.mostRows = mostRows;
        index = table.columns().indexOf(column);
        var inFiles =
                table.columns().stream().filter(each -> !each.equals(column)).toList();
        head = new TableHead(table.id(), table.title(), table.description(), inFiles, table.facts(), table.notes())
                .with("partition", partition);
    }

    /** The head of the files, without the column that stands in the folders. */
    public TableHead head() {
        return head;
    }

    /** Writes a row of the whole table into its part. */
    public void write(List<@Nullable Object> row) throws IOException {
        var value = String.valueOf(Values.of(column, row.get(index)));
        var part = partition + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        var rest = new ArrayList<>(row);
        rest.remove(index);
        var file = open.get(part);
        if (file == null) {
            if (open.size() == MOST_OPEN) {
                end(open.keySet().iterator().next());
            }
            file = begin(part);
            open.put(part, file);
        }
        file.write(rest);
        if (file.rows() == mostRows) {
            end(part);
        }
    }

    private void end(String part) throws IOException {
        written.add(Objects.requireNonNull(open.get(part)).finish());
        open.remove(part);
    }

    private FileOutput begin(String part) throws IOException {
        int number = parts.merge(part, 1, Integer::sum) - 1;
        var name = String.format(Locale.ROOT, "%s/part-%05d.parquet", part, number);
        return new FileOutput(folder, name, TableFormat.PARQUET, head, WriteOptions.USUAL);
    }

    /** Ends all files; they come in the order of their paths. */
    public List<WrittenFile> finish() throws IOException {
        for (var file : open.values()) {
            written.add(file.finish());
        }
        open.clear();
        return written.stream().sorted(Comparator.comparing(WrittenFile::path)).toList();
    }

    /** Gives up what is not finished. */
    @Override
    public void close() throws IOException {
        for (var file : open.values()) {
            file.close();
        }
    }
}
