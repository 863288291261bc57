package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import tools.jackson.databind.JsonNode;

/** Lines, array and CSV, plain and compressed: equal records have equal results. */
@ExtendWith(RunningSandbox.class)
class BodyFormsIntegrationTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void equalRecordsHaveEqualResultsInEveryForm(long seed) {
        var batch = invented(new Random(seed));
        var csv = csv(batch.records());
        var outcomes = List.of(
                outcome("application/x-ndjson", batch.lines()),
                outcome("application/json", batch.array()),
                outcome("text/csv", csv),
                outcome("text/csv", "\uFEFF" + csv.replace("\n", "\r\n")),
                outcome("application/x-ndjson", Batch.gzip(batch.lines())),
                outcome("application/json", Batch.gzip(batch.array())),
                outcome("text/csv", Batch.gzip(csv)));

        assertThat(outcomes.get(0)).contains("created", "rejected");
        assertThat(outcomes).allMatch(outcomes.get(0)::equals);
    }

    @Test
    void aCellMayHoldLineBreaksQuotesAndCommas() {
        var member = NewMember.enter();
        var review = Batch.review(Batch.key(1));
        review.withObject("/content").put("lesson", "one, \"two\"\r\nthree");
        var batch = new Batch().add(Batch.incident(Batch.key(1))).add(review);

        var receipt = Batch.send(member.api(), member.path("submissions?wait=30"), "text/csv", csv(batch.records()));

        assertThat(receipt.number("/counts/created")).as(receipt.body()).isEqualTo(2);
        assertThat(member.api()
                        .get(member.path("incidents/" + Batch.key(1) + "/reviews/1"))
                        .at("/content/lesson"))
                .isEqualTo("one, \"two\"\r\nthree");
    }

    /** What became of each record, without what differs between two submissions. */
    private static String outcome(String type, Object body) {
        var member = NewMember.enter();
        var api = body instanceof byte[] ? member.api().header("Content-Encoding", "gzip") : member.api();
        Reply receipt = Batch.send(api, member.path("submissions?wait=30"), type, body);
        assertThat(receipt.status()).as(receipt.body()).isEqualTo(201);
        var results = member.api().get("/v1/submissions/" + receipt.at("/id") + "/results?limit=500");
        var contents = member.api().get(member.path("incidents?limit=500"));
        return receipt.json().at("/counts")
                + results.json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/index") + " "
                                + item.at("/outcome").asString() + " " + item.at("/localKey") + item.at("/findings"))
                        .collect(Collectors.joining("\n"))
                + contents.json()
                        .at("/items")
                        .valueStream()
                        .map(item -> StrictJson.sha256(item.at("/content")))
                        .sorted()
                        .toList();
    }

    private static Batch invented(Random random) {
        var batch = new Batch();
        for (int i = 0; i < 60; i++) {
            var record =
                    random.nextInt(4) == 0 ? Batch.review(Batch.key(random.nextInt(60))) : Batch.incident(Batch.key(i));
            if (record.at("/noun").asString("").equals("incident")) {
                var content = record.withObject("/content");
                var child = content.putObject("child");
                child.put("ageYears", random.nextInt(25) - 2);
                child.put("sex", List.of("1", "2", "x").get(random.nextInt(3)));
                content.putArray("categories").add("SUDI");
                if (random.nextInt(8) == 0) {
                    content.put("unheard", "of");
                }
            }
            batch.add(record);
        }
        return batch;
    }

    static String csv(List<? extends JsonNode> records) {
        var rows = new ArrayList<TreeMap<String, String>>();
        var columns = new TreeSet<String>();
        for (JsonNode record : records) {
            var row = new TreeMap<String, String>();
            cells("", record, row);
            columns.addAll(row.keySet());
            rows.add(row);
        }
        return String.join(",", columns) + "\n"
                + rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> row.getOrDefault(column, ""))
                                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static void cells(String path, JsonNode node, TreeMap<String, String> row) {
        if (node.isObject()) {
            node.properties().forEach(entry -> cells(path + "." + entry.getKey(), entry.getValue(), row));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                cells(path + "." + i, node.get(i), row);
            }
        } else {
            row.put(path.substring(1), node.asString());
        }
    }
}
