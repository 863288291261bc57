package org.npcs.repository.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.internal.Operation;

/** What a facade fills in before it calls: places in the path, filters, a body. Used by one thread, once. */
final class Call {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

    private final Operation operation;
    private final CallOptions options;
    private final Map<String, String> path = new LinkedHashMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();
    private byte @Nullable [] body;
    private Duration patience = Duration.ZERO;

    Call(Operation operation, CallOptions options) {
        this.operation = operation;
        this.options = options;
    }

    Call path(String name, Object value) {
        path.put(name, value.toString());
        return this;
    }

    Call query(String name, @Nullable Object value) {
        if (value != null) {
            query.put(name, value.toString());
        }
        return this;
    }

    Call body(byte[] json) {
        body = json;
        return this;
    }

    Operation operation() {
        return operation;
    }

    CallOptions options() {
        return options;
    }

    /** Gives the answer more time, because the repository was asked to hold it back. */
    Call patience(@Nullable Integer seconds) {
        patience = Duration.ofSeconds(seconds == null ? 0 : seconds);
        return this;
    }

    Duration patience() {
        return patience;
    }

    byte @Nullable [] body() {
        return body;
    }

    boolean needsJurisdiction() {
        return operation.path().contains("{jurisdiction}") && !path.containsKey("jurisdiction");
    }

    URI address(URI base, CallOptions merged) {
        StringBuilder address = new StringBuilder(base.toString());
        Matcher places = PLACE.matcher(operation.path());
        int from = 0;
        while (places.find()) {
            address.append(operation.path(), from, places.start()).append(segment(places.group(1)));
            from = places.end();
        }
        address.append(operation.path().substring(from));
        Map<String, String> all = new LinkedHashMap<>(query);
        all.putAll(Headers.query(operation, merged));
        char separator = '?';
        for (Map.Entry<String, String> parameter : all.entrySet()) {
            address.append(separator).append(encode(parameter.getKey()));
            address.append('=').append(encode(parameter.getValue()));
            separator = '&';
        }
        return URI.create(address.toString());
    }

    private String segment(String name) {
        String value = path.get(name);
        // Two dots would lead to another address: proxies resolve them.
        if (value == null || value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new UsageException("the operation " + operation.id() + " needs a proper " + name);
        }
        return encode(value);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
