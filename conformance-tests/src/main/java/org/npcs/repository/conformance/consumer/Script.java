package org.npcs.repository.conformance.consumer;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the stand-in says to a request, with at most one fault. */
final class Script {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern BY_KEY = Pattern.compile("/v1/jurisdictions/[^/]+/incidents/([^/]+)");
    private static final Pattern APPEND = Pattern.compile("/v1/incidents/([^/]+)/(determinations|findings)");
    private static final Pattern BY_ID = Pattern.compile("/v1/incidents/([^/]+)");

    private static final Pattern SUBMISSION = Pattern.compile("/v1/submissions/([^/]+)(/results)?");
    private static final int LATE = 2_000;

    private final Shelf shelf;
    private final String elsewhere;
    private final String home;
    private int tokens;

    record Said(
            int status,
            String body,
            Map<String, String> headers,
            com.github.tomakehurst.wiremock.http.@Nullable Fault broken,
            int millisLate) {

        static Said of(Shelf.Outcome outcome) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", outcome.status() < 400 ? "application/json" : "application/problem+json");
            headers.put("Cache-Control", "private, no-store");
            String etag = JSON.readTree(outcome.body()).path("etag").asString("");
            if (!etag.isEmpty()) {
                headers.put("ETag", etag);
            }
            return new Said(outcome.status(), outcome.body(), headers, null, 0);
        }

        Said with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Said(status, body, more, broken, millisLate);
        }
    }

    Script(Shelf shelf, String elsewhere, String home) {
        this.shelf = shelf;
        this.elsewhere = elsewhere;
        this.home = home;
    }

    Said answer(String method, String pathAndQuery, Map<String, String> headers, String body, @Nullable Fault fault) {
        String[] parts = pathAndQuery.split("\\?", 2);
        String query = parts.length == 2 ? parts[1] : "";
        if (fault != null && refuses(fault)) {
            return refusal(fault, pathAndQuery);
        }
        Said said = open(parts[0]);
        if (said == null) {
            boolean current = headers.getOrDefault("Authorization", "").equals("Bearer " + token());
            said = current
                    ? Said.of(record(method, parts[0], query, headers, body))
                    : Said.of(Shelf.problem(401, tokens == 0 ? "unauthenticated" : "token-expired"))
                            .with(
                                    "WWW-Authenticate",
                                    "Bearer resource_metadata=\"" + home + "/.well-known/oauth-protected-resource\"");
        }
        return fault == null ? said : broken(said, fault);
    }

    private static Said broken(Said said, Fault fault) {
        return switch (fault.kind()) {
            case SLOW -> new Said(said.status(), said.body(), said.headers(), null, LATE);
            case DROPPED -> broken(said, com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
            default -> broken(said, com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK);
        };
    }

    private static Said broken(Said said, com.github.tomakehurst.wiremock.http.Fault fault) {
        return new Said(said.status(), said.body(), said.headers(), fault, 0);
    }

    private static boolean refuses(Fault fault) {
        return switch (fault.kind()) {
            case DROPPED, TRUNCATED, SLOW -> false;
            default -> true;
        };
    }

    private Said refusal(Fault fault, String pathAndQuery) {
        long seconds = fault.pause().toSeconds();
        return switch (fault.kind()) {
            case TOO_MANY -> Said.of(Shelf.problem(429, "rate-limited")).with("Retry-After", String.valueOf(seconds));
            case TOO_MANY_UNTIL -> Said.of(Shelf.problem(429, "rate-limited")).with("Retry-After", date(seconds + 1));
            case UNAVAILABLE -> Said.of(Shelf.problem(503, "unavailable")).with("Retry-After", String.valueOf(seconds));
            case LOST ->
                broken(
                        Said.of(Shelf.problem(503, "unavailable")),
                        com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);
            case REDIRECTED -> Said.of(Shelf.problem(307, "moved")).with("Location", elsewhere + pathAndQuery);
            default -> {
                tokens++;
                yield Said.of(Shelf.problem(401, "token-expired"));
            }
        };
    }

    /** Rounded up to whole seconds, since the form has no fractions. */
    private static String date(long seconds) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(seconds));
    }

    private String token() {
        return "stand-in-token-" + tokens;
    }

    private @Nullable Said open(String path) {
        String body =
                switch (path) {
                    case "/oauth2/token" ->
                        "{\"access_token\":\"" + token() + "\",\"token_type\":\"Bearer\",\"expires_in\":300}";
                    case "/.well-known/oauth-protected-resource" ->
                        "{\"resource\":\"" + home
                                + "\",\"authorization_servers\":[\"" + home
                                + "\"],\"bearer_methods_supported\":[\"header\"]}";
                    case "/.well-known/oauth-authorization-server" ->
                        "{\"issuer\":\"" + home + "\",\"token_endpoint\":\"" + home + "/oauth2/token\"}";
                    case "/v1" ->
                        "{\"name\":\"Stand-in\",\"contractVersion\":\"1.0.0\",\"softwareVersion\":\"0\","
                                + "\"sandbox\":true,\"links\":[],\"meta\":" + Shelf.meta() + "}";
                    default -> "";
                };
        return body.isEmpty() ? null : Said.of(new Shelf.Outcome(200, body));
    }

    private Shelf.Outcome record(String method, String path, String query, Map<String, String> headers, String body) {
        Matcher key = BY_KEY.matcher(path);
        Matcher append = APPEND.matcher(path);
        Matcher id = BY_ID.matcher(path);
        if (method.equals("POST") && path.endsWith("/incidents/validate")) {
            return shelf.report();
        }
        if (method.equals("PUT") && key.matches()) {
            String expected =
                    query.contains("expectedVersion=") ? query.replaceAll(".*expectedVersion=([0-9]+).*", "$1") : "";
            return shelf.put(key.group(1), body, headers.getOrDefault("If-Match", ""), expected);
        }
        if (method.equals("GET") && key.matches()) {
            return shelf.read(key.group(1));
        }
        if (method.equals("GET") && id.matches()) {
            return shelf.read(id.group(1));
        }
        if (method.equals("POST") && append.matches()) {
            return shelf.append(append.group(1), append.group(2), body, headers.getOrDefault("Idempotency-Key", ""));
        }
        if (method.equals("GET") && path.matches("/v1/jurisdictions/[^/]+/incidents")) {
            return shelf.list(query);
        }
        if (method.equals("POST") && path.matches("/v1/jurisdictions/[^/]+/submissions")) {
            return shelf.submissions()
                    .take(
                            headers.getOrDefault("Idempotency-Key", "").replace("\"", ""),
                            headers.getOrDefault("Content-Type", ""),
                            body);
        }
        Matcher submission = SUBMISSION.matcher(path);
        if (method.equals("GET") && submission.matches()) {
            return submission.group(2) == null
                    ? shelf.submissions().read(submission.group(1))
                    : shelf.submissions().results(submission.group(1));
        }
        return shelf.desk().answer(method, path, query, headers, body);
    }
}
