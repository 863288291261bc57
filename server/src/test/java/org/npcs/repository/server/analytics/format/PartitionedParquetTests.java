package org.npcs.repository.server.analytics.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionedParquetTests {

    private static final TableHead HEAD = new TableHead(
            "incidents",
            "Incidents",
            "One row is one incident.",
            List.of(
                    Column.of("id", ColumnType.INTEGER, "Id", "A number.").build(),
                    Column.of("year", ColumnType.INTEGER, "Year", "The year.")
                            .required()
                            .build(),
                    Column.of("kind", ColumnType.CODE, "Kind", "The kind.")
                            .required()
                            .build(),
                    Column.of("n", ColumnType.INTEGER, "Count", "A count.")
                            .suppressible()
                            .build()),
            Map.of(),
            List.of());

    @TempDir
    Path folder;

    @Test
    void partsAreReadBackAsOneTable() throws Exception {
        List<WrittenFile> files;
        try (var parts = new PartitionedParquet(folder, HEAD, "year", 40)) {
            for (long i = 0; i < 300; i++) {
                parts.write(Arrays.asList(i, 2024 + i % 3, i % 2 == 0 ? "a" : "b", i));
            }
            files = parts.finish();
        }
        assertThat(files)
                .extracting(WrittenFile::path)
                .startsWith("year=2024/part-00000.parquet", "year=2024/part-00001.parquet")
                .hasSize(9);
        assertThat(files).allSatisfy(file -> {
            var bytes = Files.readAllBytes(folder.resolve(file.path()));
            assertThat(file.bytes()).isEqualTo(bytes.length);
            assertThat(file.sha256()).isEqualTo(Digests.of(bytes));
            assertThat(file.rows()).isBetween(1L, 40L);
        });

        var read = ParquetReaders.query("SELECT id, year, kind, n FROM read_parquet('" + folder
                + "/*/*.parquet', hive_partitioning = true) ORDER BY id");
        var told = new ArrayList<List<@Nullable String>>();
        for (int i = 0; i < 300; i++) {
            told.add(Arrays.asList("" + i, "" + (2024 + i % 3), i % 2 == 0 ? "a" : "b", "" + i));
        }
        assertThat(read.rows()).isEqualTo(told);
    }

    @Test
    void manyPartitionsInAnyOrderAreReadBack() throws Exception {
        try (var parts = new PartitionedParquet(folder, HEAD, "year", 1000)) {
            for (int i = 0; i < 400; i++) {
                parts.write(List.of(i, 2000 + i % 20, "a", i));
            }
            assertThat(parts.finish())
                    .hasSizeGreaterThan(20)
                    .extracting(WrittenFile::path)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        var read = ParquetReaders.query("SELECT count(*), count(DISTINCT id), count(DISTINCT year), sum(id)"
                + " FROM read_parquet('" + folder + "/*/*.parquet', hive_partitioning = true)");
        assertThat(read.rows()).containsExactly(List.of("400", "400", "20", "79800"));
    }

    @Test
    void aCodeWithSignsIsOneFolder() throws Exception {
        try (var parts = new PartitionedParquet(folder, HEAD, "kind", 40)) {
            parts.write(List.of(1, 2026, "../a b=c", 1));
            assertThat(parts.finish())
                    .extracting(WrittenFile::path)
                    .containsExactly("kind=..%2Fa%20b%3Dc/part-00000.parquet");
        }
        var read = ParquetReaders.query(
                "SELECT kind FROM read_parquet('" + folder + "/*/*.parquet', hive_partitioning = true)");
        assertThat(read.rows()).containsExactly(List.of("../a b=c"));
    }

    @Test
    void aPartIsNeverNamedAfterNothing() throws Exception {
        try (var parts = new PartitionedParquet(folder, HEAD, "kind", 40)) {
            assertThatThrownBy(() -> parts.write(Arrays.asList(1, 2026, null, 1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new PartitionedParquet(folder, HEAD, "id", 40))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aColumnInWhichCellsAreHiddenPartsNothing() {
        assertThatThrownBy(() -> new PartitionedParquet(folder, HEAD, "n", 40))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
