package org.npcs.repository.conformance.provider.analytics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.conformance.http.Answer;

/** Reads comma-separated values as RFC 4180 has them. */
final class Csv {

    private Csv() {}

    static List<List<String>> rows(Answer answer) {
        String text = new String(answer.bytes(), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (character == ',' || character == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (character == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (quoted || character != '\r') {
                cell.append(character);
            }
        }
        if (cell.length() > 0 || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows.isEmpty() ? List.of(List.of()) : rows;
    }
}
