package org.npcs.repository.conformance.consumer;

import java.util.Map;

/**
 * A request of the integration as it arrived.
 *
 * @param nanos when it arrived, on the clock of {@link System#nanoTime()}
 * @param host which address it reached: {@code home} or {@code elsewhere}
 * @param method HTTP method
 * @param path path and query
 * @param headers headers, names in any case
 * @param body body as text
 * @param status status that was answered, or 0 where the connection was dropped
 * @param answer body that was answered
 */
record Received(
        long nanos,
        String host,
        String method,
        String path,
        Map<String, String> headers,
        String body,
        int status,
        String answer) {

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean is(String wanted, String pattern) {
        return method.equals(wanted) && path.split("\\?", 2)[0].matches(pattern);
    }

    /** Whether it names the version that it starts from, and does not overwrite whatever is there. */
    boolean startsFromAVersion() {
        boolean named = !header("If-Match").isEmpty() || path.contains("expectedVersion=");
        return named && !header("If-Match").equals("*");
    }

    boolean isToken() {
        return path.startsWith("/oauth2/");
    }
}
