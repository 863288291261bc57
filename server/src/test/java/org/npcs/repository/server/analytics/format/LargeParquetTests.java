package org.npcs.repository.server.analytics.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeParquetTests {

    private static final TableHead HEAD = new TableHead(
            "t",
            "T",
            "d",
            List.of(
                    Column.of("id", ColumnType.INTEGER, "I", "i").required().build(),
                    Column.of("text", ColumnType.TEXT, "T", "t").build()),
            Map.of(),
            List.of());

    @TempDir
    Path folder;

    @Test
    void aFileOfSeveralGroupsAndWithoutAUsefulDictionaryIsReadBack() throws Exception {
        var random = new Random(5);
        var rows = new ArrayList<List<@Nullable Object>>();
        for (int i = 0; i < 150_000; i++) {
            var text = Long.toHexString(random.nextLong()).repeat(5) + random.nextLong() + random.nextGaussian();
            rows.add(Arrays.asList(i, i % 5 == 0 ? null : text));
        }
        var table = new DataTable(HEAD, rows);
        var file = folder.resolve("t.parquet");
        Files.write(file, TableFormsTests.bytes(table, TableFormat.PARQUET));
        try (var reader = ParquetReaders.open(file)) {
            assertThat(reader.getFooter().getBlocks()).hasSizeGreaterThan(1);
            assertThat(reader.getRecordCount()).isEqualTo(150_000);
        }
        var told = Frame.of(table);
        assertThat(ParquetReaders.parquet(file).equals(told)).isTrue();
        assertThat(ParquetReaders.duckdb(file.toString()).equals(told)).isTrue();
    }
}
