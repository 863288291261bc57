package org.npcs.repository.conformance.provider.analytics;

import java.math.BigDecimal;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A spreadsheet and a program see the same, and ask the same again. */
final class Forms {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Requirement(value = "ANA-008", lookFirst = "Columns in another order, and rows of one page alone.")
    void allFormsHaveTheSameColumnsAndRows(Server server) {
        String question = "trend?by=kind&limit=500&release=" + server.releases().published(server);
        JsonNode answer = Asked.answered(server, question).json();
        List<String> columns = Asked.texts(answer.path("columns"));
        JsonNode rows = answer.path("rows");
        List<List<String>> csv = Csv.rows(fetched(server, question, "csv", "text/csv"));
        Expect.equal("the columns of CSV", columns, csv.get(0));
        Expect.equal("the rows of CSV:", answer.path("rowCount").asInt(-1), csv.size() - 1);
        List<String> lines = fetched(server, question, "ndjson", "application/x-ndjson")
                .text()
                .lines()
                .toList();
        Expect.equal("the rows of NDJSON:", answer.path("rowCount").asInt(-1), lines.size());
        for (int i = 0; i < rows.size(); i++) {
            JsonNode line = JSON.readTree(lines.get(i));
            for (int column = 0; column < columns.size(); column++) {
                String name = columns.get(column);
                String told = text(rows.path(i).path(name));
                Expect.equal(
                        name + " of row " + i + " in CSV",
                        told,
                        number(csv.get(i + 1).get(column)));
                Expect.equal(name + " of row " + i + " in NDJSON", told, text(line.path(name)));
            }
        }
        Workbooks workbook = Workbooks.of(fetched(server, question, "xlsx", WORKBOOK));
        Expect.that(workbook.has(columns), "the same columns in the workbook", "others");
        Expect.that(workbook.hasRows(csv.size()), "a sheet of " + csv.size() + " rows in the workbook", "others");
    }

    @Requirement(value = "ANA-009", lookFirst = "Defaults that are not told, and own data whose link has no instant.")
    void anAnswerTellsHowToAskAgain(Server server) {
        String release = server.releases().published(server);
        for (String question : List.of("trend?by=kind&release=" + release, "trend?member=" + server.first())) {
            Answer answer = Asked.answered(server, question);
            JsonNode query = answer.json().path("query");
            for (String name : List.of("by", "period", "calendar", "dateBasis", "panel")) {
                Expect.that(query.has(name), name + " as resolved", "none");
            }
            Expect.equal(
                    "the dimensions",
                    question.contains("by=kind") ? "kind" : "",
                    query.path("by").asString(""));
            Answer again = behindTheLink(server, answer);
            // Of records of other checks some may be taken back meanwhile, and then they are gone from the past as
            // well.
            for (int more = 0; more < 3 && !again.text("/digest").equals(answer.text("/digest")); more++) {
                answer = Asked.answered(server, question);
                again = behindTheLink(server, answer);
            }
            Expect.equal("the digest behind the link", answer.text("/digest"), again.text("/digest"));
            Expect.equal(
                    "the question behind the link",
                    answer.json().path("query"),
                    again.json().path("query"));
        }
    }

    private static Answer behindTheLink(Server server, Answer answer) {
        String self = answer.json()
                .path("links")
                .valueStream()
                .filter(link -> link.path("rel").asString("").equals("self"))
                .map(link -> link.path("href").asString(""))
                .findFirst()
                .orElse("");
        Expect.that(self.startsWith("/v1/"), "a link to itself", "'" + self + "'");
        return Expect.status(server.as(Persona.FIRST_ANALYST).get(self), 200);
    }

    private static Answer fetched(Server server, String question, String format, String type) {
        Answer answer = server.as(Persona.FIRST_ANALYST)
                .call("GET", Asked.TABLES + "/" + question.replace("limit=500&", "") + "&format=" + format)
                .header("Accept", type)
                .send();
        Expect.equal("the media type", type, Expect.status(answer, 200).mediaType());
        return answer;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : number(value.asString());
    }

    /** Numbers are compared by value: 0.10 is 0.1 in any form. */
    private static String number(String text) {
        return text.matches("-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }
}
