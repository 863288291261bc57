package org.npcs.repository.conformance.toy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.conformance.contract.ContractDocument;
import org.npcs.repository.conformance.contract.ContractDocument.Operation;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.contract.json.InvalidJsonException;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that is decided before an operation, in the order of the contract. */
final class Gate implements Handler {

    static final int BODY_BYTES = 1_048_576;

    private static final Set<String> SECRETS = Set.of("createAnalystToken", "createCultureInvitations");

    private static final Pattern NAMES = Pattern.compile("\\{([^/]+)}");

    private final ContractDocument contract = ContractDocument.published();
    private final Catalogue catalogue = Catalogue.published();
    private final Members members = new Members();
    private final TokenDesk tokens;
    private final Callers callers;
    private final Parameters parameters = new Parameters();
    private final Operations operations;
    private final Map<String, Kept> kept = new HashMap<>();

    private record Kept(String digest, Reply reply) {}

    Gate(String baseUrl) {
        tokens = new TokenDesk(baseUrl);
        callers = new Callers(members, tokens);
        operations = new Operations(baseUrl, members, catalogue, tokens);
    }

    TokenDesk tokens() {
        return tokens;
    }

    @Override
    public synchronized Reply handle(Request request) {
        String requestId = UUID.randomUUID().toString();
        Reply reply;
        Audit.Trace trace = new Audit.Trace(requestId);
        try {
            reply = request.path().equals("/oauth2/token") ? token(request) : answer(request, trace);
            operations.audit().done(trace, reply);
            if (reply.status() != 304 && reply.header("Content-Type").equals("application/json")) {
                reply = reply.edit(body -> stamp(request, body, requestId));
            }
        } catch (Refusal refusal) {
            operations.audit().refused(trace, refusal);
            reply = refusal.reply(catalogue, requestId);
        }
        return reply.header("X-Request-Id", requestId);
    }

    private static void stamp(Request request, ObjectNode body, String requestId) {
        // What a table answers is the same for ever and holds nothing about the request.
        if (request.path().startsWith("/v1") && !request.path().matches("/v1/analytics/[^/]+")) {
            ObjectNode meta = Reply.JSON.createObjectNode();
            meta.put("requestId", requestId).put("contractVersion", Contract.version());
            meta.put("at", Instant.now().truncatedTo(ChronoUnit.MICROS).toString())
                    .put("sandbox", true);
            body.set("meta", meta);
            body.path("items").forEach(item -> {
                if (item.has("createdAt")) {
                    ((ObjectNode) item).set("meta", meta);
                }
            });
        }
    }

    private Reply answer(Request request, Audit.Trace trace) {
        if (request.path().equals("/.well-known/oauth-authorization-server")) {
            return operations.issuer();
        }
        Operation operation = route(request);
        JsonNode definition = operation.definition();
        @Nullable Caller caller = null;
        JsonNode security = definition.path("security");
        if (!security.isEmpty()) {
            caller = callers.of(request);
            trace.known(caller, operation.id(), definition, pathParameters(operation, request.path()), request);
            if (caller.kind().equals("analyst")
                    && security.get(0).path("oauth2").isEmpty()) {
                throw new Refusal("insufficient-scope");
            }
            for (JsonNode scope : security.get(0).path("oauth2")) {
                if (!caller.scopes().contains(scope.asString())) {
                    throw Refusal.allowed("insufficient-scope", List.of(scope.asString()));
                }
            }
        }
        Map<String, String> path = pathParameters(operation, request.path());
        JsonNode item = contract.root().required("paths").required(operation.path());
        Map<String, String> query = parameters.check(contract, item, definition, request, path);
        accepts(definition, request);
        if (request.header("Idempotency-Key").isEmpty() && parameters.needsKey(contract, definition)) {
            throw Refusal.parameter("missing-idempotency-key", "Idempotency-Key");
        }
        Context context = new Context(request, caller, path, query, body(definition, request), this);
        return once(operation, context);
    }

    /** Secrets are told once. */
    private static void withoutSecrets(ObjectNode body) {
        body.remove("token");
        if (body.has("tokens")) {
            body.putArray("tokens");
        }
    }

