package org.npcs.repository.conformance.consumer;

import java.time.Duration;

/**
 * A fault that the stand-in shows once, to the first request that fits.
 *
 * @param kind what goes wrong
 * @param method HTTP method of the request that meets it
 * @param path form of its path
 * @param pause how long the integration is told to wait, where it is
 */
record Fault(Kind kind, String method, String path, Duration pause) {

    enum Kind {
        /** 429 with Retry-After in seconds. */
        TOO_MANY,
        /** 429 with Retry-After as a date. */
        TOO_MANY_UNTIL,
        /** 503 with Retry-After in seconds. */
        UNAVAILABLE,
        /** The effect is made, then the connection is closed. */
        DROPPED,
        /** The effect is made, then half an answer is sent. */
        TRUNCATED,
        /** The connection is closed before anything has an effect. */
        LOST,
        /** The effect is made, and the answer comes late. */
        SLOW,
        /** 307 to another host. */
        REDIRECTED,
        /** 401, since the token has expired. */
        EXPIRED
    }

    static Fault of(Kind kind, String method, String path) {
        return new Fault(kind, method, path, Duration.ofSeconds(1));
    }

    boolean meets(String otherMethod, String otherPath) {
        return method.equals(otherMethod) && otherPath.matches(path);
    }
}
