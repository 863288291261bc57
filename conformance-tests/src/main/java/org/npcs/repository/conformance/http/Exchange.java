package org.npcs.repository.conformance.http;

import java.util.List;
import java.util.Map;

/**
 * One request and its answer as reports show them, without secrets.
 *
 * @param caller who sent it, in words
 * @param method HTTP method
 * @param path path and query
 * @param requestHeaders headers that were sent
 * @param requestBody body that was sent, or an empty text
 * @param status HTTP status, or 0 where no answer came
 * @param answerHeaders headers that came
 * @param answerBody body that came, or why none came
 */
public record Exchange(
        String caller,
        String method,
        String path,
        Map<String, String> requestHeaders,
        String requestBody,
        int status,
        Map<String, String> answerHeaders,
        String answerBody) {

    private static final int LONGEST = 20_000;

    /** Returns an exchange, without secrets, of which no header of the answer is kept. */
    public static Exchange of(
            String caller,
            String method,
            String path,
            Map<String, String> requestHeaders,
            String requestBody,
            int status,
            String answerBody,
            Redaction redaction) {
        return new Exchange(caller, method, path, requestHeaders, requestBody, status, Map.of(), answerBody)
                .without(redaction);
    }

    /** Returns the exchange without secrets, long bodies cut. */
    Exchange without(Redaction redaction) {
        return new Exchange(
                caller,
                method,
                redaction.cut(path),
                headers(requestHeaders, redaction),
                shortened(redaction.cut(requestBody)),
                status,
                headers(answerHeaders, redaction),
                shortened(redaction.cut(answerBody)));
    }

    /** Returns the exchange in a few lines. */
    public List<String> lines() {
        return List.of(
                method + " " + path + " as " + caller + (requestBody.isEmpty() ? "" : " with " + requestBody),
                "-> " + (status == 0 ? "no answer" : String.valueOf(status)) + " " + answerBody);
    }

    private static Map<String, String> headers(Map<String, String> headers, Redaction redaction) {
        Map<String, String> kept = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> kept.put(
                name,
                name.equalsIgnoreCase("Authorization")
                                || name.equalsIgnoreCase("Set-Cookie")
                                || name.equalsIgnoreCase("Cookie")
                        ? Redaction.CUT
                        : redaction.cut(value)));
        return java.util.Collections.unmodifiableMap(kept);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "… (" + (text.length() - LONGEST) + " more)";
    }
}
