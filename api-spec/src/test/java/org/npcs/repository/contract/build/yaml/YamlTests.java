package org.npcs.repository.contract.build.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23",
                "2026-11-02T15:04:05Z",
                "yes",
                "No",
                "on",
                "Off",
                "y",
                "N",
                "true",
                "NULL",
                "~",
                "null",
                "",
                " ",
                "007",
                "0x1F",
                "0o17",
                "1_000",
                "1e3",
                "12:30:45",
                ".inf",
                ".NaN",
                "+1",
                "-1",
                "-",
                "?",
                "<<",
                "=",
                "- a",
                "a: b",
                "a #b",
                "#a",
                "@a",
                "`a`",
                "*a",
                "&a",
                "!a",
                "%a",
                "|",
                ">",
                "'a'",
                "\"a\"",
                "{a}",
                "[a]",
                "a,b",
                "tab\there",
                "line\nbreak",
                "line\n  indented",
                "\nfirst",
                " lead\nnext",
                "end\n",
                "end\n\n",
                "\n",
                "a\r\nb",
                "caf\u00e9",
                "\u2028",
                "\uD83D\uDE00",
                "\u0007",
                "\u0085",
                "\uFEFF",
                "back\\slash",
                "trail ",
                "$ref",
                "https://a.example/b?c=d#e",
                "a:b",
                "Zulu",
                "---",
                "...",
                "x\n---\ny",
                "x\n#y",
                "x\n\ty",
                "a\n \nb"
            })
    void anyStringIsReadBackAsTheSameStringByReadersOfBothYamlVersions(String text) {
        assertSurvives(Map.of("key", text, "list", List.of(text), text + "k", 1));
    }

    @Test
    void numbersBooleansNullsAndEmptyContainersSurvive() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("int", 7);
        document.put("big", 12345678901234L);
        document.put("decimal", 0.25);
        document.put("yes", true);
        document.put("none", null);
        document.put("map", Map.of());
        document.put("list", List.of());
        document.put("nested", List.of(List.of(1, List.of()), Map.of("a", List.of(Map.of("b", 1)))));
        assertSurvives(document);
    }

    @Test
    void randomDocumentsSurvive() {
        Random random = new Random(20261123);
        for (int i = 0; i < 500; i++) {
            assertSurvives(Map.of("root", randomValue(random, 4)));
        }
    }

    @Test
    void writingWhatWasWrittenGivesTheSameBytes() {
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            String once = Yaml.write(Map.of("root", randomValue(random, 4)));
            assertThat(Yaml.write(Yaml.parse(once, "once"))).isEqualTo(once);
        }
    }

    @Test
    void datesAndKeysStayStrings() {
        assertThat(Yaml.parse("a: 2026-11-23\n200: {yes: no}\n", "text"))
                .isEqualTo(Map.of("a", "2026-11-23", "200", Map.of("yes", "no")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x {b: 1}\nc: *x",
                "a: 1\na: 2",
                "1: a\n\"1\": b",
                "a: [1",
                "a: 1\n---\nb: 2",
                "? {a: 1}\n: b"
            })
    void ambiguousDocumentsAreRefusedByName(String text) {
        assertThatThrownBy(() -> Yaml.parse(text, "the text"))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("the text");
    }

    private static void assertSurvives(Object document) {
        String written = Yaml.write(document);
        assertThat(Yaml.parse(written, "written")).as(written).isEqualTo(document);
        Object older = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(written);
        assertThat(older).as(written).isEqualTo(document);
    }

    private static Object randomValue(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 3 : 5);
        return switch (kind) {
            case 0 -> random.nextInt();
            case 1 -> randomText(random);
            case 2 -> random.nextBoolean();
            case 3 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(randomValue(random, depth - 1));
                }
                yield list;
            }
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(randomText(random), randomValue(random, depth - 1));
                }
                yield map;
            }
        };
    }

    private static String randomText(Random random) {
        String alphabet = "abyn0129-:#'\"{}[],&*!|>%@`? \n.~\\\u00e9";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
