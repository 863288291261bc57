package org.npcs.repository.server.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.running.Members.fenwick;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Members;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.WrittenLog;

/** What was sent comes back neither in a problem nor in any log, not even at the lowest levels. */
@ExtendWith(RunningSandbox.class)
class NoEchoIntegrationTests {

    private static final String CANARY = "Kanarienvogel7";
    private static final String TEXT_CANARY = "Zeisig8 was seen";

    private final Api nightly = Api.as("fenwick-nightly");
    private final String key = Samples.localKey();

    @Test
    void neitherProblemsNorLogsRepeatASubmittedValue() {
        var id = Members.storedIncident(key);
        try (var log = new WrittenLog()) {
            for (Supplier<Reply> call : refusals(id)) {
                var reply = call.get();
                assertThat(reply.status()).as(reply.body()).isBetween(200, 428);
                assertThat(reply.body()).doesNotContain(CANARY).doesNotContain(TEXT_CANARY);
            }
            assertThat(log.size()).isPositive();
            assertThat(log.linesWith(CANARY)).isEmpty();
            assertThat(log.linesWith(TEXT_CANARY)).isEmpty();
            assertThat(log.linesWith("eyJ")).as("tokens").isEmpty();
        }
    }

    @Test
    void contentThatIsStoredIsNotLogged() {
        Members.plannedReview(key);
        try (var log = new WrittenLog()) {
            var changed = Api.as("fenwick-reviewer")
                    .header("If-Match", "*")
                    .patch(fenwick(key) + "/reviews/1", "{\"lesson\":\"" + TEXT_CANARY + "\"}");

            assertThat(changed.status()).as(changed.body()).isEqualTo(200);
            Api.as("fenwick-reviewer").get(fenwick(key) + "/reviews/1");
            assertThat(log.size()).isPositive();
            assertThat(log.linesWith(TEXT_CANARY)).isEmpty();
        }
    }

    private List<Supplier<Reply>> refusals(String id) {
        var faulty = Samples.incident(key)
                .put("manner", CANARY)
                .put("county", CANARY)
                .put("eventDate", CANARY);
        faulty.withObject("/child").put("sex", CANARY);
        faulty.withArray("categories").add(CANARY);
        faulty.withObject("/absences").put("child.sex", CANARY);
        var current = nightly.header("If-Match", "*");
        return List.of(
                () -> current.put(fenwick(key), faulty),
                () -> current.put(fenwick(key), Samples.incident(key).put("manner", TEXT_CANARY)),
                () -> nightly.post("/v1/jurisdictions/US-XB/incidents/validate", faulty),
                () -> current.patch(fenwick(key), "{\"manner\":\"" + CANARY + "\"}"),
                () -> current.put(fenwick(key), "{\"" + CANARY),
                () -> current.put(fenwick(key), "{\"a\":" + CANARY + "}"),
                () -> current.put(fenwick(key), "{\"a\":\"" + CANARY + "\",\"a\":\"" + CANARY + "\"}"),
                () -> current.put(fenwick(key), "{\"a\":\"" + CANARY + "\\ud800\"}"),
                () -> nightly.post("/v1/incidents/" + id + "/transitions", "{\"to\":\"" + CANARY + "\"}"),
                () -> nightly.post(
                        "/v1/incidents/" + id + "/transitions", "{\"to\":\"accepted\",\"reason\":\"" + CANARY + "\"}"),
                () -> nightly.post("/v1/incidents/" + id + "/determinations", "{\"kind\":\"" + CANARY + "\"}"),
                () -> nightly.key(CANARY + " ").post("/v1/incidents/" + id + "/transitions", "{\"to\":\"accepted\"}"),
                () -> nightly.header("Acting-For", CANARY).get("/v1/me"),
                () -> nightly.header("If-Match", "\"" + CANARY + "\"")
                        .put(fenwick(key), Samples.incident(key).put("county", "031")),
                () -> nightly.header("Accept", "text/" + CANARY).get("/v1/me"),
                () -> current.header("Content-Type", "text/" + CANARY).put(fenwick(key), "x"),
                () -> Api.with(CANARY + "." + CANARY + "." + CANARY).get("/v1/me"));
    }
}
