package org.npcs.repository.contract.build.lint;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.yaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Judges values by schemas of one bundle, with formats asserted: in 2020-12 they are annotations unless asked for. */
final class SchemaJudge {

    private static final JsonMapper JSON = new JsonMapper();

    /** Only a name: the document is handed over, never fetched. */
    private static final String ADDRESS = "urn:npcs:contract";

    private final SchemaRegistry registry;
    private final Map<Map<String, Object>, Schema> compiled = new IdentityHashMap<>();

    SchemaJudge(Map<String, Object> document) {
        this(document, Dialects.getOpenApi31());
    }

    SchemaJudge(Map<String, Object> document, Dialect dialect) {
        String json = JSON.writeValueAsString(document);
        this.registry = SchemaRegistry.withDialect(dialect, builder -> builder.schemas(Map.of(ADDRESS, json)));
    }

    /** One sentence for each fault, empty if the value fits. */
    List<String> faults(Map<String, Object> schema, Object value) {
        Schema judge = compiled.computeIfAbsent(schema, s -> registry.getSchema(JSON.valueToTree(absolute(s))));
        return judge
                .validate(
                        JSON.<JsonNode>valueToTree(value),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static @Nullable Object absolute(@Nullable Object node) {
        if (node instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(absolute(item)));
            return copy;
        }
        if (!(node instanceof Map)) {
            return node;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        Yaml.map(node).forEach((key, value) -> {
            boolean isReference = key.equals("$ref") && value instanceof String text && text.startsWith("#");
            copy.put(key, isReference ? ADDRESS + value : absolute(value));
        });
        return copy;
    }
}
