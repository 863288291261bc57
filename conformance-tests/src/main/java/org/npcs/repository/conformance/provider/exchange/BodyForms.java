package org.npcs.repository.conformance.provider.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One batch in all its forms, whole and broken off. */
final class BodyForms {

    private static final Map<String, Function<List<ObjectNode>, String>> FORMS = Map.of(
            "application/x-ndjson",
            Sent::lines,
            "application/json",
            records -> records.stream().map(JsonNode::toString).collect(Collectors.joining(",", "[", "]")),
            "text/csv",
            BodyForms::rows);

    @Requirement(value = "EXC-001", lookFirst = "Cells of CSV that become text where the contract has a number.")
    void equalRecordsHaveEqualResultsInEveryForm(Server server) {
        for (var form : new TreeMap<>(FORMS).entrySet()) {
            String type = form.getKey();
            for (boolean compressed : new boolean[] {false, true}) {
                List<ObjectNode> records =
                        List.of(Sent.incident(server), Sent.miscoded(server, "QQ"), Sent.incident(server));
                byte[] body = form.getValue().apply(records).getBytes(StandardCharsets.UTF_8);
                Call call = Sent.of(server, "?wait=30", "").body(type, compressed ? zipped(body) : body);
                Answer answer =
                        compressed ? call.header("Content-Encoding", "gzip").send() : call.send();
                JsonNode done = Sent.done(server, Expect.status(answer, 201, 202));
                String named = type + (compressed ? " compressed" : "");
                Expect.equal(
                        "what became of the records as " + named + ":",
                        List.of("created", "rejected", "created"),
                        Sent.results(server, done, "").stream()
                                .map(result -> result.path("outcome").asString(""))
                                .toList());
                JsonNode again = Sent.done(server, List.of(records.get(0)));
                Expect.equal(
                        "the same record as a line after it came as " + named + ": unchanged",
                        1L,
                        again.at("/counts/unchanged").asLong(0));
            }
        }
    }

    @Requirement(value = "EXC-010", lookFirst = "Files of blank lines.")
    void aBodyWithoutARecordIsEmptyAtOnce(Server server) {
        for (String body : List.of("", "\n\n")) {
            Answer answer = Expect.status(Sent.of(server, "?wait=0", body).send(), 201);
            Expect.equal("the state of a body without a record:", "empty", answer.text("/state"));
        }
    }

    @Requirement(
            value = "EXC-011",
            lookFirst = "Records that were stored while the rest of the body was still on its way.")
    void aBodyThatBreaksOffIsRefusedAndStoresNothing(Server server) {
        ObjectNode record = Sent.incident(server);
        byte[] whole = zipped(Sent.lines(List.of(record, Sent.incident(server))).getBytes(StandardCharsets.UTF_8));
        Answer cut = Sent.of(server, "?wait=30", "")
                .body("application/x-ndjson", Arrays.copyOf(whole, whole.length - 12))
                .header("Content-Encoding", "gzip")
                .send();
        placed(Expect.problem(cut, 400, "malformed-batch"));
        Expect.equal("the status of a record of it:", 404, Sent.stored(server, record));
        Answer open = Sent.of(server, "?wait=30", "")
                .body("application/json", "[" + record + ",\n{\"noun\":")
                .send();
        placed(Expect.problem(open, 400, "malformed-batch"));
        Expect.equal("the status of a record of it:", 404, Sent.stored(server, record));
        Answer other = Sent.of(server, "?wait=30", Sent.lines(List.of(record)))
                .header("Content-Digest", "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:")
                .send();
        Expect.problem(other, 400, "digest-mismatch");
        Expect.equal("the status of a record of it:", 404, Sent.stored(server, record));
    }

    private static void placed(JsonNode problem) {
        Expect.that(
                problem.path("line").isNumber() || problem.path("index").isNumber(),
                "the place of the break as line or index",
                "neither");
    }

    static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    private static String rows(List<ObjectNode> records) {
        List<Map<String, String>> rows = records.stream()
                .map(record -> {
                    Map<String, String> cells = new LinkedHashMap<>();
                    flatten("", record, cells);
                    return cells;
                })
                .toList();
        List<String> header =
                rows.stream().flatMap(row -> row.keySet().stream()).distinct().toList();
        return header.stream().collect(Collectors.joining(",", "", "\n"))
                + rows.stream()
                        .map(row -> header.stream()
                                .map(name -> row.getOrDefault(name, ""))
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void flatten(String path, JsonNode node, Map<String, String> cells) {
        String before = path.isEmpty() ? "" : path + ".";
        if (node.isObject()) {
            node.properties().forEach(member -> flatten(before + member.getKey(), member.getValue(), cells));
        } else if (node.isArray()) {
            IntStream.range(0, node.size()).forEach(i -> flatten(before + i, node.get(i), cells));
        } else {
            cells.put(path, node.asString(""));
        }
    }
}
