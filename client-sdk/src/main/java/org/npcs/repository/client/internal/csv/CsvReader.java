package org.npcs.repository.client.internal.csv;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CSV as RFC 4180 has it, row by row, so that an extract of any size passes through. */
public final class CsvReader implements Closeable {

    private final BufferedReader in;
    private int ahead = -2;

    /** Reads from here; a byte order mark in front is left out, for spreadsheets put one there. */
    public CsvReader(Reader in) throws IOException {
        this.in = new BufferedReader(in);
        int first = next();
        if (first != 0xfeff) {
            ahead = first;
        }
    }

    /**
     * Returns the next row that is not blank, or null at the end.
     *
     * @throws IllegalArgumentException when a quote is not closed
     */
    public @Nullable List<String> row() throws IOException {
        while (true) {
            List<String> row = new ArrayList<>();
            int end = fields(row);
            if (row.size() > 1 || !row.get(0).isEmpty()) {
                return row;
            } else if (end < 0) {
                return null;
            }
        }
    }

    private int fields(List<String> row) throws IOException {
        StringBuilder field = new StringBuilder();
        while (true) {
            int c = next();
            if (c == '"') {
                quoted(field);
            } else if (c == ',') {
                row.add(field.toString());
                field.setLength(0);
            } else if (c == '\n' || c < 0) {
                row.add(field.toString());
                return c;
            } else if (c != '\r') {
                field.append((char) c);
            }
        }
    }

    private void quoted(StringBuilder field) throws IOException {
        while (true) {
            int c = next();
            if (c < 0) {
                throw new IllegalArgumentException("a quote is not closed at the end of the table");
            } else if (c != '"') {
                field.append((char) c);
                continue;
            }
            int after = next();
            if (after != '"') {
                ahead = after;
                return;
            }
            field.append('"');
        }
    }

    private int next() throws IOException {
        int c = ahead == -2 ? in.read() : ahead;
        ahead = -2;
        return c;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
