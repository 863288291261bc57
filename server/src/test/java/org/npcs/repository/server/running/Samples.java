package org.npcs.repository.server.running;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.npcs.repository.contract.Contract;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Documents to send: the examples of the contract under keys of their own. */
public final class Samples {

    private static final JsonNode EXAMPLES =
            new YAMLMapper().readTree(Contract.openapi()).at("/components/examples");
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private Samples() {}

    /** A local key that no other test uses. */
    public static String localKey() {
        return "TST-" + Integer.toString(46_656 + NEXT.getAndIncrement(), 36).toUpperCase(Locale.ROOT);
    }

    /** An idempotency key that no other test uses. */
    public static String idempotencyKey() {
        return UUID.randomUUID().toString();
    }

    /** An example of the contract. */
    public static ObjectNode example(String name) {
        return (ObjectNode) EXAMPLES.required(name).required("value").deepCopy();
    }

    /** A valid incident. */
    public static ObjectNode incident(String localKey) {
        return example("near-fatality").put("localKey", localKey);
    }

    /** A complete SSIT review. */
    public static ObjectNode review(String localKey) {
        return example("ssit-review").put("incidentLocalKey", localKey);
    }
}
