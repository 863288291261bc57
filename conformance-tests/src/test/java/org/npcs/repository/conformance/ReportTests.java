package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.conformance.mutant.Mutants;
import org.npcs.repository.conformance.report.JsonReport;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.Toy;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTests {

    private static final String PLANTED = "planted-secret-of-the-caller";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path directory;

    private static String json = "";
    private static String xml = "";
    private static String html = "";

    /** A server that shouts every secret back: in headers, in bodies and inside other words. */
    @BeforeAll
    static void judgeAServerThatRepeatsSecrets() throws Exception {
        try (Toy toy = Toy.start((request, repository) -> {
            Reply reply = Mutants.all().get(1).mutation().get().apply(request, repository);
            String authorization = request.header("Authorization");
            return reply.header("X-Echo", "got " + authorization.replace("Bearer ", "") + " and " + PLANTED)
                    .header("Set-Cookie", "session=" + PLANTED)
                    .edit(body -> {
                        if (reply.status() >= 400) {
                            body.put("detail", authorization + " " + request.text() + " password=" + PLANTED);
                        }
                    });
        })) {
            int code = Conformance.run(
                    "--base-url",
                    toy.baseUrl(),
                    "--set",
                    "token-endpoint=" + toy.baseUrl() + "/oauth2/token",
                    "--only",
                    "SEC-002",
                    "--only",
                    "PLT-002",
                    "--only",
                    "INC-001",
                    "--seed",
                    "3",
                    "--report",
                    directory.toString());
            assertThat(code).isEqualTo(1);
        }
        json = Files.readString(directory.resolve("report.json"));
        xml = Files.readString(directory.resolve("report.xml"));
        html = Files.readString(directory.resolve("report.html"));
    }

    @Test
    void noFormOfTheReportHoldsASecret() {
        for (String form : List.of(json, xml, html)) {
            assertThat(form).contains("[cut]").doesNotContain("sandbox-secret").doesNotContain("Basic Y2");
            assertThat(Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.eyJ")
                            .matcher(form)
                            .find())
                    .isFalse();
        }
    }

    @Test
    void theJsonFormKeepsItsSchema() throws Exception {
        try (InputStream schema = JsonReport.class.getResourceAsStream("report.schema.json")) {
            assertThat(schema).isNotNull();
            var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema)
                    .validate(JSON.readTree(json));
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void allFormsCountAlike() throws Exception {
        JsonNode counts = JSON.readTree(json).path("counts");
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(directory.resolve("report.xml").toFile());
        var suite = document.getDocumentElement();
        Function<String, Integer> count = verdict -> counts.path(verdict).asInt(-1);
        assertThat(suite.getAttribute("failures"))
                .isEqualTo(String.valueOf(count.apply("fail") + count.apply("inconclusive")));
        assertThat(suite.getAttribute("errors")).isEqualTo(String.valueOf(count.apply("error")));
        assertThat(suite.getElementsByTagName("testcase").getLength())
                .isEqualTo(JSON.readTree(json).path("checks").size());
        Matcher verdicts = Pattern.compile("<h3><span class=\"([a-z]+)\">").matcher(html);
        int failed = 0;
        while (verdicts.find()) {
            failed += verdicts.group(1).equals("fail") ? 1 : 0;
        }
        assertThat(failed).isEqualTo(count.apply("fail")).isPositive();
    }

    @Test
    void thePageStandsAlone() {
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"en\">", "<caption>", "scope=\"col\"")
                .doesNotContain("<script", "<link", "<img", "@import", "url(");
    }
}
