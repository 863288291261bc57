package org.npcs.repository.server.analytics.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the label beside each code. For tables whose rows are written one by one.
 */
public final class Labels {

    private static final String CODE = "_code";

    private final TableHead head;
    private final List<@Nullable Map<String, String>> labels = new ArrayList<>();

    /** Reads the labels of all columns of codes. */
    public Labels(TableHead plain) {
        var columns = new ArrayList<Column>();
        var renamed = new HashMap<String, String>();
        plain.columns().stream()
                .filter(Labels::coded)
                .forEach(column -> renamed.put(column.name(), base(column.name()) + CODE));
        for (var column : plain.columns()) {
            var status = column.status();
            var code = ColumnBuilder.from(column)
                    .name(renamed.getOrDefault(column.name(), column.name()))
                    .status(status == null ? null : renamed.getOrDefault(status, status));
            columns.add(code.build());
            if (coded(column)) {
                columns.add(code.labels(base(column.name()) + "_label").build());
                labels.add(column.codes().stream()
                        .collect(Collectors.toMap(CodeLabel::code, CodeLabel::label, (first, second) -> first)));
            } else {
                labels.add(null);
            }
        }
        head = new TableHead(plain.id(), plain.title(), plain.description(), columns, plain.facts(), plain.notes());
    }

    /** The head with the columns of labels. */
    public TableHead head() {
        return head;
    }

    /** The row with the labels; a code that is in no list has none. */
    public List<@Nullable Object> row(List<@Nullable Object> plain) {
        if (plain.size() != labels.size()) {
            throw new IllegalArgumentException("a row of " + head.id() + " has " + plain.size() + " cells");
        }
        var row = new ArrayList<@Nullable Object>(head.columns().size());
        for (int i = 0; i < labels.size(); i++) {
            var cell = plain.get(i);
            row.add(cell);
            var known = labels.get(i);
            if (known != null) {
                row.add(cell == null ? null : known.get(cell.toString()));
            }
        }
        return row;
    }

    private static boolean coded(Column column) {
        return column.type() == ColumnType.CODE;
    }

    private static String base(String name) {
        return name.endsWith(CODE) ? name.substring(0, name.length() - CODE.length()) : name;
    }
}
