package org.npcs.repository.server.platform.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class ContentDifferenceTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{'a':1} | {'a':1} | -",
                "{'a':1} | {'a':2} | /a",
                "{'a':1} | {} | /a",
                "{} | {'a':1} | /a",
                "{'a':{'b':1,'c':2}} | {'a':{'b':1,'c':3}} | /a/c",
                "{'a':[1,2]} | {'a':[1,3]} | /a/1",
                "{'a':[1,2]} | {'a':[1]} | /a",
                "{'a':[{'b':1}]} | {'a':[{'b':2}]} | /a/0/b",
                "{'a':1} | {'a':'1'} | /a",
                "{'a':null} | {} | /a",
                "{'a/b':1,'c~d':1} | {} | /a~1b,/c~0d",
                "{'b':1,'a':1} | {} | /a,/b",
                "{'a':{}} | {'a':[]} | /a"
            })
    void differingMembersAreNamedByPointer(String before, String after, String pointers) {
        var expected = pointers == null ? new String[0] : pointers.split(",");

        assertThat(ContentDifference.pointers(json(before), json(after))).containsExactly(expected);
    }

    @Test
    void noValueIsEverNamed() {
        assertThat(ContentDifference.pointers(json("{'a':'secret'}"), json("{'a':'other'}"))
                        .toString())
                .doesNotContain("secret", "other");
    }

    @Test
    void theListIsBounded() {
        var before = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 500; i++) {
            before.put("m" + i, i);
        }

        assertThat(ContentDifference.pointers(before, JsonNodeFactory.instance.objectNode()))
                .hasSize(200);
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }
}
