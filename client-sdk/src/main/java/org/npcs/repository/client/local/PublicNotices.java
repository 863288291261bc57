package org.npcs.repository.client.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.npcs.repository.client.internal.csv.CsvReader;
import org.npcs.repository.client.model.PublicNotice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Public notices, such as reports of newspapers, as somebody has listed them in a spreadsheet. */
public final class PublicNotices {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String AGE = "ageYears";
    private static final Set<String> COLUMNS =
            Set.of("jurisdiction", AGE, "sex", "eventMonth", "livingArrangement", "kind");

    private PublicNotices() {}

    /**
     * Reads a CSV file in UTF-8 whose head names members of a notice; an empty cell tells nothing.
     *
     * @throws IllegalArgumentException when the head names something else, or an age is no number; no value is repeated
     * @throws UncheckedIOException when the file cannot be read
     */
    public static List<PublicNotice> read(Path file) {
        try (CsvReader rows = new CsvReader(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            List<String> head = rows.row();
            if (head == null || !COLUMNS.containsAll(head)) {
                throw new IllegalArgumentException("A column of the list is none of "
                        + COLUMNS.stream().sorted().toList() + ".");
            }
            List<PublicNotice> notices = new ArrayList<>();
            for (List<String> row = rows.row(); row != null; row = rows.row()) {
                notices.add(notice(head, row, notices.size() + 1));
            }
            return notices;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PublicNotice notice(List<String> head, List<String> row, int number) {
        ObjectNode notice = JSON.createObjectNode();
        for (int i = 0; i < Math.min(head.size(), row.size()); i++) {
            String cell = row.get(i).strip();
            if (head.get(i).equals(AGE) && !cell.isEmpty()) {
                if (!cell.matches("[0-9]{1,3}")) {
                    throw new IllegalArgumentException("The age of notice " + number + " is no number.");
                }
                notice.put(AGE, Integer.parseInt(cell));
            } else if (!cell.isEmpty()) {
                notice.put(head.get(i), cell);
            }
        }
        return PublicNotice.fromJson(JSON.writeValueAsBytes(notice));
    }
}
