package org.npcs.repository.conformance.consumer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.npcs.repository.conformance.consumer.Shelf.Outcome;
import org.npcs.repository.conformance.contract.ContractDocument;
import org.npcs.repository.conformance.contract.RequestSchemas;
import org.npcs.repository.contract.json.InvalidJsonException;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the stand-in keeps of the nouns that a member reports and reads: the records by their paths, the answers by
 * idempotency key, and what each request did.
 */
final class Desk {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Forms forms;
    private final Steps steps = new Steps();
    private final Notices notices;
    private final boolean novel;
    private final Map<String, ObjectNode> records = new LinkedHashMap<>();
    private final Map<String, Outcome> answers = new LinkedHashMap<>();
    private final Map<String, Effect> stated = new LinkedHashMap<>();
    private final List<Effect> effects = new ArrayList<>();

    Desk(boolean novel, Map<String, JsonNode> before) {
        this.novel = novel;
        this.forms = new Forms(novel);
        this.notices = new Notices(novel);
        before.forEach((path, content) -> records.put(path, forms.record(operation(path), path, content, 1)));
    }

    /** An offer cannot be read alone, but moved on. */
    private static ContractDocument.Operation operation(String path) {
        ContractDocument contract = ContractDocument.published();
        return contract.find("GET", path)
                .or(() -> contract.find("POST", path + "/transitions"))
                .orElseThrow(() -> new IllegalArgumentException("the contract has no record at " + path));
    }

    /** Identifier of the n-th record, counted from 1, that was made in a collection. */
    static String id(String collection, int number) {
        return UUID.nameUUIDFromBytes((collection + "#" + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** What the requests did, in their order; a repeat did nothing. */
    List<Effect> effects() {
        return List.copyOf(effects);
    }

    Outcome answer(String method, String path, String query, Map<String, String> headers, String body) {
        Optional<ContractDocument.Operation> found =
                ContractDocument.published().find(method, path);
        if (found.isEmpty() || !Forms.knows(found.get())) {
            return Shelf.problem(404, "not-found");
        }
        ContractDocument.Operation operation = found.get();
        if (method.equals("GET")) {
            return read(operation, path, query);
        }
        JsonNode content;
        try {
            content = StrictJson.parse(body.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidJsonException malformed) {
            return Shelf.problem(400, "malformed-json");
        }
        if (!RequestSchemas.published().violations(operation, content, novel).isEmpty()) {
            return Shelf.problem(422, "validation-failed");
        }
        return method.equals("PUT")
                ? put(operation, path, query, headers, content)
                : post(operation, path, headers, content);
    }

    private Outcome read(ContractDocument.Operation operation, String path, String query) {
        if (operation.id().equals("listSafetyNotices")) {
            return new Outcome(200, notices.page(query).toString());
        }
        if (operation.id().equals("getCultureResult")) {
            return new Outcome(200, CultureAnswers.report(path, novel).toString());
        }
        if (operation.id().startsWith("list")) {
            return new Outcome(200, Pages.of(records, path, query).toString());
        }
        ObjectNode record = records.get(path);
        if (record == null && operation.id().equals("getNoticeResponse")) {
            record = forms.record(operation, path, JSON.createObjectNode().put("state", "not-seen"), 0);
        }
        if (record != null && operation.id().equals("getSupportRequest")) {
            steps.match(record);
        }
        return record == null ? Shelf.problem(404, "not-found") : new Outcome(200, record.toString());
    }

    private Outcome put(
            ContractDocument.Operation operation,
            String path,
            String query,
            Map<String, String> headers,
            JsonNode content) {
        ObjectNode stored = records.get(path);
        String ifMatch = headers.getOrDefault("If-Match", "");
        String expected =
                query.contains("expectedVersion=") ? query.replaceAll(".*expectedVersion=([0-9]+).*", "$1") : "";
        int version = stored == null ? 0 : stored.path("version").asInt(0);
        Effect effect = Effect.of("PUT", path, content);
        if (stored != null && effect.equals(stated.get(path))) {
            return new Outcome(200, stored.toString());
        }
        if (stored == null && !steps.creates(operation)) {
            return Shelf.problem(404, "not-found");
        }
        if (stored != null) {
            if (ifMatch.isEmpty() && expected.isEmpty()) {
                return Shelf.problem(428, "precondition-required");
            }
            boolean current = ifMatch.equals("*")
                    || ifMatch.equals(stored.path("etag").asString(""))
                    || expected.equals(String.valueOf(version));
            if (!current) {
                return Shelf.problem(412, "version-mismatch");
            }
            if (steps.forbids(operation, stored, content)) {
                return Shelf.problem(422, "validation-failed");
            }
        }
        ObjectNode made = forms.record(operation, path, content, version + 1);
        steps.keep(operation, stored, made);
        records.put(path, made);
        stated.put(path, effect);
        effects.add(effect);
        return new Outcome(version == 0 ? 201 : 200, made.toString());
    }

    private Outcome post(
            ContractDocument.Operation operation, String path, Map<String, String> headers, JsonNode content) {
        String key = headers.getOrDefault("Idempotency-Key", "").replace("\"", "");
        if (key.isEmpty()) {
            return Shelf.problem(400, "missing-idempotency-key");
        }
        Outcome known = answers.get(key);
        if (known != null) {
            return known;
        }
        Outcome outcome = operation.id().startsWith("transition")
                ? move(operation, path.replaceFirst("/transitions$", ""), content)
                : create(operation, path, content);
        if (outcome.status() < 300) {
            effects.add(Effect.of("POST", path, content));
            answers.put(key, outcome);
        }
        return outcome;
    }

    private Outcome create(ContractDocument.Operation operation, String path, JsonNode content) {
        int number = 1 + Pages.count(records, path);
        String address = path + "/" + id(path, number);
        ObjectNode made = forms.record(operation, address, content, 1);
        records.put(address, made);
        String offer = content.path("offerId").asString("");
        records.forEach((other, record) -> {
            if (!offer.isEmpty() && record.path("id").asString("").equals(offer)) {
                record.put("state", "accepted");
            }
        });
        return new Outcome(201, made.toString());
    }

    private Outcome move(ContractDocument.Operation operation, String path, JsonNode step) {
        ObjectNode stored = records.get(path);
        if (stored == null) {
            return Shelf.problem(404, "not-found");
        }
        if (!steps.move(operation, stored, step)) {
            return Shelf.problem(409, "illegal-transition");
        }
        forms.next(stored);
        return new Outcome(200, stored.toString());
    }
}
