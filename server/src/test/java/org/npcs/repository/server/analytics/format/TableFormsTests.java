package org.npcs.repository.server.analytics.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TableFormsTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1,19", "2,200", "3,0", "4,1", "5,5000"})
    void allFormsTellTheSame(long seed, int rows) throws Exception {
        for (var table :
                List.of(HostileTable.of(seed, rows), HostileTable.of(seed, rows).withLabels())) {
            var told = Frame.of(table);
            assertThat(told.rows()).hasSize(rows);

            var csv = new String(bytes(table, TableFormat.CSV), StandardCharsets.UTF_8);
            assertThat(CsvReaders.byHand(csv)).isEqualTo(told);
            assertThat(CsvReaders.commons(csv)).isEqualTo(told);
            assertThat(CsvReaders.fast(csv)).isEqualTo(told);

            assertThat(ndjson(table)).isEqualTo(told);
            assertThat(WorkbookReader.data(bytes(table, TableFormat.XLSX), table.head()))
                    .isEqualTo(told);

            var file = folder.resolve("table" + table.head().columns().size() + ".parquet");
            Files.write(file, bytes(table, TableFormat.PARQUET));
            assertThat(ParquetReaders.parquet(file)).isEqualTo(told);
            assertThat(ParquetReaders.duckdb(file.toString())).isEqualTo(told);
        }
    }

    @ParameterizedTest
    @CsvSource({"CSV", "NDJSON", "PARQUET"})
    void equalRowsGiveEqualBytes(TableFormat format) throws IOException {
        assertThat(bytes(HostileTable.of(9, 3000), format)).isEqualTo(bytes(HostileTable.of(9, 3000), format));
    }

    static byte[] bytes(DataTable table, TableFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        table.write(format, out, WriteOptions.USUAL);
        return out.toByteArray();
    }

    private static Frame ndjson(DataTable table) throws IOException {
        var rows = new ArrayList<List<@Nullable String>>();
        var lines = new String(bytes(table, TableFormat.NDJSON), StandardCharsets.UTF_8);
        List<String> names = table.head().names();
        for (var line : lines.lines().toList()) {
            var object = JSON.readTree(line);
            assertThat(object.propertyNames()).containsExactlyElementsOf(names);
            var cells = new ArrayList<@Nullable String>();
            names.forEach(name -> cells.add(text(object.get(name))));
            rows.add(cells);
        }
        return new Frame(names, rows);
    }

    private static @Nullable String text(JsonNode cell) {
        if (cell.isNull()) {
            return null;
        }
        return cell.isNumber() ? Frame.text(cell.decimalValue()) : cell.stringValue();
    }
}
