package org.npcs.repository.sandbox.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of the tables of records, and how rows are written for COPY. */
final class Columns {

    /** What every record has. */
    static final List<String> CORE = List.of(
            "jurisdiction",
            "id",
            "natural_key",
            "version",
            "etag",
            "state",
            "content",
            "changed",
            "reason",
            "created_at",
            "stored_at",
            "stored_by");

    static final Columns INCIDENT =
            new Columns("incident", "kind", "event_date", "state_before", "merged_into", "event_id");
    static final Columns REVIEW = new Columns(
            "review",
            "incident_id",
            "incident_key",
            "number",
            "instrument",
            "instrument_version",
            "submitted_by",
            "finalised_by",
            "held");

    private final String table;
    private final List<String> names = new ArrayList<>(CORE);

    private Columns(String table, String... facets) {
        this.table = table;
        this.names.addAll(List.of(facets));
    }

    String table() {
        return table;
    }

    /** The names with commas between. */
    String names() {
        return String.join(", ", names);
    }

    /** Sets all columns to those of a row {@code s}. */
    String assignments() {
        return names.stream().map(name -> name + " = s." + name).collect(Collectors.joining(", "));
    }

    /** Writes a version as one line in the text format of COPY. */
    void write(StringBuilder to, Version version) {
        var separator = "";
        for (String name : names) {
            to.append(separator).append(text(version.column(name)));
            separator = "\t";
        }
        to.append('\n');
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "\\N";
        }
        if (value instanceof Instant instant) {
            return instant.toString();
        }
        return (value instanceof Collection<?> many ? array(many) : value.toString()).replace("\\", "\\\\");
    }

    /** Pointers hold neither quotes nor backslashes; nothing else of the history is an array. */
    private static String array(Collection<?> many) {
        return many.stream().map(one -> "\"" + one + '"').collect(Collectors.joining(",", "{", "}"));
    }
}
