package org.npcs.repository.server.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.RunningSandbox;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract is served as it was released, and what the server answers is what the contract says: no more, no less. */
@ExtendWith(RunningSandbox.class)
class ServedContractIntegrationTests {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete", "head", "options");
    private static final JsonNode AUTHORED = new YAMLMapper().readTree(Contract.openapi());

    /** One operation as a caller meets it: each parameter as place, name and need; the body as need and media types. */
    private record Served(SortedSet<String> parameters, String body) {}

    @Test
    void theContractIsServedByteForByte() {
        var answer = Api.anonymous().get("/v1/openapi.yaml");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo(Contract.openapi());
        assertThat(answer.header("Content-Type")).isEqualTo("application/yaml;charset=UTF-8");
        assertThat(answer.header("ETag")).isEqualTo('"' + Contract.sha256() + '"');
    }

    @Test
    void aContractThatIsHeldIsNotSentAgain() {
        var answer = Api.anonymous()
                .header("If-None-Match", '"' + Contract.sha256() + '"')
                .get("/v1/openapi.yaml");
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void theServerAnswersExactlyTheOperationsOfTheContract() {
        var authored = operations(AUTHORED);
        assertThat(authored).hasSizeGreaterThan(40);
        assertThat(operations(reflected())).isEqualTo(authored);
    }

    @Test
    void thereIsRoomForEveryOperationAmongTheMetrics() {
        int room = RunningSandbox.bean(MetricsProperties.class)
                .getWeb()
                .getServer()
                .getMaxUriTags();
        assertThat(operations(AUTHORED))
                .as("paths beside the contract need room, too")
                .hasSizeLessThan(room / 2);
    }

    @Test
    void theComparisonSeesAnOperationMoreOrLess() {
        var changed = AUTHORED.deepCopy();
        ((ObjectNode) changed.at("/paths/~1v1~1me")).remove("get");
        assertThat(operations(changed)).isNotEqualTo(operations(AUTHORED));
    }

    @Test
    void theComparisonSeesAParameterMoreOrLessOrNeeded() {
        for (Map.Entry<String, JsonNode> parameter :
                AUTHORED.at("/components/parameters").properties()) {
            var changed = AUTHORED.deepCopy();
            var copy = (ObjectNode) changed.at("/components/parameters/" + parameter.getKey());
            copy.put("required", !copy.path("required").asBoolean(false));
            assertThat(operations(changed)).as(parameter.getKey()).isNotEqualTo(operations(AUTHORED));
            copy.put("name", "other");
            assertThat(operations(changed)).as(parameter.getKey()).isNotEqualTo(operations(AUTHORED));
        }
    }

    @Test
    void theComparisonSeesABodyMoreOrLess() {
        var changed = AUTHORED.deepCopy();
        ((ObjectNode) changed.at("/paths/~1v1~1clients/post")).remove("requestBody");
        assertThat(operations(changed)).isNotEqualTo(operations(AUTHORED));
    }

    private static JsonNode reflected() {
        var answer = Api.anonymous().get("/docs/reflected");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().isString()
                ? new YAMLMapper().readTree(answer.json().asString().getBytes(StandardCharsets.UTF_8))
                : answer.json();
    }

    private static SortedMap<String, Served> operations(JsonNode document) {
        var operations = new TreeMap<String, Served>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member -> operations.put(
                        member.getKey() + " " + path.getKey(), served(document, path.getValue(), member.getValue()))));
        return operations;
    }

    private static Served served(JsonNode document, JsonNode path, JsonNode operation) {
        var parameters = new TreeSet<String>();
        Stream.of(path.path("parameters"), operation.path("parameters"))
                .flatMap(JsonNode::valueStream)
                .map(parameter -> resolved(document, parameter))
                .forEach(parameter -> parameters.add(parameter.get("in").asString() + " "
                        + parameter.get("name").asString() + " " + need(parameter)));
        var body = resolved(document, operation.path("requestBody"));
        var types = new TreeSet<>(body.path("content").propertyNames());
        return new Served(parameters, body.isMissingNode() ? "" : need(body) + " " + types);
    }

    private static String need(JsonNode node) {
        return node.path("required").asBoolean(false) ? "required" : "optional";
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
