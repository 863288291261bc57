package org.npcs.repository.server.analytics.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.analytics.export.ReleaseTables;
import org.npcs.repository.server.analytics.format.DataTable;
import org.npcs.repository.server.analytics.format.Fact;
import org.npcs.repository.server.analytics.format.TableHead;
import org.npcs.repository.server.analytics.release.PublishedFigures;
import org.npcs.repository.server.analytics.release.Release;
import org.npcs.repository.server.analytics.release.Releases;
import org.npcs.repository.server.analytics.table.Asked;
import org.npcs.repository.server.analytics.table.Questions;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes the tables of an export of the very answers that the tables give. */
@Component
class ExportedTables implements ReleaseTables {

    private static final String BY = "-by-";

    private final Releases releases;
    private final PublishedFigures figures;

    ExportedTables(Releases releases, PublishedFigures figures) {
        this.releases = releases;
        this.figures = figures;
    }

    private static Stream<AnalysisTable> catalogue(List<String> tables) {
        return Definitions.published().analysis().tables().stream()
                .filter(table -> tables.isEmpty() || tables.contains(table.id()));
    }

    @Override
    public List<String> names(List<String> tables) {
        return catalogue(tables)
                .flatMap(table -> table.pooled().stream().map(by -> name(table, by)))
                .toList();
    }

    private static String name(AnalysisTable table, List<String> by) {
        return by.isEmpty() ? table.id() : table.id() + BY + String.join("-", by);
    }

    @Override
    public Mono<DataTable> table(String release, String name) {
        for (var table : catalogue(List.of()).toList()) {
            for (var by : table.pooled()) {
                if (name(table, by).equals(name)) {
                    return releases.answering(release).flatMap(found -> table(found, table, by));
                }
            }
        }
        return Mono.error(ProblemException.of(ProblemCode.UNKNOWN_TABLE));
    }

    private Mono<DataTable> table(Release release, AnalysisTable table, List<String> by) {
        return Flux.fromIterable(questions(release, table, by))
                .concatMap(asked -> {
                    var question = Questions.of(asked);
                    return figures.rows(release, question)
                            .map(rows -> new TableAnswer(
                                    question, release.id(), release.rules(), release.asOf(), release.members(), rows));
                })
                .collectList()
                .map(answers -> joined(name(table, by), answers));
    }

    /** One question for each length of periods and each panel. */
    private static List<Asked> questions(Release release, AnalysisTable table, List<String> by) {
        var questions = new ArrayList<Asked>();
        for (var period : table.periods()) {
            for (var panel : table.panels() ? List.of("fixed", "all") : List.of("all")) {
                questions.add(new Asked(
                        table.id(),
                        release.id(),
                        null,
                        by.isEmpty() ? null : String.join(",", by),
                        period,
                        null,
                        null,
                        null,
                        null,
                        panel,
                        Asked.INSTRUMENT,
                        Asked.CROSSWALK,
                        null,
                        null));
            }
        }
        return questions;
    }

    private static DataTable joined(String name, List<TableAnswer> answers) {
        var first = answers.get(0);
        var file = first.file().head();
        var rows = JsonNodeFactory.instance.arrayNode();
        answers.forEach(answer -> rows.addAll(answer.rows()));
        Map<String, String> facts = new LinkedHashMap<>(file.facts());
        facts.remove(Fact.PERMALINK);
        facts.put(Fact.DIGEST, StrictJson.sha256(rows));
        var notes = answers.stream()
                .flatMap(answer -> answer.notes().stream())
                .distinct()
                .toList();
        var head = new TableHead(name, file.title(), file.description(), file.columns(), facts, notes);
        return new DataTable(head, () -> answers.stream()
                .flatMap(answer -> java.util.stream.StreamSupport.stream(
                        answer.file().rows().spliterator(), false))
                .iterator());
    }
}
