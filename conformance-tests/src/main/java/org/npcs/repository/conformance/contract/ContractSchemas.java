package org.npcs.repository.conformance.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The schemas of the contract, compiled once. */
final class ContractSchemas {

    private static final String DOCUMENT = "urn:npcs:contract";

    private final SchemaRegistry registry;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    private ContractSchemas(String document) {
        registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(DOCUMENT, document))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    static ContractSchemas published() {
        return Holder.PUBLISHED;
    }

    /** Returns in which respects a body breaks the schema that a reference within the contract points to. */
    List<Error> errors(String reference, JsonNode body) {
        return compiled.computeIfAbsent(reference, key -> registry.getSchema(SchemaLocation.of(DOCUMENT + key)))
                .validate(body);
    }

    private static final class Holder {
        static final ContractSchemas PUBLISHED =
                new ContractSchemas(ContractDocument.published().root().toString());
    }
}
