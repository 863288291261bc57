package org.npcs.repository.server.analytics.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableFilesTests {

    private static final DataTable TABLE = HostileTable.of(7, 2500);

    private static final TableHead ONE = new TableHead(
            "t", "T", "d", List.of(Column.of("a", ColumnType.TEXT, "A", "a").build()), Map.of(), List.of());

    @TempDir
    Path folder;

    @Test
    void csvHasItsHeaderWithoutRowsAndEndsLinesWithCrLf() throws IOException {
        assertThat(csv(HostileTable.of(1, 0), WriteOptions.USUAL))
                .isEqualTo("cause,n,n_status,share,day,at,text,never\r\n");
    }

    @Test
    void aByteOrderMarkComesOnlyWhenAsked() throws IOException {
        assertThat(csv(TABLE, WriteOptions.USUAL)).startsWith("cause");
        assertThat(csv(TABLE, new WriteOptions(true))).startsWith("\uFEFFcause");
    }

    @Test
    void noCellOfCsvCanBeAFormula() throws IOException {
        var cells = CsvReaders.lines(csv(TABLE, WriteOptions.USUAL)).stream()
                .flatMap(List::stream)
                .toList();
        assertThat(cells).anyMatch(cell -> cell.startsWith("'="));
        assertThat(cells).noneMatch(cell -> cell.matches("(?s)[=+@\t\r].*|-[^0-9].*"));
    }

    @Test
    void aRowWithOneEmptyCellIsStillARowOfCsv() throws IOException {
        List<@Nullable Object> row = Collections.singletonList(null);
        var csv = csv(new DataTable(ONE, List.of(row, row)), WriteOptions.USUAL);
        assertThat(csv).isEqualTo("a\r\n\"\"\r\n\"\"\r\n");
        assertThat(CsvReaders.fast(csv).rows()).hasSize(2);
        assertThat(CsvReaders.commons(csv).rows()).hasSize(2);
    }

    @Test
    void noCellOfAWorkbookIsAFormula() throws IOException {
        var sheet = WorkbookReader.part(TableFormsTests.bytes(TABLE, TableFormat.XLSX), "xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("=1+1").doesNotContain("<f>", "<f ");
    }

    @Test
    void aDayIsTheNumberThatSpreadsheetsGiveIt() throws IOException {
        var head = new TableHead(
                "t", "T", "d", List.of(Column.of("a", ColumnType.DATE, "A", "a").build()), Map.of(), List.of());
        List<List<@Nullable Object>> days = List.of(
                List.of(LocalDate.of(1900, 3, 1)),
                List.of(LocalDate.of(2024, 2, 29)),
                List.of(LocalDate.of(1900, 2, 28)));
        var sheet = WorkbookReader.part(
                TableFormsTests.bytes(new DataTable(head, days), TableFormat.XLSX), "xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .containsPattern("<v>61(\\.0)?</v>")
                .containsPattern("<v>45351(\\.0)?</v>")
                .contains("1900-02-28");
    }

    @Test
    void aWorkbookTellsWhatItIs() throws IOException {
        var lines = WorkbookReader.readMe(TableFormsTests.bytes(TABLE, TableFormat.XLSX));
        assertThat(lines)
                .contains(
                        List.of("table", "incident-counts", "Counts of incidents"),
                        List.of("rows", "2500"),
                        List.of("release", "2026-Q3.1"),
                        List.of("note", "Counts of ten or fewer are not shown."),
                        List.of("n_status", "suppressed-small", "hidden", "Ten or fewer, or none."));
        assertThat(lines)
                .extracting(line -> line.isEmpty() ? "" : line.get(0))
                .containsAll(TABLE.head().names());
    }

    @ParameterizedTest
    @EnumSource(TableFormat.class)
    void pagesAndFilesAreTheSameAsTheWhole(TableFormat format) throws IOException {
        List<List<@Nullable Object>> rows = (List<List<@Nullable Object>>) TABLE.rows();
        var pages = new TablePages(format, TABLE.head(), WriteOptions.USUAL);
        var sent = new ByteArrayOutputStream();
        sent.write(pages.rows(rows.subList(0, 1000)));
        sent.write(pages.rows(List.of()));
        sent.write(pages.rows(rows.subList(1000, 2500)));
        sent.write(pages.end());

        WrittenFile written;
        try (var file =
                new FileOutput(folder, "tables/t." + format.extension(), format, TABLE.head(), WriteOptions.USUAL)) {
            for (var row : rows) {
                file.write(row);
            }
            written = file.finish();
        }
        var bytes = Files.readAllBytes(folder.resolve(written.path()));
        assertThat(written.rows()).isEqualTo(2500);
        assertThat(written.bytes()).isEqualTo(bytes.length);
        assertThat(written.sha256()).isEqualTo(Digests.of(bytes));
        if (format == TableFormat.XLSX) {
            // Its library writes the time of making into it.
            assertThat(WorkbookReader.data(sent.toByteArray(), TABLE.head())).isEqualTo(Frame.of(TABLE));
        } else {
            assertThat(sent.toByteArray()).isEqualTo(bytes).isEqualTo(TableFormsTests.bytes(TABLE, format));
        }
    }

    @Test
    void aFileThatIsNotFinishedIsRemoved() throws IOException {
        try (var file = new FileOutput(folder, "t.csv", TableFormat.CSV, TABLE.head(), WriteOptions.USUAL)) {
            file.write(TABLE.rows().iterator().next());
        }
        assertThat(folder.resolve("t.csv")).doesNotExist();
    }

    @Test
    void aFileIsNeitherOverwrittenNorLeavesItsFolder() throws IOException {
        var head = TABLE.head();
        Files.createFile(folder.resolve("t.csv"));
        assertThatThrownBy(() -> new FileOutput(folder, "t.csv", TableFormat.CSV, head, WriteOptions.USUAL))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> new FileOutput(folder, "../t.csv", TableFormat.CSV, head, WriteOptions.USUAL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWorkbookRefusesMoreRowsThanASheetHolds() {
        List<@Nullable Object> row = Collections.singletonList(null);
        var table = new DataTable(ONE, Collections.nCopies(XlsxWriter.MOST_ROWS + 1, row));
        assertThatThrownBy(() -> table.write(TableFormat.XLSX, OutputStream.nullOutputStream(), WriteOptions.USUAL))
                .isInstanceOf(TooManyRowsException.class);
    }

    private static String csv(DataTable table, WriteOptions options) throws IOException {
        var out = new ByteArrayOutputStream();
        table.write(TableFormat.CSV, out, options);
        return out.toString(StandardCharsets.UTF_8);
    }
}
