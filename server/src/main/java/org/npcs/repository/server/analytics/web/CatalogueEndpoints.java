package org.npcs.repository.server.analytics.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.AnalyticsTableList;
import org.npcs.repository.api.v1.model.DisclosureRulesList;
import org.npcs.repository.api.v1.model.ResearchRulesList;
import org.npcs.repository.contract.definition.AnalysisCatalogue;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Dimension;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.analytics.format.Column;
import org.npcs.repository.server.analytics.release.RulesInForce;
import org.npcs.repository.server.analytics.table.Columns;
import org.npcs.repository.server.analytics.table.Questions;
import org.npcs.repository.server.governance.VersionStanding;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PublishedItems;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers with what can be asked: tables, columns, and the rules under which figures are told. */
@Component
class CatalogueEndpoints {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PublishedItems published;
    private final Answers answers;
    private final RulesInForce inForce;
    private final AnalysisCatalogue catalogue = Definitions.published().analysis();

    CatalogueEndpoints(PublishedItems published, Answers answers, RulesInForce inForce) {
        this.published = published;
        this.answers = answers;
        this.inForce = inForce;
    }

    Mono<ResponseEntity<AnalyticsTableList>> tables(int limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        var page = published.page(
                "analytics-tables", catalogue.tables().stream().map(this::table).toList(), limit, cursor);
        return RequestFacts.current()
                .map(facts -> page.answer(
                        ifNoneMatch,
                        new AnalyticsTableList(page.items(), page.complete(), answers.meta(facts))
                                .nextCursor(page.nextCursor())));
    }

    Mono<ResponseEntity<DisclosureRulesList>> rules(int limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        return inForce.disclosure().zipWith(RequestFacts.current(), (all, facts) -> {
            var page = published.page("disclosure-rules", told(all), limit, cursor);
            return page.answer(
                    ifNoneMatch,
                    new DisclosureRulesList(page.items(), page.complete(), answers.meta(facts))
                            .nextCursor(page.nextCursor()));
        });
    }

    Mono<ResponseEntity<ResearchRulesList>> researchRules(
            int limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        return inForce.research().zipWith(RequestFacts.current(), (all, facts) -> {
            var page = published.page("research-rules", told(all), limit, cursor);
            return page.answer(
                    ifNoneMatch,
                    new ResearchRulesList(page.items(), page.complete(), answers.meta(facts))
                            .nextCursor(page.nextCursor()));
        });
    }

    private static List<ObjectNode> told(List<? extends VersionStanding<?>> all) {
        return all.stream().map(VersionStanding::json).toList();
    }

    Mono<ResponseEntity<ObjectNode>> columns(String id, @Nullable String ifNoneMatch) {
        return RequestFacts.current().map(facts -> {
            var table = Questions.table(id);
            var body = JSON.createObjectNode().put("table", id);
            var columns = body.putArray("columns");
            Columns.of(table, table.dimensions()).forEach(column -> columns.add(column(column)));
            var hash = StrictJson.sha256(body);
            body.set("meta", JSON.valueToTree(answers.meta(facts)));
            return published.item(body, hash, ifNoneMatch);
        });
    }

    private static ObjectNode column(Column column) {
        var told = JSON.createObjectNode()
                .put("name", column.name())
                .put("title", column.title())
                .put("definition", column.definition())
                .put("type", column.type().name().toLowerCase(java.util.Locale.ROOT));
        put(told, "unit", column.unit());
        put(told, "codeSystem", column.codeSystem());
        if (!column.codes().isEmpty()) {
            var codes = told.putArray("codes");
            column.codes()
                    .forEach(code -> codes.addObject().put("code", code.code()).put("label", code.label()));
        }
        told.put("nullable", column.nullable());
        put(told, "example", column.example());
        return told;
    }

    private ObjectNode table(AnalysisTable table) {
        var told = JSON.createObjectNode()
                .put("id", table.id())
                .put("version", table.version())
                .put("name", table.name())
                .put("definition", table.definition())
                .put("unit", table.unit());
        told.set("keys", JSON.valueToTree(dimensions(table.keys().stream())));
        told.set("dimensions", JSON.valueToTree(dimensions(table.dimensions().stream())));
        told.set(
                "pooled",
                JSON.valueToTree(table.pooled().stream()
                        .map(set -> String.join(",", set))
                        .toList()));
        told.set("periods", JSON.valueToTree(table.periods()));
        told.put("dateBasis", table.dateBasis()).put("panels", table.panels());
        put(told, "note", table.note());
        told.set("links", JSON.valueToTree(Answers.links("columns", "/v1/analytics/" + table.id() + "/columns")));
        return told;
    }

    private List<ObjectNode> dimensions(Stream<String> ids) {
        return ids.map(id -> dimension(catalogue.dimension(id).orElseThrow())).toList();
    }

    private static ObjectNode dimension(Dimension dimension) {
        var told = JSON.createObjectNode()
                .put("id", dimension.id())
                .put("name", dimension.name())
                .put("definition", dimension.definition())
                .put("element", dimension.element());
        put(told, "codeSystem", dimension.codeSystem());
        told.put("pooledOnly", dimension.pooledOnly());
        put(told, "caution", dimension.caution());
        return told;
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
