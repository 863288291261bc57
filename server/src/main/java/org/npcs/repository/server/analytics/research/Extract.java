package org.npcs.repository.server.analytics.research;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.ResearchVariable;
import org.npcs.repository.server.analytics.anonymity.Anonymised;
import org.npcs.repository.server.analytics.anonymity.Anonymity;
import org.npcs.repository.server.analytics.export.ElementColumns;
import org.npcs.repository.server.analytics.format.Column;
import org.npcs.repository.server.analytics.format.ColumnType;
import org.npcs.repository.server.analytics.format.DataTable;
import org.npcs.repository.server.analytics.format.Fact;
import org.npcs.repository.server.analytics.format.TableHead;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An extract: incidents that look alike often enough, with their reviews, in an order that means nothing, without owner, key or
 * identifier. Of copies of one event one stands in it.
 */
final class Extract {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROUNDED = 10;

    private final ResearchRequest request;
    private final Anonymised alike;
    private final List<Numbered> rows;
    private final Map<String, List<UUID>> given = new TreeMap<>();
    private final Instant madeAt;
    private final List<DataTable> tables;

    private record Numbered(long number, Anonymised.Row row, Candidate candidate) {}

    private Extract(ResearchRequest request, List<Candidate> candidates, Instant madeAt) {
        this.request = request;
        this.madeAt = madeAt;
        var rules = request.rules();
        alike = new Anonymity(
                        identifying(request.variables()).stream()
                                .map(Identifying::attribute)
                                .toList(),
                        rules.number("leastAlike"),
                        rules.share("mostLeftOut"))
                .of(candidates.stream().map(Candidate::identifying).toList());
        rows = numbered(alike.rows(), candidates);
        rows.forEach(one -> given.computeIfAbsent(one.candidate().owner(), any -> new ArrayList<>())
                .add(one.candidate().id()));
        tables = made();
    }

    /** Makes an extract of what was read. */
    static Extract of(ResearchRequest request, Collection<OwnersRecords.Taken> taken, Instant madeAt) {
        var seen = new HashSet<UUID>();
        // Members lie within each other by their codes; the inner one's copy stands for the event.
        var candidates = taken.stream()
                .flatMap(owner -> owner.candidates().stream())
                .sorted(Comparator.comparing((Candidate one) -> -one.owner().length())
                        .thenComparing(Candidate::owner)
                        .thenComparing(Candidate::id))
                .filter(one -> one.event() == null || seen.add(one.event()))
                .toList();
        return new Extract(request, candidates, madeAt);
    }

    private static List<Numbered> numbered(List<Anonymised.Row> left, List<Candidate> candidates) {
        var shuffled = new ArrayList<>(left);
        Collections.shuffle(shuffled, new SecureRandom());
        var rows = new ArrayList<Numbered>();
        for (int i = 0; i < shuffled.size(); i++) {
            var row = shuffled.get(i);
            rows.add(new Numbered(i + 1L, row, candidates.get(row.place())));
        }
        return rows;
    }

    /** The identifying variables among some. */
    static List<ResearchVariable> identifying(List<ResearchVariable> variables) {
        return variables.stream().filter(ResearchVariable::identifying).toList();
    }

    /** The other variables of incidents among some. */
    static List<ResearchVariable> told(List<ResearchVariable> variables) {
        return ExtractTable.INCIDENTS.of(variables).stream()
                .filter(one -> !one.identifying())
                .toList();
    }

    Instant madeAt() {
        return madeAt;
    }

    /** The incidents of an owner that stand in it. */
    List<UUID> of(String owner) {
        return given.getOrDefault(owner, List.of());
    }

    /** What is told of it beside its files. */
    ObjectNode told(UUID export) {
        var told = JSON.createObjectNode()
                .put("exportId", export.toString())
                .put("records", rows.size())
                .put("leftOutAtMost", (alike.leftOut() + ROUNDED - 1) / ROUNDED * ROUNDED)
                .put("alike", request.rules().number("leastAlike"));
        var levels = told.putArray("levels");
        levels().forEach((variable, level) ->
                levels.addObject().put("variable", variable).put("level", level));
        return told;
    }

    private Map<String, String> levels() {
        var levels = new LinkedHashMap<String, String>();
        var variables = identifying(request.variables());
        for (int i = 0; i < variables.size(); i++) {
            levels.put(variables.get(i).name(), alike.levels().get(i).name());
        }
        return levels;
    }

