package org.npcs.repository.server.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ParameterRuleTests {

    private static final String INTEGER = "{'type':'integer','format':'int32','minimum':1,'maximum':500}";
    private static final String UNBOUNDED = "{'type':'integer','format':'int32','minimum':0}";
    private static final String DATE = "{'type':'string','format':'date'}";
    private static final String INSTANT = "{'type':'string','format':'date-time'}";
    private static final String UUID = "{'type':'string','format':'uuid'}";
    private static final String KEY = "{'type':'string','pattern':'^[A-Z][A-Z0-9-]{5,39}$'}";
    private static final String SHORT = "{'type':'string','minLength':2,'maxLength':4}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                INTEGER + "| 1 | true",
                INTEGER + "| 500 | true",
                INTEGER + "| 0 | false",
                INTEGER + "| 501 | false",
                INTEGER + "| 1.0 | false",
                INTEGER + "| 1e1 | false",
                INTEGER + "| +1 | false",
                INTEGER + "| -1 | false",
                INTEGER + "| 0x1 | false",
                INTEGER + "| 99999999999999999999 | false",
                UNBOUNDED + "| 2147483647 | true",
                UNBOUNDED + "| 2147483648 | false",
                DATE + "| 2026-02-28 | true",
                DATE + "| 2024-02-29 | true",
                DATE + "| 2026-02-29 | false",
                DATE + "| 2026-2-3 | false",
                DATE + "| +12026-01-01 | false",
                DATE + "| -0001-01-01 | false",
                DATE + "| 0000-01-01 | false",
                DATE + "| 2026-01-01T00:00:00Z | false",
                DATE + "| today | false",
                INSTANT + "| 2026-01-01T00:00:00Z | true",
                INSTANT + "| 2026-01-01T00:00:00.123456+14:00 | true",
                INSTANT + "| 2026-01-01T00:00:00 | false",
                INSTANT + "| 2026-01-01 | false",
                INSTANT + "| 2026-01-01T23:59:60Z | false",
                INSTANT + "| +12026-01-01T00:00:00Z | false",
                INSTANT + "| 0000-01-01T00:00:00Z | false",
                UUID + "| 0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a11 | true",
                UUID + "| 0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a1 | false",
                UUID + "| 1-1-1-1-1 | false",
                KEY + "| ABCDEF | true",
                KEY + "| ABCDE | false",
                KEY + "| abcdef | false",
                SHORT + "| ab | true",
                SHORT + "| a | false",
                SHORT + "| abcde | false"
            })
    void aValueIsJudgedByTheSchemaOfItsParameter(String schema, String value, boolean allowed) {
        assertThat(rule(schema).allows(value)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"10", "13", "0", "9", "127", "133"})
    void noValueHoldsAControlCharacterNotEvenAtItsEnd(int character) {
        assertThat(rule(KEY).allows("ABCDEF" + (char) character)).isFalse();
        assertThat(rule("{'type':'string'}").allows("a" + (char) character)).isFalse();
    }

    private static ParameterRule rule(String schema) {
        return ParameterRule.of(
                new JsonMapper().readTree(("{'name':'x','in':'query','schema':" + schema + "}").replace('\'', '"')));
    }
}
