package org.npcs.repository.server.analytics.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.analytics.format.Column;
import org.npcs.repository.server.analytics.format.DataTable;
import org.npcs.repository.server.analytics.format.Fact;
import org.npcs.repository.server.analytics.format.TableHead;
import org.npcs.repository.server.analytics.table.Columns;
import org.npcs.repository.server.analytics.table.Question;
import org.npcs.repository.server.analytics.table.Questions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a table answers, before it takes a form. It holds nothing about the request: the same question to the same release is
 * the same answer for ever.
 *
 * @param question the question as resolved
 * @param release identifier of the release; null for own data
 * @param rules version of the rules of disclosure control; null for own data
 * @param asOf instant up to which records count
 * @param members how many members are counted
 * @param rows all rows in their order
 */
record TableAnswer(
        Question question,
        @Nullable String release,
        @Nullable String rules,
        Instant asOf,
        int members,
        List<ObjectNode> rows) {

    TableAnswer {
        rows = rows.stream()
                .map(row -> complete(question, release, asOf, members, row))
                .toList();
    }

    private static ObjectNode complete(
            Question question, @Nullable String release, Instant asOf, int members, ObjectNode row) {
        var whole = JsonNodeFactory.instance.objectNode();
        if (release != null) {
            whole.put("release", release);
        }
        whole.put("asOf", asOf.toString())
                .put("methodVersion", question.table().version())
                .put("members", members)
                .put("dateBasis", question.dateBasis())
                .put("calendar", question.calendar());
        whole.setAll(row);
        return FederalQuarters.told(question, whole);
    }

    List<Column> columns() {
        return Columns.of(question.table(), question.by());
    }

    /** The digest of all rows. */
    String digest() {
        return StrictJson.sha256(JsonNodeFactory.instance.arrayNode().addAll(rows));
    }

    String citation() {
        return "National Child Safety Repository. " + question.table().id() + ", method "
                + question.table().version() + ", "
                + (release == null ? "own data of " + question.member() : "release " + release) + ", as of " + asOf
                + ".";
    }

    List<String> notes() {
        var notes = new ArrayList<>(Questions.notes(question));
        if (question.panel().equals("all") && question.table().panels()) {
            notes.add("All members are counted, so that the composition changes when members join.");
        }
        if (release != null) {
            notes.add(
                    "Counts across members are told as ranges or hidden; shares and intervals are the outermost that the ranges allow.");
        }
        return notes;
    }

    /** The address that gives the same answer again. */
    String address() {
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("release", release);
        parameters.put("member", question.member());
        parameters.put("by", question.by().isEmpty() ? null : question.byText());
        parameters.put("period", question.period());
        parameters.put("calendar", question.calendar());
        parameters.put("dateBasis", question.dateBasis());
        parameters.put("from", question.from());
        parameters.put("until", question.until());
        parameters.put("panel", release == null ? null : question.panel());
        parameters.put("instrument", question.instrument());
        parameters.put("crosswalk", question.crosswalk());
        parameters.put(
                "case", question.cases() == null ? null : question.cases().id());
        parameters.put("asOf", release == null ? asOf : null);
        var address = new StringBuilder("/v1/analytics/" + question.table().id());
        char before = '?';
        for (var parameter : parameters.entrySet()) {
            if (parameter.getValue() != null) {
                address.append(before).append(parameter.getKey()).append('=').append(parameter.getValue());
                before = '&';
            }
        }
        return address.toString();
    }

    /** The answer as JSON without rows. */
    ObjectNode head() {
        var head = JsonNodeFactory.instance
                .objectNode()
                .put("table", question.table().id())
                .put("methodVersion", question.table().version())
                .put("name", question.table().name());
        var query = head.putObject("query");
        put(query, "release", release);
        put(query, "member", question.member());
        query.put("by", question.byText())
                .put("period", question.period())
                .put("calendar", question.calendar())
                .put("dateBasis", question.dateBasis());
        put(query, "from", question.from());
        put(query, "until", question.until());
        query.put("panel", question.panel());
        query.put("instrument", question.instrument()).put("crosswalk", question.crosswalk());
        var cases = question.cases();
        if (cases != null) {
            query.put("case", cases.id()).put("caseVersion", cases.version());
        }
        head.put("asOf", asOf.toString()).put("members", members);
        put(head, "rules", rules);
        return head.put("intervalMethod", "wilson-score");
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    /** The answer for the forms that are files. */
    DataTable file() {
        Map<String, String> facts = new LinkedHashMap<>();
        if (release != null) {
            facts.put(Fact.RELEASE, release);
        }
        facts.put(Fact.AS_OF, asOf.toString());
        facts.put(Fact.METHOD_VERSION, question.table().version());
        facts.put(Fact.DIGEST, digest());
        facts.put(Fact.CITATION, citation());
        facts.put(Fact.PERMALINK, address());
        var columns = columns();
        var head = new TableHead(
                question.table().id(), question.table().name(), question.table().definition(), columns, facts, notes());
        return new DataTable(
                head, () -> rows.stream().map(row -> cells(columns, row)).iterator());
    }

    private static List<@Nullable Object> cells(List<Column> columns, ObjectNode row) {
        var cells = new ArrayList<@Nullable Object>();
        for (Column column : columns) {
            var value = row.get(column.name());
            cells.add(value == null ? null : cell(column, value));
        }
        return cells;
    }

    private static Object cell(Column column, JsonNode value) {
        return switch (column.type()) {
            case INTEGER -> value.longValue();
            case DECIMAL -> new BigDecimal(value.asString());
            case DATE -> LocalDate.parse(value.asString());
            case INSTANT -> Instant.parse(value.asString());
            default -> value.asString();
        };
    }
}
