package org.npcs.repository.conformance.provider.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Results that people can use: filtered, grouped by cause, as a sheet. */
final class ResultSheets {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Requirement(
            value = {"EXC-016", "EXC-017"},
            lookFirst = "Two codes that were never mapped, which are two causes.")
    void mendingACauseRemovesExactlyItsMembers(Server server) {
        List<ObjectNode> records = List.of(
                Sent.miscoded(server, "QQ"),
                Sent.incident(server),
                Sent.miscoded(server, "ZZ"),
                Sent.miscoded(server, "QQ"));
        JsonNode done = Sent.done(server, records);
        String causes = Paths.submission(done.path("id").asString("")) + "/causes";
        JsonNode items = Expect.status(server.as(Persona.FIRST_NIGHTLY).get(causes), 200)
                .json()
                .path("items");
        Expect.equal("causes:", 2, items.size());
        Expect.equal(
                "records of the first cause:", 2L, items.path(0).path("records").asLong(0));
        Expect.equal(
                "records of the second cause:",
                1L,
                items.path(1).path("records").asLong(0));
        Expect.equal(
                "records with the first cause,",
                List.of(1, 4),
                indexes(server, done, "&cause=" + items.path(0).path("id").asString("")));
        Expect.equal("rejected records,", List.of(1, 3, 4), indexes(server, done, "&outcome=rejected"));
        records.get(0).withObject("/content/child").put("sex", "2");
        records.get(3).withObject("/content/child").put("sex", "2");
        JsonNode mended = Sent.done(server, records);
        Expect.equal(
                "records still rejected after the first cause was mended,",
                List.of(3),
                indexes(server, mended, "&outcome=rejected"));
    }

    @Requirement(
            value = "EXC-018",
            lookFirst = "Cells that begin with an equals sign, and keys that look like numbers.")
    void aSheetBeginsWithTheKeyAndHoldsNoFormula(Server server) {
        ObjectNode record = Sent.miscoded(server, "QQ");
        record.withObject("/content").put("=1+1", "x");
        record.withObject("/content").put("causeMedical", "@SUM(1)");
        JsonNode done = Sent.done(server, List.of(record));
        String key = record.at("/content/localKey").asString("");
        String path = Paths.submission(done.path("id").asString("")) + "/results/sheet";
        String[] rows = fetched(server, path + "?format=csv", "text/csv").text().split("\r?\n");
        Expect.that(
                rows[0].replace("\"", "").startsWith("localKey,eventMonth,message"),
                "local key, event month and message first",
                "another order");
        Expect.that(rows.length > 2, "a row for each finding", rows.length - 1 + " rows");
        for (int i = 1; i < rows.length; i++) {
            Expect.that(rows[i].replace("\"", "").startsWith(key + ",2024-03,"), "key and month in front", "others");
            Expect.that(!rows[i].matches(".*(^|,)\"?[=+@\\t-].*"), "no cell that begins a formula", "one");
        }
        String sheet = unpacked(fetched(server, path + "?format=xlsx", WORKBOOK).bytes());
        Expect.that(!sheet.contains("<f>") && !sheet.contains("<f "), "no formula", "one");
        int place = sheet.indexOf(key);
        Expect.that(place > 0, "the local key in the workbook", "none");
        String cell = sheet.substring(sheet.lastIndexOf("<c ", place), place);
        Expect.that(cell.contains("t=\"inlineStr\"") || cell.contains("t=\"str\""), "the key as text", "another type");
    }

    private static Answer fetched(Server server, String path, String type) {
        Answer answer = server.as(Persona.FIRST_NIGHTLY)
                .call("GET", path)
                .header("Accept", type)
                .send();
        Expect.equal("the media type", type, Expect.status(answer, 200).mediaType());
        return answer;
    }

    private static List<Integer> indexes(Server server, JsonNode submission, String filter) {
        return Sent.results(server, submission, filter).stream()
                .map(result -> result.path("index").asInt(0))
                .toList();
    }

    /** Reads the first sheet by the directory of the archive, as spreadsheets do. */
    private static String unpacked(byte[] workbook) {
        try {
            Path file = Files.createTempFile("npcs-sheet", ".xlsx");
            try {
                Files.write(file, workbook);
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    ZipEntry entry = zip.stream()
                            .filter(one -> one.getName().startsWith("xl/worksheets/"))
                            .findFirst()
                            .orElseThrow(() -> new Failed("a workbook with a sheet", "none"));
                    return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new Failed("a workbook", "bytes that are none");
        }
    }
}
