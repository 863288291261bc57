package org.npcs.repository.contract.validation;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.npcs.repository.contract.definition.Definitions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The component schemas of the contract, compiled once each. Beside the schema itself a check refuses members that no
 * schema declares and codes that no published list has for the date of the event.
 */
public final class ContractSchemas {

    private static final String BUNDLE = "/org/npcs/repository/contract/openapi.yaml";
    private static final String DOCUMENT = "urn:npcs:contract";

    private final JsonNode components;
    private final SchemaRegistry registry;
    private final Definitions definitions;
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    private ContractSchemas(JsonNode components, Definitions definitions) {
        this.components = components;
        this.definitions = definitions;
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("components").set("schemas", components);
        registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(DOCUMENT, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** Returns the schemas of the contract on the class path. */
    public static ContractSchemas published() {
        return Holder.PUBLISHED;
    }

    /**
     * Checks a value against a component schema, member by member.
     *
     * @param component name of the component schema, such as {@code IncidentContent}
     * @param value the value; not changed
     * @param context what the value is judged against; of it, only dates and the tolerance for unknown members count
     * @return all faults in the order of {@link Finding#ORDER}; empty when there is none
     * @throws IllegalArgumentException when the contract has no such schema
     */
    public List<Finding> check(String component, JsonNode value, CheckContext context) {
        return faults(component, value, context).stream()
                .map(Fault::finding)
                .sorted(Finding.ORDER)
                .toList();
    }

    List<Fault> faults(String component, JsonNode value, CheckContext context) {
        Compiled parts = compiled.computeIfAbsent(component, this::compile);
        StructuralFindings report = new StructuralFindings(component, parts.shape, definitions, context);
        List<Fault> faults = new ArrayList<>();
        parts.schema.validate(value).forEach(error -> faults.add(report.of(error)));
        new ShapeCheck(definitions, context, report, faults).check(parts.shape, value);
        return faults;
    }

    JsonNode components() {
        return components;
    }

    private Compiled compile(String component) {
        if (!components.has(component)) {
            throw new IllegalArgumentException("the contract has no schema " + component);
        }
        Schema schema = registry.getSchema(SchemaLocation.of(DOCUMENT + "#/components/schemas/" + component));
        schema.initializeValidators();
        return new Compiled(schema, Shape.of(components, component));
    }

    private record Compiled(Schema schema, Shape shape) {}

    private static final class Holder {
        static final ContractSchemas PUBLISHED = load();

        private static ContractSchemas load() {
            try (InputStream in = ContractSchemas.class.getResourceAsStream(BUNDLE)) {
                if (in == null) {
                    throw new IllegalStateException(BUNDLE + " is missing from the class path");
                }
                JsonNode bundle = new YAMLMapper().readTree(in);
                return new ContractSchemas(bundle.required("components").required("schemas"), Definitions.published());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
