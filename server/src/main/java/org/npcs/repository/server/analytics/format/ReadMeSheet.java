package org.npcs.repository.server.analytics.format;

import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/** The sheet that explains a workbook to whoever opens it years later. */
final class ReadMeSheet {

    private ReadMeSheet() {}

    static void write(Worksheet sheet, TableHead head, long rows) {
        int line = 0;
        for (var cells : lines(head, rows)) {
            for (int i = 0; i < cells.size(); i++) {
                sheet.inlineString(line, i, cells.get(i));
            }
            line++;
        }
        sheet.width(0, 28);
        sheet.width(1, 40);
        sheet.width(2, 80);
    }

    private static List<List<String>> lines(TableHead head, long rows) {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("table", head.id(), head.title()));
        lines.add(List.of("what", head.description()));
        lines.add(List.of("rows", Long.toString(rows)));
        head.facts().forEach((name, value) -> lines.add(List.of(name, value)));
        head.notes().forEach(note -> lines.add(List.of("note", note)));
        lines.add(List.of());
        lines.add(List.of("column", "title", "definition", "type", "unit", "universe", "why empty", "notes"));
        for (var column : head.columns()) {
            var notes = new ArrayList<>(column.comparability());
            notes.addAll(column.breaks());
            lines.add(List.of(
                    column.name(),
                    column.title(),
                    column.definition(),
                    Descriptions.typeName(column.type()),
                    Descriptions.orEmpty(column.unit()),
                    Descriptions.orEmpty(column.universe()),
                    Descriptions.orEmpty(column.status()),
                    String.join(" ", notes)));
        }
        lines.add(List.of());
        lines.add(List.of("column", "code", "label", "meaning"));
        for (var column : head.columns()) {
            for (var code : column.codes()) {
                lines.add(List.of(column.name(), code.code(), code.label(), Descriptions.orEmpty(code.definition())));
            }
        }
        return lines;
    }
}
