package org.npcs.repository.server.analytics.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.npcs.repository.server.platform.print.Cells;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;

class PublishedLabelsTests {

    @Test
    void noPublishedCodeOrLabelLooksLikeAFormula() throws IOException {
        var files = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/npcs/repository/contract/definition/code-systems/*.yaml");
        assertThat(files).hasSizeGreaterThan(10);
        for (var file : files) {
            assertThat(texts(file)).as(file.getFilename()).allSatisfy(text -> assertThat(Cells.harmless(text))
                    .isEqualTo(text));
        }
    }

    private static List<String> texts(Resource file) throws IOException {
        return strings(new Yaml().load(file.getContentAsString(StandardCharsets.UTF_8)))
                .toList();
    }

    private static Stream<String> strings(Object node) {
        if (node instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(PublishedLabelsTests::strings);
        }
        if (node instanceof List<?> list) {
            return list.stream().flatMap(PublishedLabelsTests::strings);
        }
        return node instanceof String text ? Stream.of(text) : Stream.empty();
    }
}