    private Reply once(Operation operation, Context context) {
        String key = context.request().header("Idempotency-Key").replace("\"", "");
        if (key.isEmpty() || context.caller() == null || operation.id().equals("createSubmission")) {
            return operations.run(operation.id(), context);
        }
        String scoped = context.caller().clientId() + ' ' + context.caller().jurisdiction() + ' ' + key;
        String digest = context.request().method()
                + ' '
                + context.request().path()
                + ' '
                + (context.content() == null ? "" : StrictJson.sha256(context.content()));
        Kept known = kept.get(scoped);
        if (known != null) {
            if (!known.digest.equals(digest)) {
                throw new Refusal("idempotency-key-reused");
            }
            return SECRETS.contains(operation.id())
                    ? known.reply.edit(Gate::withoutSecrets)
                    : known.reply.status(known.reply.status());
        }
        Reply reply = operations.run(operation.id(), context);
        kept.put(scoped, new Kept(digest, reply));
        return reply;
    }

    private Operation route(Request request) {
        List<Operation> there = contract.at(request.path()).toList();
        if (there.isEmpty()) {
            throw new Refusal("not-found");
        }
        Optional<Operation> found = contract.find(request.method(), request.path());
        String best = found.map(Operation::path).orElse("");
        if (found.isEmpty() || there.stream().anyMatch(other -> fixed(other) > fixed(found.get()))) {
            throw Refusal.allowed(
                    "method-not-allowed",
                    there.stream()
                            .filter(operation ->
                                    best.isEmpty() || operation.path().equals(best))
                            .map(Operation::method)
                            .toList());
        }
        return found.get();
    }

    private static long fixed(Operation operation) {
        return operation.path().chars().filter(character -> character == '/').count() * 10
                - operation.path().chars().filter(character -> character == '{').count();
    }

    private static Map<String, String> pathParameters(Operation operation, String path) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher names = NAMES.matcher(operation.path());
        Matcher matcher = operation.pattern().matcher(path);
        if (matcher.matches()) {
            for (int group = 1; names.find(); group++) {
                values.put(names.group(1), matcher.group(group));
            }
        }
        return values;
    }

    private static void accepts(JsonNode definition, Request request) {
        Set<String> offered = new TreeSet<>();
        definition.path("responses").properties().forEach(response -> {
            if (response.getKey().startsWith("2")) {
                offered.addAll(response.getValue().path("content").propertyNames());
            }
        });
        String accept = request.header("Accept");
        boolean met = accept.isEmpty()
                || Arrays.stream(accept.split(","))
                        .map(range -> range.split(";", 2)[0].strip())
                        .anyMatch(range -> range.equals("*/*") || offered.contains(range));
        if (!met) {
            throw Refusal.allowed("not-acceptable", List.copyOf(offered));
        }
    }

    private static @Nullable JsonNode body(JsonNode definition, Request request) {
        JsonNode content = definition.path("requestBody").path("content");
        if (content.isMissingNode()) {
            return null;
        }
        String type = request.header("Content-Type").split(";", 2)[0].strip();
        if (!content.has(type)) {
            throw Refusal.allowed("unsupported-media-type", List.copyOf(content.propertyNames()));
        }
        if (content.has("application/x-ndjson")) {
            return null;
        }
        if (request.body().length > BODY_BYTES) {
            throw new Refusal("body-too-large");
        }
        try {
            return StrictJson.parse(request.body());
        } catch (InvalidJsonException malformed) {
            throw new Refusal("malformed-json");
        }
    }

    private Reply token(Request request) {
        String basic = request.header("Authorization").replaceFirst("(?i)^basic ", "");
        String[] pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8).split(":", 2);
        ObjectNode client = members.clients.get(pair[0]);
        ObjectNode body = Reply.JSON.createObjectNode();
        if (client == null || pair.length < 2 || !pair[1].equals(pair[0] + "-sandbox-secret")) {
            return Reply.json(401, body.put("error", "invalid_client"));
        }
        Request form = new Request("POST", "/", request.text(), Map.of(), new byte[0]);
        String scope = form.parameters().getOrDefault("scope", "");
        if (scope.isEmpty()) {
            Set<String> all = new TreeSet<>();
            client.path("scopes").forEach(one -> all.add(one.asString()));
            scope = String.join(" ", all);
        }
        body.put("access_token", tokens.issue(pair[0], scope))
                .put("token_type", "Bearer")
                .put("expires_in", 600);
        return Reply.json(200, body.put("scope", scope));
    }
}
