package org.npcs.repository.server.analytics.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads a workbook back. */
final class WorkbookReader {

    private WorkbookReader() {}

    static Frame data(byte[] workbook, TableHead head) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            var lines = book.getFirstSheet().read();
            var names = lines.get(0).stream().map(Cell::getText).toList();
            var rows = new ArrayList<List<@Nullable String>>();
            for (var line : lines.subList(1, lines.size())) {
                var cells = new ArrayList<@Nullable String>();
                for (int i = 0; i < names.size(); i++) {
                    cells.add(text(line, i, head.columns().get(i).type()));
                }
                rows.add(cells);
            }
            return new Frame(names, rows);
        }
    }

    private static @Nullable String text(Row row, int index, ColumnType type) {
        var cell = row.getOptionalCell(index).orElse(null);
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return null;
        }
        if (cell.getType() == CellType.FORMULA) {
            throw new IllegalStateException("a formula");
        }
        if (cell.getType() == CellType.NUMBER) {
            return type == ColumnType.DATE ? cell.asDate().toLocalDate().toString() : Frame.text(cell.asNumber());
        }
        return cell.asString();
    }

    /** A part of the workbook as it stands in its archive. */
    static String part(byte[] workbook, String name) throws IOException {
        var file = Files.createTempFile("workbook", ".xlsx");
        Files.write(file, workbook);
        try (var archive = new ZipFile(file.toFile());
                var bytes = archive.getInputStream(archive.getEntry(name))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }

    static List<List<String>> readMe(byte[] workbook) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            var lines = new ArrayList<List<String>>();
            for (var row : book.getSheet(1).orElseThrow().read()) {
                lines.add(row.stream()
                        .map(cell -> cell == null ? "" : cell.getText())
                        .toList());
            }
            return lines;
        }
    }
}
