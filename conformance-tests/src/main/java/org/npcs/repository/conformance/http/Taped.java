package org.npcs.repository.conformance.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One exchange of a recording: all of the answer, and of the request what tells which one it was.
 *
 * @param check name of the check that sent it
 * @param caller who sent it, in words
 * @param method HTTP method
 * @param path path and query
 * @param request body that was sent, without secrets
 * @param status HTTP status, or 0 where no answer came
 * @param headers headers that came
 * @param body bytes that came, without secrets; why none came where there was no answer
 */
public record Taped(
        String check,
        String caller,
        String method,
        String path,
        byte[] request,
        int status,
        Map<String, List<String>> headers,
        byte[] body) {

    private static final List<String> SECRET = List.of("set-cookie", "cookie", "authorization");

    /** Keeps an exchange, without secrets. */
    static Taped of(String check, Recorded recorded, Redaction redaction) {
        Answer answer = recorded.answer();
        Exchange exchange = recorded.exchange();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (answer != null) {
            answer.headers()
                    .forEach((name, values) -> headers.put(
                            name,
                            values.stream()
                                    .map(value -> SECRET.contains(name.toLowerCase(java.util.Locale.ROOT))
                                            ? Redaction.CUT
                                            : redaction.cut(value))
                                    .toList()));
        }
        return new Taped(
                check,
                exchange.caller(),
                exchange.method(),
                exchange.path(),
                without(recorded.call().body(), redaction),
                exchange.status(),
                headers,
                answer == null
                        ? exchange.answerBody().getBytes(StandardCharsets.UTF_8)
                        : without(answer.bytes(), redaction));
    }

    /** The same without secrets that became known later. */
    Taped again(Redaction redaction) {
        return new Taped(
                check,
                caller,
                method,
                redaction.cut(path),
                without(request, redaction),
                status,
                headers,
                without(body, redaction));
    }

    /** Whether a secret was cut out of the answer. */
    boolean isCut() {
        return new String(body, StandardCharsets.ISO_8859_1).contains(Redaction.CUT)
                || headers.values().stream().flatMap(List::stream).anyMatch(value -> value.contains(Redaction.CUT));
    }

    static byte[] without(byte[] bytes, Redaction redaction) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String cut = redaction.cutNamed(text);
            return cut.equals(text) ? bytes : cut.getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException binary) {
            return bytes;
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return method + " " + path + " as " + caller + " -> " + status + " (" + Arrays.hashCode(body) + ")";
    }
}
