package org.npcs.repository.server.analytics.format;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * All of a table but its rows.
 *
 * @param id never renamed, never reused
 * @param title a name for readers
 * @param description what one row is, in plain words
 * @param columns in their order
 * @param facts where the table comes from, by the names of {@link Fact} or others; they are kept in the order of their names, so
 *     that equal tables give equal bytes
 * @param notes rules of disclosure control and limits of comparison that hold for the whole table
 */
public record TableHead(
        String id,
        String title,
        String description,
        List<Column> columns,
        Map<String, String> facts,
        List<String> notes) {

    /** Refuses two columns of one name, and a reason that stands in no column. */
    public TableHead {
        columns = List.copyOf(columns);
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        notes = List.copyOf(notes);
        var names = new HashSet<String>();
        for (var column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns are named " + column.name());
            }
        }
        var reasons = columns.stream().map(Column::status).filter(Objects::nonNull);
        reasons.filter(name -> !names.contains(name)).findAny().ifPresent(name -> {
            throw new IllegalArgumentException("no column is named " + name);
        });
    }

    /** The column of that name. */
    public Column column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no column is named " + name));
    }

    /** The names of the columns in their order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The same with one more fact, or with another value of it. */
    public TableHead with(String fact, String value) {
        var more = new TreeMap<>(facts);
        more.put(fact, value);
        return new TableHead(id, title, description, columns, more, notes);
    }
}
