package org.npcs.repository.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.ResultQuery;
import org.npcs.repository.client.SubmissionRequest;
import org.npcs.repository.client.auth.Credentials;
import org.npcs.repository.client.model.Finding;
import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.Submission;
import org.npcs.repository.client.model.SubmissionResult;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.sandbox.Sandbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is found offline is what the repository finds, over the cases of all published rules. */
@ExtendWith(OneSandbox.class)
class ValidateLikeTheRepositoryTests {

    @TempDir
    private Path directory;

    @Test
    void oneDocumentGetsTheSameReport(Sandbox sandbox) {
        Shell shell = new Shell(directory);
        int faulty = 0;
        try (RepositoryClient client = client(sandbox)) {
            for (JsonNode content : contents()) {
                shell.write("one.json", content.toString());
                Shell.Run offline = shell.run("validate", "one.json", "--json");
                JsonNode online = Screen.tree(client.incidents()
                        .validate(IncidentContent.fromJson(content.toString().getBytes(UTF_8))));
                assertThat(withoutMeta(offline.json()).toString())
                        .as(content.toString())
                        .isEqualTo(withoutMeta(online).toString());
                faulty += offline.exitCode();
            }
        }
        assertThat(faulty).isGreaterThan(20);
    }

    @Test
    void aWholeFileGetsTheSameFindings(Sandbox sandbox) {
        Shell shell = new Shell(directory);
        StringBuilder lines = new StringBuilder();
        int number = 0;
        for (JsonNode content : contents()) {
            ((ObjectNode) content).put("localKey", "CDR-CORPUS" + number++);
            lines.append(Screen.object()
                    .put("noun", "incident")
                    .set("content", content)
                    .toString());
            lines.append('\n');
        }
        Path file = shell.write("corpus.ndjson", lines.toString());
        Map<Long, List<String>> offline = new LinkedHashMap<>();
        shell.run("validate", "corpus.ndjson", "--json")
                .json()
                .path("results")
                .forEach(result -> offline.put(result.path("index").asLong(), findings(result.path("findings"))));
        assertThat(offline).hasSize(number);
        assertThat(online(sandbox, file)).isEqualTo(offline);
    }

    private static Map<Long, List<String>> online(Sandbox sandbox, Path file) {
        Map<Long, List<String>> online = new LinkedHashMap<>();
        try (RepositoryClient client = client(sandbox)) {
            Submission said = client.exchange()
                    .send(SubmissionRequest.of(file, SubmissionRequest.LINES)
                            .preview()
                            .wait(30));
            assertThat(said.state()).isEqualTo("previewed");
            for (SubmissionResult result : client.exchange().results(said.id(), ResultQuery.ALL)) {
                List<String> findings = new ArrayList<>();
                for (Finding finding : result.findings()) {
                    findings.add(Screen.tree(finding).toString());
                }
                online.put(result.index(), findings);
            }
        }
        return online;
    }

    private static List<String> findings(JsonNode array) {
        List<String> findings = new ArrayList<>();
        array.forEach(finding -> findings.add(finding.toString()));
        return findings;
    }

    private static RepositoryClient client(Sandbox sandbox) {
        return RepositoryClient.builder(sandbox.baseUrl())
                .credentials(Credentials.secret("cedar-nightly", "cedar-nightly-sandbox-secret"))
                .build();
    }

    private static JsonNode withoutMeta(JsonNode report) {
        ((ObjectNode) report).remove("meta");
        return report;
    }

    /** The contents of incidents that the published rules bring along, good and bad ones. */
    private static List<JsonNode> contents() {
        List<JsonNode> contents = new ArrayList<>();
        for (Rule rule : Definitions.published().rules()) {
            for (String verdict : List.of("pass", "fail")) {
                rule.json().path(verdict).forEach(one -> {
                    Subject subject = rule.subject();
                    String noun = one.path("context").path("subject").asString(subject == null ? "" : subject.code());
                    // Some cases are for another day than that of the sandbox.
                    if (noun.equals("incident") && !one.path("context").has("today")) {
                        contents.add(one.required("content"));
                    }
                });
            }
        }
        return contents;
    }
}
