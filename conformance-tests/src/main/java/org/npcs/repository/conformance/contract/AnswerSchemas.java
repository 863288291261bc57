package org.npcs.repository.conformance.contract;

import com.networknt.schema.Error;
import java.util.List;
import java.util.Optional;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares answers with the contract. Unknown members pass, since a server may be newer than this kit. */
public final class AnswerSchemas {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ContractDocument contract = ContractDocument.published();
    private final ContractSchemas schemas = ContractSchemas.published();

    /** Returns the validator of the packaged contract. */
    public static AnswerSchemas published() {
        return Holder.PUBLISHED;
    }

    private AnswerSchemas() {}

    /** Returns in which respects the answer breaks the contract; empty for requests that the contract does not know. */
    public List<String> violations(Call call, Answer answer) {
        return violations(call.method(), call.path(), answer);
    }

    /** Returns in which respects the answer to a request breaks the contract. */
    public List<String> violations(String method, String path, Answer answer) {
        Optional<ContractDocument.Operation> operation = contract.find(method, path);
        if (operation.isEmpty()) {
            return List.of();
        }
        String id = operation.get().id();
        JsonNode responses = operation.get().definition().required("responses");
        JsonNode response = resolved(responses.path(String.valueOf(answer.status())));
        if (response.isMissingNode()) {
            return List.of(id + " answered " + answer.status() + ", which the contract does not list");
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode() || content.isEmpty()) {
            return List.of();
        }
        if (!content.has(answer.mediaType())) {
            return List.of(id + " answered " + answer.status() + " as '" + answer.mediaType()
                    + "', which the contract does not list");
        }
        JsonNode schema = content.required(answer.mediaType()).path("schema");
        if (!answer.mediaType().endsWith("json") || !schema.has("$ref")) {
            return List.of();
        }
        return against(id + " " + answer.status(), schema.required("$ref").asString(), answer);
    }

    private List<String> against(String what, String reference, Answer answer) {
        JsonNode body;
        try {
            body = JSON.readTree(answer.bytes());
        } catch (JacksonException malformed) {
            return List.of(what + ": the body is not JSON");
        }
        return schemas.errors(reference, body).stream()
                .map(error -> what + " at " + error.getInstanceLocation() + ": " + words(error))
                .sorted()
                .toList();
    }

    /** The message of the validator may quote what was sent; the keyword with its place says enough. */
    private static String words(Error error) {
        return "breaks '" + error.getKeyword() + "' of the schema"
                + (error.getProperty() == null ? "" : " for the member " + error.getProperty());
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode()
                ? node
                : contract.root().at(reference.asString().substring(1));
    }

    private static final class Holder {
        static final AnswerSchemas PUBLISHED = new AnswerSchemas();
    }
}
