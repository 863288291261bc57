package org.npcs.repository.server.analytics.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFooterTests {

    private static final TableHead HEAD = HostileTable.HEAD.with(Fact.DIGEST, "0123");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        var table = new DataTable(HEAD, HostileTable.of(1, 4000).rows());
        file = folder.resolve("table.parquet");
        Files.write(file, TableFormsTests.bytes(table, TableFormat.PARQUET));
    }

    @Test
    void noStatisticsOfAnyColumnStandInTheFooter() throws Exception {
        try (var reader = ParquetReaders.open(file)) {
            assertThat(reader.getFooter().getBlocks()).isNotEmpty();
            for (var group : reader.getFooter().getBlocks()) {
                assertThat(group.getColumns()).hasSameSizeAs(HEAD.columns()).allSatisfy(chunk -> {
                    assertThat(chunk.getStatistics().isEmpty()).isTrue();
                    assertThat(chunk.getColumnIndexReference()).isNull();
                    assertThat(chunk.getOffsetIndexReference()).isNull();
                    assertThat(chunk.getBloomFilterOffset()).isEqualTo(-1);
                    assertThat(chunk.getSizeStatistics()).isNull();
                });
            }
        }
        var told = ParquetReaders.query(
                "SELECT count(stats_min), count(stats_max), count(stats_null_count), count(stats_distinct_count),"
                        + " count(stats_min_value), count(stats_max_value) FROM parquet_metadata('" + file + "')");
        assertThat(told.rows()).containsExactly(List.of("0", "0", "0", "0", "0", "0"));
    }

    @Test
    void pagesCarryNoStatisticsEither() throws Exception {
        try (var reader = ParquetReaders.open(file)) {
            var pages = reader.readNextRowGroup();
            for (var column : reader.getFileMetaData().getSchema().getColumns()) {
                var page = (DataPageV1) pages.getPageReader(column).readPage();
                assertThat(page.getStatistics().isEmpty()).isTrue();
            }
        }
    }

    @Test
    void theFooterTellsReleaseDigestAndRules() throws Exception {
        try (var reader = ParquetReaders.open(file)) {
            assertThat(reader.getFileMetaData().getKeyValueMetaData())
                    .containsEntry("table", "incident-counts")
                    .containsEntry(Fact.RELEASE, "2026-Q3.1")
                    .containsEntry(Fact.DIGEST, "0123")
                    .containsEntry("note.1", "Counts of ten or fewer are not shown.");
        }
    }

    @Test
    void columnsHaveLogicalTypes() throws Exception {
        try (var reader = ParquetReaders.open(file)) {
            var types = reader.getFileMetaData().getSchema().getFields().stream()
                    .map(type -> String.valueOf(type.getLogicalTypeAnnotation()))
                    .toList();
            assertThat(types)
                    .containsExactly(
                            "STRING",
                            "INTEGER(64,true)",
                            "STRING",
                            LogicalTypeAnnotation.decimalType(12, 38).toString(),
                            "DATE",
                            "TIMESTAMP(MICROS,true)",
                            "STRING",
                            "STRING");
            assertThat(reader.getFileMetaData().getSchema().getType("n_status").getRepetition())
                    .hasToString("REQUIRED");
        }
    }

    @Test
    void codesAreKeptInADictionary() throws Exception {
        try (var reader = ParquetReaders.open(file)) {
            var codes = reader.getFooter().getBlocks().get(0).getColumns().stream()
                    .filter(chunk -> chunk.getPath().toDotString().equals("cause"))
                    .map(ColumnChunkMetaData::getEncodings)
                    .findAny()
                    .orElseThrow();
            assertThat(codes).anyMatch(Encoding::usesDictionary);
        }
    }

    @Test
    void sizesInTheFooterAddUpToTheFile() throws Exception {
        try (var reader = ParquetReaders.open(file)) {
            long data = reader.getFooter().getBlocks().stream()
                    .flatMap(group -> group.getColumns().stream())
                    .mapToLong(ColumnChunkMetaData::getTotalSize)
                    .sum();
            var bytes = Files.readAllBytes(file);
            int footer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
            assertThat(4 + data + footer + 8).isEqualTo(bytes.length);
            assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        }
    }
}
