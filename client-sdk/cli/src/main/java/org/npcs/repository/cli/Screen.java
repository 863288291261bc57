package org.npcs.repository.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.client.model.JsonModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a command prints: text for people, or one JSON document for programs, never both. */
final class Screen {

    private static final JsonMapper JSON = new JsonMapper();

    private final Settings settings;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;

    Screen(Settings settings, PrintWriter out, PrintWriter err, boolean terminal) {
        this.settings = settings;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    boolean json() {
        return settings.json();
    }

    /** Returns whether somebody watches, so that progress is worth drawing. */
    boolean watched() {
        return terminal && !settings.quiet() && !settings.json();
    }

    /** Prints a line for people. */
    void say(String line) {
        if (!settings.json() && !settings.quiet()) {
            out.println(plain(line));
            out.flush();
        }
    }

    /** Prints a line about a failure. */
    void complain(String line) {
        err.println(plain(line));
        err.flush();
    }

    /** Prints rows under a head, each column as wide as it must be. */
    void table(List<String> head, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(head);
        all.addAll(rows);
        int[] widths = new int[head.size()];
        all.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = row.get(i);
                line.append(cell);
                if (i < widths.length - 1) {
                    line.append(" ".repeat(widths[i] - cell.length() + 2));
                }
            }
            say(line.toString().stripTrailing());
        }
    }

    /** Prints a document for programs. */
    void answer(JsonNode document) {
        if (settings.json()) {
            out.println(JSON.writeValueAsString(document));
            out.flush();
        }
    }

    /** Prints a document of the contract for programs, as it came. */
    void answer(JsonModel document) {
        answer(tree(document));
    }

    /** Prints documents of the contract for programs. */
    void answer(List<? extends JsonModel> documents) {
        ObjectNode list = object();
        ArrayNode items = list.putArray("items");
        documents.forEach(document -> items.add(tree(document)));
        answer(list);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode tree(JsonModel document) {
        return JSON.readTree(document.toJson());
    }

    /** What comes from elsewhere must not move the cursor of the terminal or colour it. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\t]]", "?");
    }
}
