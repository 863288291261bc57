package org.npcs.repository.client;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.internal.Operation;

/** Turns options into header fields and query parameters, as far as the operation knows them. */
final class Headers {

    private static final Set<String> RESERVED = Set.of(
            "accept",
            "acting-for",
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "cookie",
            "expect",
            "host",
            "idempotency-key",
            "if-match",
            "if-none-match",
            "npcs-attempt",
            "prefer",
            "proxy-authorization",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private Headers() {}

    static boolean reserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    static Map<String, String> of(Operation operation, CallOptions options) {
        Map<String, String> fields = new LinkedHashMap<>(options.headers());
        fields.put("Accept", String.join(", ", operation.produces()));
        if (!operation.consumes().isEmpty()) {
            fields.put("Content-Type", operation.consumes().get(0));
        }
        put(fields, operation, "Acting-For", options.actingFor());
        put(fields, operation, "Idempotency-Key", options.idempotencyKey());
        put(fields, operation, "If-Match", options.ifMatch());
        put(fields, operation, "If-None-Match", options.isCreateOnly() ? "*" : null);
        put(fields, operation, "Prefer", options.isLenient() ? "handling=lenient" : null);
        return fields;
    }

    static Map<String, String> query(Operation operation, CallOptions options) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (options.expectedVersion() != null && operation.queryParameters().contains("expectedVersion")) {
            parameters.put("expectedVersion", options.expectedVersion().toString());
        }
        if (options.reason() != null && operation.queryParameters().contains("reason")) {
            parameters.put("reason", options.reason());
        }
        parameters.putAll(options.query());
        return parameters;
    }

    /** An option that would be dropped in silence is a surprise: a precondition that was never checked, for one. */
    static void check(Operation operation, CallOptions options) {
        check(options.idempotencyKey() == null || operation.keyed(), operation, "an idempotency key");
        check(options.ifMatch() == null || header(operation, "If-Match"), operation, "ifMatch");
        check(
                options.expectedVersion() == null || operation.queryParameters().contains("expectedVersion"),
                operation,
                "expectedVersion");
        check(options.reason() == null || operation.queryParameters().contains("reason"), operation, "a reason");
        check(
                !options.isCreateOnly() || operation.method().equals("PUT") && header(operation, "If-None-Match"),
                operation,
                "createOnly");
        check(options.actingFor() == null || header(operation, "Acting-For"), operation, "actingFor");
        check(!options.isLenient() || header(operation, "Prefer"), operation, "lenient");
    }

    private static boolean header(Operation operation, String name) {
        return operation.headerParameters().contains(name);
    }

    private static void check(boolean known, Operation operation, String option) {
        if (!known) {
            throw new UsageException("the operation " + operation.id() + " does not know " + option);
        }
    }

    private static void put(
            Map<String, String> fields,
            Operation operation,
            String name,
            @org.jspecify.annotations.Nullable String value) {
        if (value != null && header(operation, name)) {
            fields.put(name, value);
        }
    }
}
