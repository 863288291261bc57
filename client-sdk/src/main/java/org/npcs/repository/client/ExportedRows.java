package org.npcs.repository.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page of frozen rows. */
record ExportedRows(
        List<Map<String, @Nullable Object>> rows, @Nullable String nextCursor) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads a page; cells are texts, whole numbers, decimals or null. */
    static ExportedRows of(byte[] utf8) {
        JsonNode page;
        try {
            page = JSON.readTree(utf8);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("no JSON");
        }
        if (!page.path("complete").isBoolean()) {
            throw new IllegalArgumentException("a page that does not say whether it is the last");
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (JsonNode row : page.path("rows")) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            row.properties().forEach(cell -> cells.put(cell.getKey(), value(cell.getValue())));
            rows.add(cells);
        }
        String next = page.path("nextCursor").asString("");
        return new ExportedRows(rows, next.isEmpty() ? null : next);
    }

    private static @Nullable Object value(JsonNode cell) {
        if (cell.isNull()) {
            return null;
        }
        if (cell.isIntegralNumber()) {
            return cell.longValue();
        }
        return cell.isNumber() ? cell.decimalValue() : cell.asString("");
    }
}
