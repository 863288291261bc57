package org.npcs.repository.conformance.provider.analytics;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import org.npcs.repository.conformance.run.Ground;
import org.npcs.repository.conformance.run.Together;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which rows an export holds, and that they stand still. */
@Together(Ground.WITHDRAWALS)
final class ExportedRows {

    private static final int PAGE = 500;

    @Requirement(value = "ANA-070", lookFirst = "Whether a request is judged before it is stored.")
    void whatCannotBeExportedIsRefused(Server server) {
        ObjectNode workbook = OneExport.incidents(server).put("format", "xlsx");
        Expect.problem(OneExport.ask(server, workbook), 400, "invalid-parameter");
        ObjectNode unknown = server.invented().object().put("kind", "release").put("release", "1999Q1.1");
        Expect.problem(OneExport.ask(server, unknown), 404, "unknown-release");
    }

    @Requirement(value = "ANA-071", lookFirst = "States in which a record does not count.")
    void everyRecordThatCountsComesOnce(Server server) {
        Stored kept = server.given().incident();
        Stored voided = server.given().incident();
        Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .post(Paths.incident(voided.id()) + "/transitions")
                        .json(server.invented().object().put("to", "voided").put("reason", "entry-error"))
                        .send(),
                200);
        List<JsonNode> rows =
                OneExport.ready(server, OneExport.incidents(server)).rows(PAGE, () -> {});
        Expect.equal("rows of a record that counts:", 1L, OneExport.of(rows, kept.key()));
        Expect.equal("rows of a voided record:", 0L, OneExport.of(rows, voided.key()));
    }

    @Requirement(value = "ANA-073", lookFirst = "Columns that the dictionary calls sealed or screened.")
    void noSealedMemberLeaves(Server server) {
        ObjectNode content = server.invented().incident(server.invented().key());
        String notice = LocalDate.parse(content.path("awareDate").asString(""))
                .plusDays(1)
                .toString();
        content.put("publicNoticeDate", notice);
        Stored incident = server.given().incident(content);
        List<JsonNode> rows =
                OneExport.ready(server, OneExport.incidents(server)).rows(PAGE, () -> {});
        for (JsonNode row : rows) {
            boolean own = row.path("localKey").asString("").equals(incident.key());
            Expect.that(
                    !own
                            || row.properties().stream()
                                    .noneMatch(
                                            cell -> cell.getValue().asString("").equals(notice)),
                    "no day of a notice in any column",
                    "that day");
        }
    }

    @Requirement(value = "ANA-074", lookFirst = "Whether progress counts what is stored.")
    void progressAddsUp(Server server) {
        server.given().incident();
        OneExport export = OneExport.ready(server, OneExport.incidents(server));
        JsonNode now = export.now().json();
        long rows = 0;
        for (JsonNode file : now.path("files")) {
            rows += file.path("rows").asLong(0);
        }
        Expect.equal("rows that are done:", rows, now.path("rowsDone").asLong(-1));
    }

    @Requirement(value = "ANA-075", lookFirst = "Whether pages are read from records instead of from what was frozen.")
    void everyRowComesOnceWhileOthersWrite(Server server) {
        // So many that a page after the first has several rows, even where there are no others.
        for (int i = 0; i < 5; i++) {
            server.given().incident();
        }
        OneExport export = OneExport.ready(server, OneExport.incidents(server));
        long all = export.manifest().path("rows").asLong(-1);
        int limit = (int) Math.max(1, Math.min(PAGE - 1, (all + 2) / 3));
        List<JsonNode> rows = export.rows(limit, () -> server.given().incident());
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.path("incidentId").asString("")));
        Expect.equal("different rows:", all, (long) ids.size());
        Expect.equal("rows:", all, (long) rows.size());
    }

    @Requirement(value = "ANA-079", lookFirst = "What a cursor is bound to.")
    void aCursorLeadsThroughItsExportAlone(Server server) {
        server.given().incident();
        server.given().incident();
        OneExport one = OneExport.ready(server, OneExport.incidents(server));
        OneExport other = OneExport.ready(server, OneExport.incidents(server));
        String cursor = one.page(1, "").path("nextCursor").asString("");
        Expect.problem(other.analyst().get(other.path() + "/rows?limit=1&cursor=" + cursor), 400, "invalid-cursor");
    }

    @Requirement(value = "ANA-081", lookFirst = "Records that changed since, of which the version of then is needed.")
    void theSameInstantGivesTheSameRows(Server server) {
        Stored earlier = server.given().incident();
        ObjectNode request =
                OneExport.incidents(server).put("asOf", server.now().toString());
        List<JsonNode> before = OneExport.ready(server, request).rows(PAGE, () -> {});
        Stored later = server.given().incident();
        List<JsonNode> after = OneExport.ready(server, request).rows(PAGE, () -> {});
        Expect.equal("rows of what was stored later:", 0L, OneExport.of(after, later.key()));
        // Of records of other checks some may be taken back meanwhile, and then they are gone from the past as well.
        Expect.that(OneExport.of(before, earlier.key()) > 0, "rows of what was stored before", "none");
        Expect.that(row(before, earlier).equals(row(after, earlier)), "the same row again", "another row");
    }

    private static Set<JsonNode> row(List<JsonNode> rows, Stored record) {
        return rows.stream()
                .filter(row -> OneExport.of(List.of(row), record.key()) > 0)
                .collect(Collectors.toSet());
    }

    @Requirement(value = "ANA-082", lookFirst = "Samples that are not like the rest.")
    void anEstimateIsNear(Server server) {
        server.given().incident();
        ObjectNode request =
                OneExport.incidents(server).put("asOf", server.now().toString());
        JsonNode estimate = Expect.status(
                        server.as(Persona.FIRST_ANALYST)
                                .post("/v1/export-previews")
                                .json(request)
                                .send(),
                        200)
                .json();
        JsonNode export = OneExport.ready(server, request).manifest();
        for (String member : List.of("rows", "bytes")) {
            double of = export.path(member).asDouble(0);
            double told = estimate.path(member).asDouble(-1);
            Expect.that(
                    told >= 0.8 * of && told <= 1.2 * of,
                    member + " within a fifth of " + (long) of,
                    Long.toString((long) told));
        }
    }
}
