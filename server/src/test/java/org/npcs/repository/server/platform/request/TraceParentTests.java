package org.npcs.repository.server.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

/** Trace context is taken over when it is well formed and overlooked when it is not (W3C Trace Context, section 3.2). */
class TraceParentTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-00f067aa0ba902b7-01",
                "00-" + TRACE + "-00f067aa0ba902b7-00",
                "cc-" + TRACE + "-00f067aa0ba902b7-01",
                "cc-" + TRACE + "-00f067aa0ba902b7-01-what-the-future-will-be-like"
            })
    void aWellFormedTraceIsKnown(String header) {
        assertThat(TraceParent.traceId(headers(header))).contains(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "00-" + TRACE + "-00f067aa0ba902b7-01-more",
                "cc-" + TRACE + "-00f067aa0ba902b7-01.more",
                "00-" + TRACE + "-0000000000000000-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-" + TRACE + "-00f067aa0ba902b7",
                "00-" + TRACE + "-00f067aa0ba902b7-01\nforged line"
            })
    void aMalformedTraceIsOverlooked(String header) {
        assertThat(TraceParent.traceId(headers(header))).isEmpty();
    }

    @Test
    void twoTracesAreNone() {
        var headers = headers("00-" + TRACE + "-00f067aa0ba902b7-01");
        headers.add("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        assertThat(TraceParent.traceId(headers)).isEmpty();
    }

    private static HttpHeaders headers(String header) {
        var headers = new HttpHeaders();
        headers.add("traceparent", header);
        return headers;
    }
}
