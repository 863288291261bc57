package org.npcs.repository.server.analytics.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.AnalysisCatalogue;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Dimension;
import org.npcs.repository.contract.definition.StatedFigures;
import org.npcs.repository.server.analytics.table.Counting;
import org.npcs.repository.server.analytics.table.RecordCounts;
import org.npcs.repository.server.analytics.table.Series;
import org.npcs.repository.server.analytics.table.StatedCounts;
import org.npcs.repository.server.analytics.table.Unit;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.sharing.CountableElements;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts what one owner contributes to a release, in the owner's name, in one transaction. */
@Component
final class OwnerCounting {

    /** The instrument whose reviews releases count. */
    static final String INSTRUMENT = "ssit";

    /** Without these an owner contributes no incidents, and no reviews. */
    private static final String INCIDENTS_NEED = "incident.eventDate";

    private static final String REVIEWS_NEED = "review.instrument";

    private static final AnalysisCatalogue CATALOGUE = Definitions.published().analysis();

    private final UnitOfWork unitOfWork;
    private final CountableElements countable;
    private final RecordCounts sql = new RecordCounts();
    private final StatedCounts stated = new StatedCounts();
    private final SqlReleaseWork work = new SqlReleaseWork();
    private final SqlOwnerFacts facts = new SqlOwnerFacts();
    private final Series series = Series.of(INSTRUMENT, true);

    OwnerCounting(UnitOfWork unitOfWork, CountableElements countable) {
        this.unitOfWork = unitOfWork;
        this.countable = countable;
    }

    /** Whether an owner lets analysts count anything now. */
    Mono<Boolean> takesPart(String owner) {
        return countable
                .of(owner)
                .flatMap(elements -> elements.contains(INCIDENTS_NEED)
                        ? unitOfWork.run(
                                SqlReleaseWork.Under.counting(owner), transaction -> facts.live(transaction, owner))
                        : Mono.just(false));
    }

    /** Counts an owner and stores what it contributes. */
    Mono<Void> count(String owner, UUID release, Instant asOf, Set<String> together) {
        return countable.of(owner).flatMap(elements -> unitOfWork
                .atOneInstant(SqlReleaseWork.Under.counting(owner), transaction -> {
                    var withheld = CATALOGUE.dimensions().stream()
                            .filter(dimension -> !dimension.form().equals("element"))
                            .filter(dimension -> !elements.contains(dimension.element()))
                            .map(Dimension::id)
                            .collect(Collectors.toUnmodifiableSet());
                    var counts = new OwnersCounts(series);
                    return Flux.fromIterable(passes(elements.contains(REVIEWS_NEED)))
                            .concatMap(pass -> sql.count(transaction, owner, pass.counting(asOf, withheld, together))
                                    .doOnNext(leaves -> counts.add(pass.unit(), leaves)))
                            .thenMany(Flux.fromIterable(stated(elements)))
                            .concatMap(table -> stated.of(transaction, owner, table, asOf))
                            .doOnNext(found -> counts.add(StatedGroup.contributions(found)))
                            .then(facts.of(transaction, owner, asOf, withheld))
                            .flatMap(known ->
                                    work.contribute(transaction, owner, release, counts.contributions(), known.text()));
                })
                .then());
    }

    /** The tables of what the owner states and lets count. */
    private static List<String> stated(Set<String> elements) {
        return CATALOGUE.tables().stream()
                .filter(StatedFigures::tell)
                .filter(one -> one.keys().stream()
                        .allMatch(key -> elements.contains(
                                CATALOGUE.dimension(key).orElseThrow().element())))
                .map(AnalysisTable::id)
                .toList();
    }

    /** One pass over the records of an owner: what is counted, and the name of the unit in keys. */
    private record Pass(String unit, Unit rows, List<List<String>> sets, String dateBasis) {

        Counting counting(Instant asOf, Set<String> withheld, Set<String> together) {
            return new Counting(rows, sets, dateBasis, INSTRUMENT, withheld, null, asOf, null, null, together);
        }
    }

    private static List<Pass> passes(boolean reviews) {
        var passes = new ArrayList<Pass>();
        passes.add(new Pass(
                CellSpace.INCIDENTS,
                Unit.INCIDENTS,
                sets(table("incidents"), table("trend")),
                table("incidents").dateBasis()));
        for (String id : List.of("timeliness", "completeness")) {
            passes.add(pass(CellSpace.INCIDENTS, id));
        }
        if (reviews) {
            passes.add(new Pass(
                    CellSpace.REVIEWS,
                    Unit.REVIEWS,
                    sets(table("item-prevalence"), table("opportunity-themes")),
                    table("item-prevalence").dateBasis()));
            for (String id : List.of("item-prevalence", "co-occurrence", "opportunity-themes", "agreement")) {
                passes.add(pass(CellSpace.REVIEWS, id));
            }
            passes.add(pass(CellSpace.RECOMMENDATIONS, "recommendations"));
        }
        return passes;
    }

    /** The table's own rows: its keys, and for items what was rated, with each of its sets. */
    private static Pass pass(String unit, String id) {
        var table = table(id);
        var keys = new ArrayList<>(table.keys());
        if (id.equals("item-prevalence")) {
            keys.add("outcome");
        }
        var sets = table.pooled().stream()
                .map(set -> Stream.concat(keys.stream(), set.stream()).toList())
                .toList();
        return new Pass(unit, Unit.of(id), sets, table.dateBasis());
    }

    private static List<List<String>> sets(AnalysisTable... tables) {
        var sets = new LinkedHashSet<List<String>>();
        for (AnalysisTable table : tables) {
            sets.addAll(table.pooled());
        }
        return List.copyOf(sets);
    }

    private static AnalysisTable table(String id) {
        return CATALOGUE.table(id).orElseThrow();
    }
}
