package org.npcs.repository.contract.build.lint;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.bundle.Pointers;
import org.npcs.repository.contract.build.bundle.Position;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Rules on examples: they are the first thing an integrator copies. */
final class ExampleRules {

    static final List<LintRule> ALL = List.of(
            new LintRule(
                    "named-examples",
                    "Every request body and every JSON answer has at least one named example.",
                    "digitalocean/openapi examples present",
                    ExampleRules::named),
            new LintRule(
                    "examples-validate",
                    "Every example and default fits its schema, formats included.",
                    "Redocly museum, no-invalid-media-type-examples",
                    ExampleRules::validate));

    private ExampleRules() {}

    private static void named(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            Map<String, Object> body = subject.resolve(operation.body().get("requestBody"));
            Yaml.map(body.get("content")).forEach((type, media) -> {
                if (Yaml.map(Yaml.map(media).get("examples")).isEmpty()) {
                    report.at(operation.pointer(), "request body " + type);
                }
            });
            operation.responses().forEach((status, response) -> Yaml.map(
                            subject.resolve(response).get("content"))
                    .forEach((type, media) -> {
                        boolean isJson = type.equals("application/json") || type.endsWith("+json");
                        if (isJson && Yaml.map(Yaml.map(media).get("examples")).isEmpty()) {
                            report.at(operation.pointer(), "response " + status + " " + type);
                        }
                    }));
        }
    }

    private static void validate(Subject subject, LintRule.Report report) {
        SchemaJudge judge = new SchemaJudge(subject.bundle().document());
        for (SchemaSite site : subject.schemas()) {
            check(judge, site.schema(), site.schema().get("example"), site.pointer() + "/example", report);
            check(judge, site.schema(), site.schema().get("default"), site.pointer() + "/default", report);
            List<Object> examples = Yaml.list(site.schema().get("examples"));
            for (Object example : examples) {
                check(judge, site.schema(), example, site.pointer() + "/examples", report);
            }
        }
        holders(subject.bundle().document(), "", Position.OBJECT, (holder, pointer) -> {
            Map<String, Object> schema = Yaml.map(holder.get("schema"));
            check(judge, schema, holder.get("example"), Pointers.child(pointer, "example"), report);
            Yaml.map(holder.get("examples")).forEach((name, example) -> {
                Object value = subject.resolve(example).get("value");
                String place = Pointers.child(Pointers.child(pointer, "examples"), name);
                if (value == null) {
                    report.at(place, "no value");
                }
                check(judge, schema, value, place, report);
            });
        });
    }

    private static void check(
            SchemaJudge judge,
            Map<String, Object> schema,
            @Nullable Object value,
            String place,
            LintRule.Report report) {
        if (value != null) {
            judge.faults(schema, value).forEach(fault -> report.at(place, fault));
        }
    }

    /** Parameters, headers and media types: the objects that hold a schema and examples beside it. */
    private static void holders(
            @Nullable Object node, String pointer, Position position, BiConsumer<Map<String, Object>, String> visitor) {
        if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                holders(list.get(i), Pointers.child(pointer, i), position, visitor);
            }
        }
        Map<String, Object> map = Yaml.map(node);
        if (position == Position.OBJECT && map.get("schema") instanceof Map) {
            visitor.accept(map, pointer);
        }
        if (position != Position.DATA) {
            map.forEach(
                    (key, value) -> holders(value, Pointers.child(pointer, key), position.below(key, value), visitor));
        }
    }
}
