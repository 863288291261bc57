package org.npcs.repository.contract.build.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.dialect.Dialects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.contract.build.ContractFixture;
import org.npcs.repository.contract.build.bundle.Bundler;
import org.npcs.repository.contract.build.bundle.ContractTree;
import org.npcs.repository.contract.build.release.Projection;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Both published forms judge every body alike: the named examples, and each example with one member spoilt. */
class ProjectionVerdictTests {

    private static final List<@Nullable Object> SPOILERS = Arrays.asList(
            null, "", "x", "x".repeat(300), "2026-02-30", -1, 2.5, 1_000_000_000, true, List.of(), Map.of());

    @Test
    void bothFormsOfTheContractAgreeOnGoodAndBadBodies() {
        Verdicts verdicts = compare(new ContractTree(Path.of("").toAbsolutePath()));
        assertThat(verdicts.disagreements).isEmpty();
        assertThat(verdicts.good).isGreaterThan(200);
        assertThat(verdicts.bad).isGreaterThan(200);
    }

    @Test
    void bothFormsOfTheFixtureAgreeOnGoodAndBadBodies(@TempDir Path folder) {
        Verdicts verdicts = compare(ContractFixture.goodIn(folder).tree());
        assertThat(verdicts.disagreements).isEmpty();
        assertThat(verdicts.good).isPositive();
        assertThat(verdicts.bad).isPositive();
    }

    private static final class Verdicts {
        private int good;
        private int bad;
        private final List<String> disagreements = new ArrayList<>();
    }

    private static Verdicts compare(ContractTree tree) {
        Map<String, Object> bundle = Bundler.bundle(tree).document();
        SchemaJudge newer = new SchemaJudge(bundle);
        SchemaJudge older = new SchemaJudge(Projection.of(bundle), Dialects.getOpenApi30());
        Verdicts verdicts = new Verdicts();
        bodies(new Subject(tree, Bundler.bundle(tree))).forEach((schema, bodies) -> {
            Map<String, Object> reference = Map.of("$ref", schema);
            for (Object body : bodies) {
                boolean fits = newer.faults(reference, body).isEmpty();
                if (fits != older.faults(reference, body).isEmpty()) {
                    verdicts.disagreements.add(schema + " " + body);
                }
                verdicts.good += fits ? 1 : 0;
                verdicts.bad += fits ? 0 : 1;
            }
        });
        return verdicts;
    }

    /** The examples of all named schemas that are sent as a whole, with their spoilt copies. */
    private static Map<String, Set<Object>> bodies(Subject subject) {
        Map<String, Set<Object>> bodies = new LinkedHashMap<>();
        for (Operation operation : subject.operations()) {
            List<Object> messages = new ArrayList<>(operation.responses().values());
            messages.add(operation.body().getOrDefault("requestBody", Map.of()));
            for (Object message : messages) {
                Yaml.map(subject.resolve(message).get("content")).values().forEach(media -> {
                    String schema =
                            Yaml.text(Yaml.map(Yaml.map(media).get("schema")).get("$ref"));
                    Yaml.map(Yaml.map(media).get("examples")).values().forEach(example -> {
                        Object value = subject.resolve(example).get("value");
                        if (!schema.isEmpty()
                                && value != null
                                && bodies.computeIfAbsent(schema, s -> new LinkedHashSet<>())
                                        .add(value)) {
                            spoil(value, bodies.get(schema)::add);
                        }
                    });
                });
            }
        }
        return bodies;
    }

    private static void spoil(@Nullable Object value, Consumer<Object> out) {
        Yaml.map(value).forEach((key, member) -> {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>(Yaml.map(value));
            copy.remove(key);
            out.accept(copy);
            for (Object spoiler : SPOILERS) {
                out.accept(replaced(Yaml.map(value), key, spoiler));
            }
            spoil(member, spoilt -> out.accept(replaced(Yaml.map(value), key, spoilt)));
        });
        List<Object> list = Yaml.list(value);
        for (int i = 0; i < Math.min(2, list.size()); i++) {
            int index = i;
            spoil(list.get(i), spoilt -> {
                List<Object> copy = new ArrayList<>(list);
                copy.set(index, spoilt);
                out.accept(copy);
            });
        }
    }

    private static Map<String, @Nullable Object> replaced(Map<String, Object> map, String key, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
