package org.npcs.repository.conformance.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.AnalysisCatalogue;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Dimension;
import org.npcs.repository.contract.definition.VersionedRules;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The closed catalogue of tables with their columns, and the rules. */
final class TableCatalogue {

    private static final AnalysisCatalogue CATALOGUE = Definitions.published().analysis();
    private static final List<String> BEFORE = List.of(
            "release",
            "asOf",
            "methodVersion",
            "members",
            "dateBasis",
            "calendar",
            "period",
            "periodLabel",
            "periodStart",
            "periodEnd",
            "panel");
    private static final List<String> FIGURES = List.of(
            "n",
            "nLower",
            "nUpper",
            "of",
            "ofLower",
            "ofUpper",
            "share",
            "shareLower",
            "shareUpper",
            "intervalLower",
            "intervalUpper");

    private final Archive archive;

    TableCatalogue(Archive archive) {
        this.archive = archive;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put(
                "listAnalyticsTables",
                context -> Words.tagged(
                        context,
                        archive.page(
                                context,
                                CATALOGUE.tables().stream()
                                        .map(TableCatalogue::summary)
                                        .toList())));
        operations.put("getAnalyticsColumns", context -> Words.tagged(context, dictionary(Tables.table(context))));
        operations.put(
                "listDisclosureRules",
                context -> Words.tagged(
                        context,
                        archive.page(
                                context,
                                CATALOGUE.disclosureRules().stream()
                                        .map(TableCatalogue::rules)
                                        .toList())));
    }

    /** A version of rules; in the toy, no decision brings another one into force. */
    static ObjectNode rules(VersionedRules set) {
        ObjectNode told = set.json().put("contentHash", set.contentHash());
        told.remove("version");
        return told;
    }

    private static ObjectNode summary(AnalysisTable table) {
        ObjectNode told = Reply.JSON
                .createObjectNode()
                .put("id", table.id())
                .put("version", table.version())
                .put("name", table.name())
                .put("definition", table.definition())
                .put("unit", table.unit());
        dimensions(told.putArray("keys"), table.keys());
        dimensions(told.putArray("dimensions"), table.dimensions());
        ArrayNode pooled = told.putArray("pooled");
        table.pooled().forEach(set -> pooled.add(String.join(",", set)));
        table.periods().forEach(told.putArray("periods")::add);
        return told.put("dateBasis", table.dateBasis()).put("panels", table.panels());
    }

    private static void dimensions(ArrayNode told, List<String> ids) {
        for (String id : ids) {
            Dimension dimension = CATALOGUE.dimension(id).orElseThrow();
            told.addObject()
                    .put("id", id)
                    .put("name", dimension.name())
                    .put("definition", dimension.definition())
                    .put("element", dimension.element())
                    .put("pooledOnly", dimension.pooledOnly());
        }
    }

    private static Reply dictionary(AnalysisTable table) {
        ObjectNode body = Reply.JSON.createObjectNode().put("table", table.id());
        ArrayNode columns = body.putArray("columns");
        columns(table, table.dimensions()).forEach(name -> columns.addObject()
                .put("name", name)
                .put("title", name)
                .put("definition", name)
                .put("type", FIGURES.contains(name) ? "decimal" : "text")
                .put("nullable", FIGURES.contains(name)));
        return Reply.json(200, body);
    }

    static List<String> columns(AnalysisTable table, List<String> by) {
        List<String> columns = new ArrayList<>(BEFORE);
        Stream.concat(table.keys().stream(), by.stream()).forEach(id -> {
            columns.add(id);
            columns.add(id + "Label");
        });
        columns.addAll(FIGURES);
        columns.add("status");
        return columns;
    }
}
