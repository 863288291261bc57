package org.npcs.repository.server.platform.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.json.InvalidJsonException;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContractSchemas;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Reads a body once: media type, size, strict JSON, schema. Record contents are judged by their nouns, which know the
 * instrument and the stored version.
 */
@Component
final class BodyReader {

    /** Largest body, in bytes. */
    static final int MAX_BYTES = 1_048_576;

    private static final Set<String> JUDGED_BY_NOUN = Set.of("IncidentContent", "ReviewContent");

    private final RepositoryClock clock;
    private final ContractSchemas schemas = ContractSchemas.published();

    BodyReader(RepositoryClock clock) {
        this.clock = clock;
    }

    /** Judges the head of a streamed body; the operation reads the stream. */
    StreamedRequest stream(Operation operation, ServerHttpRequest request) {
        var encoding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        var gzip = "gzip".equals(encoding);
        var body = gzip ? accepted(operation, request) : accepted(operation, request, encoding);
        return new StreamedRequest(request, body.getKey(), gzip);
    }

    Mono<JsonRequest> read(Operation operation, ServerHttpRequest request) {
        var schema = accepted(operation, request, request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING))
                .getValue();
        if (request.getHeaders().getContentLength() > MAX_BYTES) {
            return Mono.error(ProblemException.of(ProblemCode.BODY_TOO_LARGE));
        }
        return DataBufferUtils.join(request.getBody(), MAX_BYTES)
                .map(BodyReader::bytes)
                .defaultIfEmpty(new byte[0])
                .map(bytes -> {
                    var node = parse(bytes);
                    if (!JUDGED_BY_NOUN.contains(schema)) {
                        judge(schema, node);
                    }
                    // Only repeats are compared.
                    var digest = request.getHeaders().containsHeader("Idempotency-Key") ? StrictJson.sha256(node) : "";
                    return new JsonRequest(request, bytes, node, digest);
                });
    }

    private static Map.Entry<MediaType, String> accepted(
            Operation operation, ServerHttpRequest request, @Nullable String encoding) {
        if (encoding != null && !encoding.equals("identity")) {
            throw unsupported(operation);
        }
        return accepted(operation, request);
    }

    private static Map.Entry<MediaType, String> accepted(Operation operation, ServerHttpRequest request) {
        MediaType type;
        try {
            type = request.getHeaders().getContentType();
        } catch (InvalidMediaTypeException malformed) {
            type = null;
        }
        if (type != null && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8))) {
            for (var body : operation.bodies().entrySet()) {
                if (body.getKey().equalsTypeAndSubtype(type)) {
                    return body;
                }
            }
        }
        throw unsupported(operation);
    }

    private static ProblemException unsupported(Operation operation) {
        return ProblemException.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, d -> d.parameter("Content-Type")
                .allowed(operation.bodies().keySet().stream()
                        .map(MediaType::toString)
                        .toList()));
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return StrictJson.nfc(StrictJson.parse(bytes));
        } catch (InvalidJsonException invalid) {
            throw ProblemException.of(
                    ProblemCode.MALFORMED_JSON,
                    invalid.line() == 0
                            ? invalid.reason().sentence()
                            : invalid.reason().sentence() + " Line " + invalid.line() + ", column " + invalid.column()
                                    + ".");
        }
    }

    private void judge(String schema, JsonNode node) {
        var findings = schemas.check(schema, node, CheckContext.of(clock.today(), Tier.ACCEPT));
        if (findings.stream().anyMatch(finding -> finding.severity() != Severity.WARNING)) {
            throw ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(List.copyOf(findings)));
        }
    }
}
