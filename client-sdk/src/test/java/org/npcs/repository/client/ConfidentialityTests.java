package org.npcs.repository.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.auth.Credentials;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.MergePatch;
import org.npcs.repository.client.model.ReviewContent;
import org.npcs.repository.client.network.NetworkSettings;

/** Plants a word everywhere and looks for it in everything that ends up in logs and mails. */
class ConfidentialityTests {

    private static final String CANARY = "KANARIENVOGEL";

    private final FakeRepository repository = new FakeRepository();
    private final List<String> seen = new ArrayList<>();
    private final Logger log = Logger.getLogger("org.npcs.repository.client");
    private final Handler watcher = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            seen.add(new SimpleFormatter().format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void watch() {
        log.setLevel(Level.ALL);
        log.setUseParentHandlers(false);
        log.addHandler(watcher);
    }

    @AfterEach
    void stop() {
        log.removeHandler(watcher);
        log.setUseParentHandlers(true);
        log.setLevel(null);
        repository.close();
    }

    @Test
    void nothingThatWasSentOrCameShowsUpInMessagesOrLogsOrPrintedObjects() {
        repository.token(CANARY + "-token", 300);
        for (ResponseDefinitionBuilder answer : answers()) {
            repository.always(answer);
            RepositoryClient client = repository
                    .builder()
                    .credentials(Credentials.secret("cedar-nightly", CANARY + "-secret"))
                    .network(NetworkSettings.DEFAULT.withProxyLogin(CANARY, CANARY.toCharArray()))
                    .build();
            CallOptions options = CallOptions.NONE
                    .header("Extra", CANARY)
                    .query("extra", CANARY)
                    .reason("new-information");
            provoke(client, c -> c.incidents().put(incident(), options));
            provoke(client, c -> c.reviews().put(review(), options));
            provoke(client, c -> c.incidents().get(CANARY));
            provoke(client, c -> c.incidents()
                    .patch(CANARY, MergePatch.of(IncidentContent.builder().county(CANARY)), options));
            provoke(client, c -> c.incidents().addDetermination(UUID.randomUUID(), ExamplePapers.determination()));
            provoke(client, c -> c.incidents().get(CANARY, CallOptions.NONE.header("Extra", CANARY + "\n")));
            provoke(client, c -> c.incidents().list().first());
            seen.add(client.toString());
            seen.add(options.toString());
        }
        repository.server.stubFor(post("/oauth2/token")
                .willReturn(aResponse().withStatus(400).withBody("{\"error\":\"" + CANARY + "\"}")));
        provoke(repository.client(), c -> c.membership().me());
        seen.add(incident().toString());
        seen.add(review().toBuilder().toString());
        seen.add(Credentials.secret("cedar-nightly", CANARY).toString());
        seen.add(NetworkSettings.DEFAULT
                .withProxyLogin(CANARY, CANARY.toCharArray())
                .toString());

        assertThat(seen).hasSizeGreaterThan(100);
        assertThat(seen).allSatisfy(text -> assertThat(text).doesNotContainIgnoringCase(CANARY));
    }

    private void provoke(RepositoryClient client, java.util.function.Function<RepositoryClient, ?> call) {
        try {
            Response<?> response = client.response(c -> (Object) call.apply(c));
            seen.add(response.toString());
            seen.add(String.valueOf(response.value()));
        } catch (RepositoryException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            seen.add(trace.toString());
            seen.add(e.facts().toString());
        }
    }

    private static List<ResponseDefinitionBuilder> answers() {
        return List.of(
                FakeRepository.json(
                        "{\"localKey\":\"" + CANARY + "\",\"id\":\"" + CANARY + "\",\"version\":\"" + CANARY + "\"}"),
                FakeRepository.json("{\"broken\":\"" + CANARY),
                FakeRepository.json("[\"" + CANARY + "\"]"),
                FakeRepository.problem(
                        422,
                        "validation-failed",
                        ",\"detail\":\"" + CANARY + "\",\"findings\":[{\"message\":\"" + CANARY + "\"}]"),
                FakeRepository.problem(409, CANARY, ""),
                FakeRepository.problem(503, "unavailable", "").withHeader("X-Request-Id", "id of " + CANARY),
                aResponse()
                        .withStatus(502)
                        .withHeader("Content-Type", "text/" + CANARY + " x")
                        .withBody("<p>" + CANARY + "</p>"),
                aResponse().withStatus(302).withHeader("Location", "http://" + CANARY + ".example/"),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
    }

    private static IncidentContent incident() {
        return IncidentContent.builder()
                .localKey(CANARY)
                .occurrenceKey(CANARY)
                .county(CANARY)
                .manner(CANARY)
                .set("name", CANARY)
                .build();
    }

    private static ReviewContent review() {
        return ExamplePapers.review().toBuilder()
                .incidentLocalKey(CANARY)
                .lesson(CANARY)
                .build();
    }
}
