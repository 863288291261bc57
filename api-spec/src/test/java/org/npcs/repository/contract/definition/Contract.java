package org.npcs.repository.contract.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContractSchemas;
import org.npcs.repository.contract.validation.Tier;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The bundled contract, read without the classes under test. */
final class Contract {

    private static final JsonNode SCHEMAS = load();

    private Contract() {}

    private static JsonNode load() {
        try (InputStream in = Contract.class.getResourceAsStream("/org/npcs/repository/contract/openapi.yaml")) {
            return new YAMLMapper().readTree(in).required("components").required("schemas");
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** Visits every member of a schema by its dotted path, through references and arrays. */
    static void members(String component, BiConsumer<String, JsonNode> visitor) {
        visit(SCHEMAS.required(component), "", visitor);
    }

    private static void visit(JsonNode schema, String prefix, BiConsumer<String, JsonNode> visitor) {
        schema.path("properties").properties().forEach(member -> {
            JsonNode target = target(member.getValue());
            visitor.accept(prefix + member.getKey(), target);
            JsonNode below = target.has("items") ? target(target.get("items")) : target;
            visit(below, prefix + member.getKey() + '.', visitor);
        });
    }

    private static JsonNode target(JsonNode schema) {
        return schema.has("$ref")
                ? SCHEMAS.required(schema.get("$ref").asString().replace("#/components/schemas/", ""))
                : schema;
    }

    static Set<String> codeSystems() {
        Set<String> ids = new TreeSet<>();
        SCHEMAS.findValues("x-code-system").forEach(id -> ids.add(id.asString()));
        return ids;
    }

    static void assertFits(String component, JsonNode document) {
        CheckContext context = CheckContext.of(LocalDate.parse("2026-11-23"), Tier.ACCEPT);
        assertThat(ContractSchemas.published().check(component, document, context))
                .as("%s %s", component, document.path("id"))
                .isEmpty();
    }
}
