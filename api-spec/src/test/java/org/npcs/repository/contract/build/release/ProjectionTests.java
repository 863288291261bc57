package org.npcs.repository.contract.build.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.contract.build.bundle.Pointers;
import org.npcs.repository.contract.build.yaml.Yaml;

class ProjectionTests {

    @Test
    void aNullableTypeBecomesANullableFlag() {
        assertThat(schema("type: [string, 'null']")).isEqualTo(yaml("{type: string, nullable: true}"));
    }

    @Test
    void aConstantBecomesAListOfOne() {
        assertThat(schema("{type: string, const: a}")).isEqualTo(yaml("{type: string, enum: [a]}"));
    }

    @Test
    void anExclusiveBoundBecomesABoundWithAFlag() {
        assertThat(schema("{type: integer, exclusiveMinimum: 0, exclusiveMaximum: 9}"))
                .isEqualTo(yaml(
                        "{type: integer, minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true}"));
    }

    @Test
    void theFirstExampleOfAListIsKept() {
        assertThat(schema("{type: string, examples: [a, b]}")).isEqualTo(yaml("{type: string, example: a}"));
    }

    @Test
    void aDescribedReferenceIsWrapped() {
        assertThat(schema("{$ref: '#/components/schemas/Other', description: words}"))
                .isEqualTo(yaml("{description: words, allOf: [{$ref: '#/components/schemas/Other'}]}"));
        assertThat(schema("{$ref: '#/components/schemas/Other'}"))
                .isEqualTo(yaml("{$ref: '#/components/schemas/Other'}"));
    }

    @Test
    void whatOnlyDescribesIsDropped() {
        assertThat(schema("{type: string, contentEncoding: base64, $comment: words}"))
                .isEqualTo(yaml("{type: string}"));
        Map<String, Object> document = Projection.of(Yaml.map(yaml(
                "{openapi: 3.1.1, info: {title: t, summary: s, license: {name: n, identifier: i}}, webhooks: {}}")));
        assertThat(document).isEqualTo(yaml("{openapi: 3.0.3, info: {title: t, license: {name: n}}}"));
    }

    @Test
    void propertiesNamedLikeKeywordsAndExamplesAreLeftAlone() {
        String text =
                "{type: object, properties: {type: {type: string}, const: {type: string}}, example: {type: [a, 'null'], const: 1}}";
        assertThat(schema(text)).isEqualTo(yaml(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: [string, integer]}",
                "{if: {}}",
                "{patternProperties: {}}",
                "{prefixItems: []}",
                "{$id: a}"
            })
    void whatCannotBeSaidIsRefusedInsteadOfLost(String text) {
        assertThatThrownBy(() -> schema(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OpenAPI 3.0 cannot express")
                .hasMessageContaining("/components/schemas/One");
    }

    @Test
    void theBundleItselfStaysAsItIs() {
        Map<String, Object> bundle = document(yaml("{type: [string, 'null'], const: a}"));
        String before = Yaml.write(bundle);
        Projection.of(bundle);
        assertThat(Yaml.write(bundle)).isEqualTo(before);
    }

    private static Object schema(String text) {
        return Objects.requireNonNull(Pointers.find(Projection.of(document(yaml(text))), "/components/schemas/One"));
    }

    private static Map<String, Object> document(Object schema) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("info", Map.of("title", "t"));
        document.put("components", Map.of("schemas", Map.of("One", schema)));
        return document;
    }

    private static Object yaml(String text) {
        return Objects.requireNonNull(Yaml.parse(text, "fixture"));
    }
}
