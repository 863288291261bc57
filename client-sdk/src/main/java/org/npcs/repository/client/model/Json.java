package org.npcs.repository.client.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns JSON into Java and back. Readers named {@code as…} give null when a value has another form. */
final class Json {

    // Exact decimals, so that what was read is written back digit for digit.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Json() {}

    static ObjectNode newObject() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode object(String type, byte[] utf8) {
        JsonNode json;
        try {
            json = MAPPER.readTree(utf8);
        } catch (JacksonException unreadable) {
            // The cause is left out: its message may quote what was read.
            throw new IllegalArgumentException(type + " is not readable as JSON (" + utf8.length + " bytes)");
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException(type + " is not a JSON object (" + utf8.length + " bytes)");
        }
        return json;
    }

    static byte[] bytes(JsonNode json) {
        return MAPPER.writeValueAsBytes(json);
    }

    static @Nullable String asString(JsonNode value) {
        return value.isString() ? value.stringValue() : null;
    }

    static @Nullable Boolean asBoolean(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() : null;
    }

    static @Nullable Integer asInteger(JsonNode value) {
        return value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToInt()
                ? Integer.valueOf(value.decimalValue().intValueExact())
                : null;
    }

    static @Nullable Long asLong(JsonNode value) {
        return value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong()
                ? Long.valueOf(value.decimalValue().longValueExact())
                : null;
    }

    static @Nullable BigDecimal asBigDecimal(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : null;
    }

    static @Nullable LocalDate asLocalDate(JsonNode value) {
        try {
            return value.isString() ? LocalDate.parse(value.stringValue()) : null;
        } catch (DateTimeException otherForm) {
            return null;
        }
    }

    static @Nullable Instant asInstant(JsonNode value) {
        try {
            return value.isString() ? OffsetDateTime.parse(value.stringValue()).toInstant() : null;
        } catch (DateTimeException otherForm) {
            return null;
        }
    }

    static @Nullable UUID asUUID(JsonNode value) {
        try {
            return value.isString() ? UUID.fromString(value.stringValue()) : null;
        } catch (IllegalArgumentException otherForm) {
            return null;
        }
    }

    static @Nullable Object asObject(JsonNode value) {
        return plain(value);
    }

    static @Nullable Object plain(JsonNode value) {
        if (value.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            value.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return java.util.Collections.unmodifiableMap(map);
        }
        if (value.isArray()) {
            List<@Nullable Object> list = new ArrayList<>(value.size());
            value.forEach(entry -> list.add(plain(entry)));
            return java.util.Collections.unmodifiableList(list);
        }
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue();
        }
        return value.isNumber() ? value.decimalValue() : null;
    }

    static JsonNode node(@Nullable Object value) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        if (value == null) {
            return factory.nullNode();
        } else if (value instanceof JsonModel model) {
            return model.json().deepCopy();
        } else if (value instanceof Boolean flag) {
            return factory.booleanNode(flag);
        } else if (value instanceof Integer number) {
            return factory.numberNode(number.intValue());
        } else if (value instanceof Long number) {
            return factory.numberNode(number.longValue());
        } else if (value instanceof BigInteger number) {
            return factory.numberNode(number);
        } else if (value instanceof BigDecimal number) {
            return factory.numberNode(number);
        } else if (value instanceof List<?> list) {
            ArrayNode array = factory.arrayNode(list.size());
            list.forEach(entry -> array.add(node(entry)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = factory.objectNode();
            map.forEach((name, entry) -> object.set((String) name, node(entry)));
            return object;
        } else if (value instanceof String
                || value instanceof LocalDate
                || value instanceof Instant
                || value instanceof UUID) {
            // Each of these prints itself in the form of the contract.
            return factory.stringNode(value.toString());
        }
        throw new IllegalArgumentException(
                "a member cannot hold a " + value.getClass().getName());
    }
}
