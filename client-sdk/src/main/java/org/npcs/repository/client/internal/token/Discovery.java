package org.npcs.repository.client.internal.token;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.npcs.repository.client.error.CallFacts;
import org.npcs.repository.client.error.TokenException;
import org.npcs.repository.client.internal.Operation;
import org.npcs.repository.client.internal.PlatformOperations;
import org.npcs.repository.client.internal.transport.Answer;
import org.npcs.repository.client.internal.transport.Deadline;
import org.npcs.repository.client.internal.transport.Request;
import org.npcs.repository.client.internal.transport.Transport;
import org.npcs.repository.client.model.MemberException;
import org.npcs.repository.client.model.ProtectedResource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the issuer: the metadata of the service name it (RFC 9728), its own metadata name its endpoint (RFC 8414). */
final class Discovery {

    private static final JsonMapper JSON = new JsonMapper();

    private final Transport transport;
    private final URI base;
    private final Duration attemptTimeout;

    Discovery(Transport transport, URI base, Duration attemptTimeout) {
        this.transport = transport;
        this.attemptTimeout = attemptTimeout;
        this.base = base;
    }

    Issuer issuer(Deadline deadline, Consumer<Answer> clock) {
        Operation operation = PlatformOperations.GET_PROTECTED_RESOURCE;
        Answer answer = get(operation.id(), URI.create(base + operation.path()), deadline);
        clock.accept(answer);
        String named;
        try {
            ProtectedResource resource = ProtectedResource.fromJson(answer.body());
            if (!same(resource.resource(), base.toString())) {
                throw refused(
                        answer, "the service names itself otherwise than the base address; use its name for itself");
            }
            named = resource.authorizationServers().stream()
                    .findFirst()
                    .orElseThrow(() -> refused(answer, "the service names no issuer"));
        } catch (IllegalArgumentException | MemberException e) {
            throw refused(answer, "the metadata of the service are not readable");
        }
        return metadata(named, deadline, clock);
    }

    private Issuer metadata(String named, Deadline deadline, Consumer<Answer> clock) {
        URI issuer = Addresses.safe(named);
        String path = issuer.getRawPath() == null ? "" : issuer.getRawPath();
        // RFC 8414 section 3.1: the well-known part goes between host and path.
        URI address = issuer.resolve("/.well-known/oauth-authorization-server" + (path.equals("/") ? "" : path));
        Answer answer = get("token", address, deadline);
        clock.accept(answer);
        JsonNode metadata;
        try {
            metadata = JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw refused(answer, "the metadata of the issuer are not readable");
        }
        // Section 3.3: a difference means that somebody else answers in the name of the issuer.
        if (!metadata.path("issuer").asString("").equals(named)) {
            throw refused(answer, "the issuer names itself otherwise than the service does");
        }
        String endpoint = metadata.path("token_endpoint").asString("");
        if (endpoint.isEmpty()) {
            throw refused(answer, "the metadata of the issuer name no token endpoint");
        }
        List<String> methods = metadata.path("token_endpoint_auth_methods_supported")
                .valueStream()
                .map(method -> method.asString(""))
                .toList();
        boolean postOnly = methods.contains("client_secret_post") && !methods.contains("client_secret_basic");
        return new Issuer(Addresses.safe(endpoint), named, postOnly);
    }

    private Answer get(String operation, URI address, Deadline deadline) {
        Answer answer = transport.send(new Request(
                operation,
                "GET",
                address,
                Map.of("Accept", "application/json"),
                null,
                null,
                true,
                false,
                false,
                attemptTimeout,
                deadline));
        if (answer.status() != 200) {
            throw refused(answer, "the metadata that name the issuer are not there");
        }
        return answer;
    }

    private static boolean same(String one, String other) {
        return strip(one).equals(strip(other));
    }

    private static String strip(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static TokenException refused(Answer answer, String what) {
        return new TokenException(
                new CallFacts(
                        "token",
                        answer.status(),
                        null,
                        answer.requestId(),
                        answer.attempts(),
                        answer.status() >= 500,
                        null,
                        null),
                what);
    }
}
