package org.npcs.repository.conformance.toy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Rows as CSV or as the least workbook there is. */
final class Sheets {

    private Sheets() {}

    static Reply csv(List<List<String>> rows) {
        String text = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
        return new Reply(200, text.getBytes(StandardCharsets.UTF_8)).header("Content-Type", "text/csv");
    }

    static Reply workbook(List<List<String>> rows) {
        StringBuilder sheet = new StringBuilder("<worksheet><sheetData>");
        for (List<String> row : rows) {
            sheet.append("<row>");
            row.forEach(cell -> sheet.append("<c t=\"inlineStr\"><is><t>")
                    .append(cell.replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</t></is></c>"));
            sheet.append("</row>");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(sheet.append("</sheetData></worksheet>").toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Reply(200, bytes.toByteArray())
                .header("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }
}
