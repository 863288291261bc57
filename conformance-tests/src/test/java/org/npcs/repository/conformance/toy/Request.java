package org.npcs.repository.conformance.toy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A request as it arrived; copies can be changed by a mutation. */
public record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    /** Returns a header, or an empty text. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Returns the same request with another header; an empty value removes it. */
    public Request with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        changed.put(name, value);
        if (value.isEmpty()) {
            changed.remove(name);
        }
        return new Request(method, path, query, changed, body);
    }

    /** Returns the same request with another body. */
    public Request withBody(String text) {
        return new Request(method, path, query, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the same request for another address. */
    public Request at(String otherPath, String otherQuery) {
        return new Request(method, otherPath, otherQuery, headers, body);
    }

    /** Returns the same request with another method. */
    public Request as(String otherMethod) {
        return new Request(otherMethod, path, query, headers, body);
    }

    /** Returns the body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns whether this is a request of a method for addresses of a form. */
    public boolean is(String wanted, String pattern) {
        return method.equals(wanted)
                && PATTERNS.computeIfAbsent(pattern, Pattern::compile)
                        .matcher(path)
                        .matches();
    }

    /** Returns whether another request asks for the same in the same words. */
    public boolean same(Request other) {
        return method.equals(other.method)
                && path.equals(other.path)
                && query.equals(other.query)
                && headers.equals(other.headers)
                && Arrays.equals(body, other.body);
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