    /** Its tables: incidents always, the others where a variable of theirs was asked for. */
    List<DataTable> tables() {
        return tables;
    }

    private List<DataTable> made() {
        var variables = request.variables();
        var tables = new ArrayList<DataTable>();
        tables.add(incidents());
        if (!ExtractTable.REVIEWS.of(variables).isEmpty()) {
            tables.add(table(ExtractTable.REVIEWS, (review, rows) -> rows.add(review.told())));
        }
        for (int i = 0; i < ExtractTable.BELOW_REVIEWS.size(); i++) {
            int place = i;
            var table = ExtractTable.BELOW_REVIEWS.get(i);
            if (!table.of(variables).isEmpty()) {
                tables.add(
                        table(table, (review, rows) -> rows.addAll(review.rows().get(place))));
            }
        }
        return tables;
    }

    private DataTable incidents() {
        var columns = new ArrayList<>(List.of(record()));
        var levels = levels();
        identifying(request.variables())
                .forEach(one -> columns.add(coarsened(one, levels.getOrDefault(one.name(), ""))));
        told(request.variables()).forEach(one -> columns.add(column(one)));
        var cells = new ArrayList<List<@Nullable Object>>();
        for (Numbered one : rows) {
            var row = new ArrayList<@Nullable Object>(List.of(one.number()));
            row.addAll(one.row().values());
            row.addAll(one.candidate().told());
            cells.add(row);
        }
        return new DataTable(head(ExtractTable.INCIDENTS, columns), cells);
    }

    /** How a review gives rows to a table. */
    private interface Rows {
        void of(Candidate.Review review, List<List<@Nullable Object>> rows);
    }

    private DataTable table(ExtractTable table, Rows rowsOf) {
        var columns = new ArrayList<>(List.of(record(), review()));
        table.of(request.variables()).forEach(one -> columns.add(column(one)));
        var cells = new ArrayList<List<@Nullable Object>>();
        for (Numbered one : rows) {
            long number = 0;
            for (Candidate.Review review : one.candidate().reviews()) {
                number++;
                var found = new ArrayList<List<@Nullable Object>>();
                rowsOf.of(review, found);
                for (List<@Nullable Object> values : found) {
                    var row = new ArrayList<@Nullable Object>(List.of(one.number(), number));
                    row.addAll(values);
                    cells.add(row);
                }
            }
        }
        return new DataTable(head(table, columns), cells);
    }

    private TableHead head(ExtractTable table, List<Column> columns) {
        var rules = request.rules();
        var facts = new LinkedHashMap<String, String>();
        facts.put(Fact.AS_OF, madeAt.toString());
        facts.put(Fact.METHOD_VERSION, rules.id());
        facts.put(
                Fact.CITATION,
                "National Child Safety Repository. Research extract "
                        + request.stored().id() + ", as of " + madeAt + ".");
        facts.put("researchRequest", request.stored().id().toString());
        facts.put("destroyBy", request.destroyBy().toString());
        facts.put("leastAlike", Integer.toString(rules.number("leastAlike")));
        levels().forEach((variable, level) -> facts.put("level." + variable, level));
        return new TableHead(
                table.id(),
                table.title() + " of a research extract",
                table.row(),
                columns,
                facts,
                List.of(
                        "What an owner does not share, what is not given and what is coarsened away are empty.",
                        "Every copy is destroyed by " + request.destroyBy() + "."));
    }

    private static Column record() {
        return Column.of("record", ColumnType.INTEGER, "Incident", "Number of the incident in this extract alone.")
                .required()
                .example("17")
                .build();
    }

    private static Column review() {
        return Column.of(
                        "review", ColumnType.INTEGER, "Review", "Number of the review of the incident in this extract.")
                .required()
                .example("1")
                .build();
    }

    private static Column column(ResearchVariable variable) {
        var element = Definitions.published().element(variable.element()).orElseThrow();
        return ElementColumns.column(variable.name(), element, ElementColumns.type(element));
    }

    private static Column coarsened(ResearchVariable variable, String level) {
        var element = Definitions.published().element(variable.element()).orElseThrow();
        return Column.of(
                        variable.name(),
                        ColumnType.TEXT,
                        element.path(),
                        "Coarsened to " + level + ". "
                                + element.json().path("definition").asString(""))
                .source(element.id())
                .build();
    }
}
