package org.npcs.repository.client.local;

import java.util.ArrayList;
import java.util.List;

/** Reads and writes CSV as RFC 4180 has it. */
final class Csv {

    private Csv() {}

    static List<List<String>> parse(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        // Spreadsheets put a byte order mark in front.
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                line.add(field.toString());
                field.setLength(0);
            } else if (c == '\n') {
                end(lines, line, field);
                line = new ArrayList<>();
                field.setLength(0);
            } else if (c != '\r') {
                field.append(c);
            }
        }
        if (field.length() > 0 || !line.isEmpty()) {
            end(lines, line, field);
        }
        return lines;
    }

    private static void end(List<List<String>> lines, List<String> line, StringBuilder field) {
        if (line.isEmpty() && field.length() == 0) {
            return;
        }
        line.add(field.toString());
        lines.add(List.copyOf(line));
    }

    static String write(List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                text.append(i == 0 ? "" : ",").append(quote(line.get(i)));
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String quote(String field) {
        boolean plain = field.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
