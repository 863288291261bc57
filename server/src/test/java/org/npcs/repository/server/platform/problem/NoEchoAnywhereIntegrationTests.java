package org.npcs.repository.server.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.ContractCall;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.WrittenLog;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A canary in any place of any request of the contract comes back in no problem and stands in no log. */
@ExtendWith(RunningSandbox.class)
class NoEchoAnywhereIntegrationTests {

    private static final String CANARY = "Kanarienvogel7";
    private static final int REQUESTS_FOR_EACH_OPERATION = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final NewMember member = NewMember.enter();
    private final Random random = new Random(7);

    @Test
    void aCanaryIsNeitherAnsweredNorLogged() {
        var answered = 0;
        try (var log = new WrittenLog()) {
            for (ContractCall call : ContractCall.all()) {
                for (int i = 0; i < REQUESTS_FOR_EACH_OPERATION; i++) {
                    var reply = planted(call, i % 4);
                    answered++;
                    if (reply.status() >= 400) {
                        assertThat(reply.body()).as(call.operation()).doesNotContain(CANARY);
                    }
                    assertThat(reply.status()).as(call.operation()).isLessThan(500);
                }
            }
            assertThat(log.linesWith(CANARY)).isEmpty();
        }
        assertThat(answered).isGreaterThan(2_000);
        // A client that is registered, or is given a delegation, has the identifier that was chosen for it.
        assertThat(Database.texts(
                        "SELECT (to_jsonb(e) - 'subject')::text FROM audit_entry e WHERE jurisdiction IN (?, 'NOBODY')",
                        member.code()))
                .as("the trail")
                .isNotEmpty()
                .noneMatch(entry -> entry.contains(CANARY));
    }

    private Reply planted(ContractCall call, int place) {
        var values = new LinkedHashMap<>(Map.of("jurisdiction", member.code()));
        var api = member.api();
        var address = call.address(values);
        var body = call.body();
        switch (place) {
            case 0 -> {
                var names = call.query().keySet().toArray(String[]::new);
                var name = names.length == 0 ? "unknown" : names[random.nextInt(names.length)];
                address = call.path().contains("?") ? address : address.split("\\?")[0] + "?" + name + "=" + CANARY;
            }
            case 1 -> api = api.header(header(), CANARY);
            case 2 -> body = broken(body);
            default -> body = replaced(body);
        }
        return call.send(api, address, body);
    }

    private String header() {
        var names = new String[] {"Acting-For", "Prefer", "traceparent", "X-Request-Id", "If-None-Match", "X-Any"};
        return names[random.nextInt(names.length)];
    }

    /** The body with the canary at a random place between its bytes. */
    private String broken(String body) {
        var at = random.nextInt(body.length() + 1);
        return body.substring(0, at) + '"' + CANARY + body.substring(at);
    }

    /** The body with the canary as one of its values. */
    private String replaced(String body) {
        try {
            var document = JSON.readTree(body);
            replace(document);
            return document.toString();
        } catch (JacksonException noDocument) {
            return body + CANARY;
        }
    }

    private void replace(JsonNode node) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            var names = object.propertyNames().toArray(String[]::new);
            var name = names[random.nextInt(names.length)];
            if (object.path(name).isContainer() && !object.path(name).isEmpty() && random.nextBoolean()) {
                replace(object.path(name));
            } else {
                object.put(name, CANARY);
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            replace(array.path(random.nextInt(array.size())));
        }
    }
}
