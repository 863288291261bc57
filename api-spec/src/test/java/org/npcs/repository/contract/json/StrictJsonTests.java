package org.npcs.repository.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.contract.json.InvalidJsonException.Reason;
import tools.jackson.databind.JsonNode;

class StrictJsonTests {

    private static JsonNode parse(String json) {
        return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("", Reason.EMPTY),
                Arguments.of(" \n ", Reason.EMPTY),
                Arguments.of("{\"a\":1,\"a\":2}", Reason.DUPLICATE_MEMBER),
                Arguments.of("{\"a\":1,\"\\u0061\":2}", Reason.DUPLICATE_MEMBER),
                Arguments.of("[".repeat(33) + "]".repeat(33), Reason.TOO_DEEP),
                Arguments.of("[".repeat(100_000), Reason.TOO_DEEP),
                Arguments.of("{\"a\":".repeat(33) + "1" + "}".repeat(33), Reason.TOO_DEEP),
                Arguments.of("\"" + "x".repeat(65_537) + "\"", Reason.STRING_TOO_LONG),
                Arguments.of("\"" + "x".repeat(1_000_000) + "\"", Reason.STRING_TOO_LONG),
                Arguments.of("{\"" + "x".repeat(257) + "\":1}", Reason.NAME_TOO_LONG),
                Arguments.of("{\"" + "x".repeat(5000) + "\":1}", Reason.NAME_TOO_LONG),
                Arguments.of("1".repeat(31), Reason.NUMBER_OUT_OF_BOUNDS),
                Arguments.of("1".repeat(100_000), Reason.NUMBER_OUT_OF_BOUNDS),
                Arguments.of("0." + "1".repeat(30), Reason.NUMBER_OUT_OF_BOUNDS),
                Arguments.of("1e31", Reason.NUMBER_OUT_OF_BOUNDS),
                Arguments.of("1e-31", Reason.NUMBER_OUT_OF_BOUNDS),
                Arguments.of("1e100000", Reason.NUMBER_OUT_OF_BOUNDS),
                Arguments.of("1e99999999999999999999", Reason.NUMBER_OUT_OF_BOUNDS),
                Arguments.of("\"\\u0000\"", Reason.FORBIDDEN_CHARACTER),
                Arguments.of("\"\\u0007\"", Reason.FORBIDDEN_CHARACTER),
                Arguments.of("\"\u0085\"", Reason.FORBIDDEN_CHARACTER),
                Arguments.of("\"\\u007f\"", Reason.FORBIDDEN_CHARACTER),
                Arguments.of("{\"a\\n\":1}", Reason.FORBIDDEN_CHARACTER),
                Arguments.of("\"\\ud800\"", Reason.FORBIDDEN_CHARACTER),
                Arguments.of("\"\\ud800x\"", Reason.FORBIDDEN_CHARACTER),
                Arguments.of("\"\\udc00\\ud800\"", Reason.FORBIDDEN_CHARACTER),
                Arguments.of("\"a\u0000b\"", Reason.FORBIDDEN_CHARACTER),
                Arguments.of("1 2", Reason.TRAILING_CONTENT),
                Arguments.of("{} ]", Reason.TRAILING_CONTENT),
                Arguments.of("{}x", Reason.TRAILING_CONTENT),
                Arguments.of("\uFEFF{}", Reason.NOT_UTF8));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileInputIsRefusedForItsReason(String json, Reason reason) {
        InvalidJsonException refusal = catchThrowableOfType(InvalidJsonException.class, () -> parse(json));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "[1,",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "nul",
                "tru",
                "01",
                "+1",
                "-",
                ".5",
                "1.",
                "1e",
                "0x1",
                "NaN",
                "Infinity",
                "-Infinity",
                "\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"a\tb\"",
                "// c\n1",
                "/* c */1",
                "{\"a\":1,}",
                "[,]",
                "]",
                "}",
                ":",
                ",",
                "\"a",
                "{\"\\udfff\":1}",
                "[1 2]",
                "{\"a\":1 \"b\":2}",
                "# c\n1"
            })
    void whatIsNotJsonIsRefused(String json) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOfSatisfying(InvalidJsonException.class, refusal -> assertThat(refusal.reason())
                        .isIn(Reason.SYNTAX, Reason.TRAILING_CONTENT));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        List<byte[]> bodies = List.of(
                new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'},
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0xBD, (byte) 0xED, (byte) 0xB8, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xFF, '"'},
                new byte[] {'"', (byte) 0xE2, (byte) 0x82},
                new byte[] {'"', (byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80, '"'});
        assertThat(bodies).allSatisfy(body -> assertThatThrownBy(() -> StrictJson.parse(body))
                .isInstanceOfSatisfying(InvalidJsonException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Reason.NOT_UTF8)));
        assertThatThrownBy(() -> StrictJson.parse("{}".getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void aRefusalNamesThePlaceAndNothingOfTheContent() {
        InvalidJsonException refusal =
                catchThrowableOfType(InvalidJsonException.class, () -> parse("{\n  \"canary4711\": canary4711\n}"));
        assertThat(refusal.line()).isEqualTo(2);
        assertThat(refusal.column()).isPositive();
        assertThat(refusal).hasNoCause();
        assertThat(refusal.toString()).doesNotContain("canary");
    }

    @Test
    void whatIsWithinTheLimitsIsRead() {
        assertThat(parse("[".repeat(32) + "]".repeat(32)).isArray()).isTrue();
        assertThat(parse("\"" + "x".repeat(65_536) + "\"").stringValue()).hasSize(65_536);
        assertThat(parse("{\"" + "x".repeat(256) + "\":1}").size()).isEqualTo(1);
        assertThat(parse("1".repeat(30)).decimalValue().precision()).isEqualTo(30);
        assertThat(parse("-1.5e30").decimalValue()).isEqualByComparingTo("-1.5e30");
        assertThat(parse("\"\\ud83d\\ude00 \\n\\t\"").stringValue()).isEqualTo("\uD83D\uDE00 \n\t");
        assertThat(parse("\"\u00e9\u4e2d\"").stringValue()).isEqualTo("\u00e9\u4e2d");
        assertThat(parse("0.1").decimalValue()).isEqualTo("0.1");
    }

    @Test
    void aStreamLongerThanAllowedIsRefused() throws IOException {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(StrictJson.parse(new ByteArrayInputStream(body), body.length).size())
                .isEqualTo(1);
        assertThatThrownBy(() -> StrictJson.parse(new ByteArrayInputStream(body), body.length - 1))
                .isInstanceOfSatisfying(InvalidJsonException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void textInOneFormOfUnicodeComparesByItsBytes() {
        JsonNode decomposed = parse("{\"e\u0301\": [\"e\u0301\", 1]}");
        JsonNode composed = parse("{\"\u00e9\": [\"\u00e9\", 1]}");
        assertThat(StrictJson.nfc(decomposed)).isEqualTo(composed);
        assertThat(StrictJson.nfc(composed)).isSameAs(composed);
        assertThatThrownBy(() -> StrictJson.nfc(parse("{\"e\u0301\":1,\"\u00e9\":2}")))
                .isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void canonicalBytesSortMembersAndShortenNumbersAndEscapes() {
        JsonNode value = parse("{\"b\":[1.50, 1e2, -0, 0.0000001, 1E21, 1e22, 123456789012345678901234567890],"
                + "\"a\":\"\\u0041\\/\\\"\\n\",\"\u00e9\":null,\"c\":true}");
        assertThat(new String(StrictJson.canonicalBytes(value), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"A/\\\"\\n\",\"b\":[1.5,100,0,1e-7,1e+21,1e+22,1.2345678901234567890123456789e+29],"
                        + "\"c\":true,\"\u00e9\":null}");
        assertThat(StrictJson.sha256(parse("{\"a\":1,\"b\":2.0}")))
                .isEqualTo(StrictJson.sha256(parse("{\"b\":2,\"a\":1.0}")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomBytesAreReadOrRefusedButNeverBreakTheParser(long seed) {
        Random random = new Random(seed);
        byte[] model = "{\"localKey\":\"CDR-7Q2M4X9A\",\"n\":[1,2.5e3,null,true],\"t\":\"a\\u00e9\\n\"}"
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] body = model.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                JsonNode value = StrictJson.parse(body);
                assertThat(StrictJson.parse(StrictJson.canonicalBytes(value))).isNotNull();
            } catch (InvalidJsonException refused) {
                assertThat(refused.getMessage()).doesNotContain("CDR");
            }
        }
    }
}
