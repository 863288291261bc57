package org.npcs.repository.server.platform.request;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * The trace that a request belongs to, by the header {@code traceparent} of W3C Trace Context. A header that is malformed
 * or sent twice is treated as absent, as the recommendation asks: tracing never fails a request.
 */
public final class TraceParent {

    /** Version 00 is exact; a later version may have more after the flags. */
    private static final Pattern FORM =
            Pattern.compile("(?:00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2})"
                    + "|(?:(?!00|ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?)");

    private TraceParent() {}

    /** The identifier of the trace: 32 hexadecimal digits, safe in a log. */
    public static Optional<String> traceId(HttpHeaders headers) {
        var sent = headers.getOrEmpty("traceparent");
        if (sent.size() != 1) {
            return Optional.empty();
        }
        var parts = FORM.matcher(sent.get(0));
        return parts.matches()
                ? Optional.ofNullable(parts.group(1) == null ? parts.group(2) : parts.group(1))
                : Optional.empty();
    }
}
