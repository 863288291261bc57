package org.npcs.repository.contract.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.InvalidJsonException.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds a tree token by token, so that every limit is checked before a value is made. */
final class StrictReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    // The parser's own limits only bound its buffers; the exact limits are checked on each token below.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(StrictJson.MAX_DEPTH + 1)
                    .maxStringLength(StrictJson.MAX_STRING_CHARACTERS + 1)
                    .maxNameLength(StrictJson.MAX_NAME_CHARACTERS + 1)
                    .maxNumberLength(4096)
                    .build())
            .build();

    private final JsonParser parser;

    private StrictReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Parses the text where there is one, and the bytes, then known to be ASCII, where there is none. */
    static JsonNode read(@Nullable String text, byte[] ascii) {
        ObjectReadContext context = ObjectReadContext.empty();
        try (JsonParser parser =
                text != null ? FACTORY.createParser(context, text) : FACTORY.createParser(context, ascii)) {
            return new StrictReader(parser).document();
        } catch (JacksonException refused) {
            throw translate(refused);
        }
    }

    private JsonNode document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new InvalidJsonException(Reason.EMPTY, 0, 0);
        }
        JsonNode value = value(first, 0);
        try {
            if (parser.nextToken() != null) {
                throw refuse(Reason.TRAILING_CONTENT);
            }
        } catch (JacksonException notEvenAToken) {
            throw refuse(Reason.TRAILING_CONTENT);
        }
        return value;
    }

    private JsonNode value(JsonToken token, int depth) {
        return switch (token) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> array(depth + 1);
            case VALUE_STRING -> NODES.stringNode(text(parser.getString(), Reason.STRING_TOO_LONG));
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw refuse(Reason.SYNTAX);
        };
    }

    private ObjectNode object(int depth) {
        checkDepth(depth);
        ObjectNode object = NODES.objectNode();
        while (next() == JsonToken.PROPERTY_NAME) {
            String name = text(parser.currentName(), Reason.NAME_TOO_LONG);
            if (object.has(name)) {
                throw refuse(Reason.DUPLICATE_MEMBER);
            }
            object.set(name, value(next(), depth));
        }
        return object;
    }

    private ArrayNode array(int depth) {
        checkDepth(depth);
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            array.add(value(token, depth));
        }
        return array;
    }

    private JsonToken next() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw refuse(Reason.SYNTAX);
        }
        return token;
    }

    private JsonNode integer() {
        String digits = number();
        if (digits.length() <= 18) {
            long value = Long.parseLong(digits);
            return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
        }
        BigInteger value = new BigInteger(digits);
        return value.bitLength() < Long.SIZE ? NODES.numberNode(value.longValue()) : NODES.numberNode(value);
    }

    private JsonNode decimal() {
        return NODES.numberNode(new BigDecimal(number()));
    }

    /** Returns the text of the current number once its digits and its exponent are known to be within bounds. */
    private String number() {
        String text = parser.getString();
        int digits = 0;
        int index = 0;
        while (index < text.length() && text.charAt(index) != 'e' && text.charAt(index) != 'E') {
            if (Character.isDigit(text.charAt(index++))) {
                digits++;
            }
        }
        String exponent = index < text.length() ? text.substring(index + 1) : "0";
        if (digits > StrictJson.MAX_NUMBER_DIGITS
                || exponent.length() > 6
                || Math.abs(Integer.parseInt(exponent)) > StrictJson.MAX_NUMBER_DIGITS) {
            throw refuse(Reason.NUMBER_OUT_OF_BOUNDS);
        }
        return text;
    }

    private String text(String text, Reason tooLong) {
        boolean name = tooLong == Reason.NAME_TOO_LONG;
        if (text.length() > (name ? StrictJson.MAX_NAME_CHARACTERS : StrictJson.MAX_STRING_CHARACTERS)) {
            throw refuse(tooLong);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F && c < 0xA0) {
                if (name || c != '\n' && c != '\r' && c != '\t') {
                    throw refuse(Reason.FORBIDDEN_CHARACTER);
                }
            } else if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || ++i == text.length()
                        || !Character.isLowSurrogate(text.charAt(i))) {
                    throw refuse(Reason.FORBIDDEN_CHARACTER);
                }
            }
        }
        return text;
    }

    private void checkDepth(int depth) {
        if (depth > StrictJson.MAX_DEPTH) {
            throw refuse(Reason.TOO_DEEP);
        }
    }

    private InvalidJsonException refuse(Reason reason) {
        return at(reason, parser.currentTokenLocation());
    }

    /** Keeps the place of the parser's exception and drops its message, which quotes the content. */
    private static InvalidJsonException translate(JacksonException refused) {
        Reason reason = Reason.SYNTAX;
        String message = String.valueOf(refused.getOriginalMessage());
        if (refused instanceof tools.jackson.core.exc.StreamConstraintsException) {
            if (message.contains("nesting depth")) {
                reason = Reason.TOO_DEEP;
            } else if (message.contains("Name length")) {
                reason = Reason.NAME_TOO_LONG;
            } else if (message.contains("String value length")) {
                reason = Reason.STRING_TOO_LONG;
            } else {
                reason = Reason.NUMBER_OUT_OF_BOUNDS;
            }
        }
        return at(reason, refused.getLocation());
    }

    private static InvalidJsonException at(Reason reason, @Nullable TokenStreamLocation place) {
        return place == null
                ? new InvalidJsonException(reason, 0, 0)
                : new InvalidJsonException(reason, Math.max(place.getLineNr(), 0), Math.max(place.getColumnNr(), 0));
    }
}
