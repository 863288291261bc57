package org.npcs.repository.client.internal.audit;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON after RFC 8785: members sorted by UTF-16 units, shortest escapes, no white space. Numbers must be whole. */
public final class CanonicalJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CanonicalJson() {}

    /**
     * Returns the canonical bytes.
     *
     * @throws IllegalArgumentException when it is no JSON, or holds a fraction; the message names no content
     */
    public static byte[] of(byte[] json) {
        StringBuilder text = new StringBuilder();
        write(read(json), text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads JSON.
     *
     * @throws IllegalArgumentException when it is none; the message names no content
     */
    public static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("not readable as JSON");
        }
    }

    private static void write(JsonNode value, StringBuilder text) {
        if (value.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            String separator = "";
            text.append('{');
            for (Map.Entry<String, JsonNode> member : members.entrySet()) {
                text.append(separator);
                quote(member.getKey(), text);
                write(member.getValue(), text.append(':'));
                separator = ",";
            }
            text.append('}');
        } else if (value.isArray()) {
            text.append('[');
            for (Iterator<JsonNode> items = value.iterator(); items.hasNext(); ) {
                write(items.next(), text);
                text.append(items.hasNext() ? "," : "");
            }
            text.append(']');
        } else if (value.isString()) {
            quote(value.stringValue(), text);
        } else if (value.isIntegralNumber() || value.isBoolean() || value.isNull()) {
            text.append(value.asString("null"));
        } else {
            throw new IllegalArgumentException("a number with a fraction");
        }
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < ' ') {
                        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
