package org.npcs.repository.server.platform.contract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the contract says about one parameter.
 *
 * @param name name of the parameter
 * @param in {@code path}, {@code query} or {@code header}
 * @param required whether it must be there
 */
record ParameterRule(
        String name,
        String in,
        boolean required,
        String type,
        @Nullable String format,
        @Nullable Pattern pattern,
        long minimum,
        long maximum,
        int minLength,
        int maxLength) {

    static ParameterRule of(JsonNode parameter) {
        var schema = parameter.get("schema");
        var pattern = schema.path("pattern").asString("");
        return new ParameterRule(
                parameter.get("name").asString(),
                parameter.get("in").asString(),
                parameter.path("required").asBoolean(false),
                schema.path("type").asString("string"),
                schema.has("format") ? schema.get("format").asString() : null,
                pattern.isEmpty() ? null : Pattern.compile(pattern),
                schema.path("minimum").asLong(Long.MIN_VALUE),
                schema.path("maximum")
                        .asLong(
                                schema.path("format").asString("").equals("int32")
                                        ? Integer.MAX_VALUE
                                        : Long.MAX_VALUE),
                schema.path("minLength").asInt(0),
                schema.path("maxLength").asInt(2000));
    }

    boolean allows(String value) {
        // A pattern's $ would let a line end pass, and no parameter of the contract holds a control character.
        if (value.length() < minLength
                || value.length() > maxLength
                || value.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        if (type.equals("integer")) {
            return integer(value);
        }
        return wellFormed(value) && (pattern == null || pattern.matcher(value).find());
    }

    private boolean integer(String value) {
        if (!value.matches("-?[0-9]{1,18}")) {
            return false;
        }
        long number = Long.parseLong(value);
        return number >= minimum && number <= maximum;
    }

    /** RFC 3339 knows the years 0000 to 9999 only; the classes of Java know more, and the database fewer. */
    private static String fourDigitYear(String value) {
        if (!value.matches("[0-9]{4}-.*") || value.startsWith("0000")) {
            throw new DateTimeException("year");
        }
        return value;
    }

    private boolean wellFormed(String value) {
        try {
            switch (format == null ? "" : format) {
                case "date" -> LocalDate.parse(fourDigitYear(value));
                case "date-time" -> OffsetDateTime.parse(fourDigitYear(value));
                case "uuid" -> {
                    return value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
                }
                default -> {}
            }
            return true;
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
