package org.npcs.repository.conformance.toy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** The forms of an answer: pages of JSON, or a file of all rows. */
final class TableForms {

    private final Archive archive;

    TableForms(Archive archive) {
        this.archive = archive;
    }

    Reply of(Context context, ObjectNode body, List<String> columns, List<ObjectNode> rows, Map<String, String> query) {
        String accept = context.request().header("Accept");
        String form = context.query()
                .getOrDefault(
                        "format",
                        accept.startsWith("text/csv")
                                ? "csv"
                                : accept.startsWith("application/x-ndjson")
                                        ? "ndjson"
                                        : accept.startsWith("application/vnd") ? "xlsx" : "json");
        String digest = StrictJson.sha256(Reply.JSON.createArrayNode().addAll(rows));
        Reply reply =
                switch (form) {
                    case "csv" -> Sheets.csv(sheet(columns, rows));
                    case "xlsx" -> Sheets.workbook(sheet(columns, rows));
                    case "ndjson" ->
                        new Reply(
                                        200,
                                        rows.stream()
                                                .map(row -> row + "\n")
                                                .collect(Collectors.joining())
                                                .getBytes(StandardCharsets.UTF_8))
                                .header("Content-Type", "application/x-ndjson");
                    default -> page(context, body, columns, rows, query, digest);
                };
        return Archive.guarded(reply.header("ETag", '"' + digest + '"'));
    }

    private Reply page(
            Context context,
            ObjectNode body,
            List<String> columns,
            List<ObjectNode> rows,
            Map<String, String> query,
            String digest) {
        columns.forEach(body.putArray("columns")::add);
        Map<String, String> limited = new TreeMap<>(context.query());
        limited.putIfAbsent("limit", "500");
        ObjectNode page = archive.page(
                        new Context(
                                context.request(),
                                context.caller(),
                                context.path(),
                                limited,
                                context.content(),
                                context.monitor()),
                        rows)
                .json();
        body.set("rows", page.remove("items"));
        body.put("rowCount", rows.size());
        body.setAll(page);
        body.putArray("notes");
        body.put("digest", digest)
                .put("citation", "Toy repository. " + body.path("table").asString("") + ".");
        String self = query.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .filter(one -> !one.getKey().equals("panel") || !one.getValue().equals("own"))
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&"));
        String at = query.containsKey("member") ? "&asOf=" + body.path("asOf").asString("") : "";
        body.putArray("links")
                .addObject()
                .put("rel", "self")
                .put("href", context.request().path() + "?" + self + at);
        return Reply.json(200, body);
    }

    private static List<List<String>> sheet(List<String> columns, List<ObjectNode> rows) {
        List<List<String>> sheet = new ArrayList<>(List.of(columns));
        rows.forEach(row -> sheet.add(
                columns.stream().map(column -> row.path(column).asString("")).toList()));
        return sheet;
    }
}
