package org.npcs.repository.conformance.adapter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests with a token and repeats what went wrong. */
final class Wire {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TRIES = 4;

    private final Map<String, String> scenario;
    private final Flaw flaw;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private String token = "";

    Wire(Map<String, String> scenario, Flaw flaw) {
        this.scenario = scenario;
        this.flaw = flaw;
    }

    HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(headers);
        String key = UUID.randomUUID().toString();
        for (int attempt = 1; ; attempt++) {
            if (path.contains("/submissions")) {
                all.put("Content-Type", "application/x-ndjson");
                all.computeIfPresent(
                        "Idempotency-Key",
                        (name, known) -> flaw == Flaw.NEW_SUBMISSION_FOR_EACH_TRY
                                ? UUID.randomUUID().toString()
                                : known);
            } else if (method.equals("POST")) {
                all.put(
                        "Idempotency-Key",
                        flaw == Flaw.NEW_KEY_FOR_EACH_TRY ? UUID.randomUUID().toString() : key);
            }
            try {
                HttpResponse<String> answer = once(method, scenario.get("NPCS_BASE_URL") + path, body, all);
                if (answer.statusCode() == 307 && flaw == Flaw.TOKEN_FOLLOWS) {
                    return once(method, answer.headers().firstValue("Location").orElseThrow(), body, all);
                }
                boolean again = answer.statusCode() == 429 || answer.statusCode() == 503;
                if (answer.statusCode() == 401 && attempt < TRIES) {
                    token = "";
                } else if (!again || attempt == TRIES) {
                    return answer;
                } else {
                    Thread.sleep(pause(answer).toMillis());
                }
            } catch (IOException lost) {
                if (attempt == TRIES) {
                    throw lost;
                }
            }
        }
    }

    /** Returns the body of an answer that tells of success. */
    JsonNode understood(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("status " + answer.statusCode());
        }
        JsonNode body = JSON.readTree(answer.body());
        if (flaw == Flaw.KNOWS_EVERYTHING && body.has("weather")) {
            throw new IllegalStateException("a member that nobody knows");
        }
        return body;
    }

    private Duration pause(HttpResponse<String> answer) {
        String given = answer.headers().firstValue("Retry-After").orElse("1");
        if (flaw == Flaw.IMPATIENT) {
            return Duration.ZERO;
        }
        if (given.matches("[0-9]+")) {
            return Duration.ofSeconds(Long.parseLong(given));
        }
        if (flaw == Flaw.DATES_ARE_NOT_READ) {
            return Duration.ofMillis(100);
        }
        Instant until =
                ZonedDateTime.parse(given, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        Duration left = Duration.between(Instant.now(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private HttpResponse<String> once(String method, String address, String body, Map<String, String> headers)
            throws Exception {
        if (token.isEmpty()) {
            token = token();
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty() && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        String member = scenario.getOrDefault("NPCS_ACTING_FOR", "");
        boolean forgotten = flaw == Flaw.FORGETS_MEMBER_ON_READS && method.equals("GET");
        if (!member.isEmpty() && !forgotten) {
            request.header("Acting-For", member);
        }
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String token() throws Exception {
        String pair = scenario.get("NPCS_CLIENT_ID") + ":" + scenario.get("NPCS_CLIENT_SECRET");
        HttpRequest request = HttpRequest.newBuilder(URI.create(scenario.getOrDefault("NPCS_TOKEN_URL", "")))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body())
                .path("access_token")
                .asString("");
    }
}
