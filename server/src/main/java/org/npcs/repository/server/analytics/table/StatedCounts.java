package org.npcs.repository.server.analytics.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.BundleVersion;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.contract.definition.StatedFigures;
import org.npcs.repository.server.analytics.table.SqlStatements.Statement;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What one owner has stated by an instant, as the numbers of tables; for its own figures and for releases alike. */
public final class StatedCounts {

    /** The unit of a bundle observation that stands for all of them. */
    private static final String WHOLE = "all";

    private final SqlStatements sql = new SqlStatements();

    /** The numbers of a table in the order of their periods and codes; the transaction must be the owner's. */
    public Mono<List<Stated>> of(Transaction transaction, String owner, String table, Instant asOf) {
        return switch (table) {
            case StatedFigures.OUTCOMES ->
                sql.read(transaction, "outcome_observation", owner, asOf).map(all -> together(outcomes(all)));
            case StatedFigures.BUNDLE ->
                sql.read(transaction, "bundle_observation", owner, asOf).map(all -> together(bundles(all)));
            case StatedFigures.LEARNING ->
                sql.read(transaction, "learning_cohort", owner, asOf)
                        .zipWith(sql.read(transaction, "learning_count", owner, asOf))
                        .map(both -> together(learning(both.getT1(), both.getT2())));
            default -> throw new IllegalArgumentException("nothing is stated of " + table);
        };
    }

    private static Stream<Stated> outcomes(List<Statement> all) {
        var measures = StatedFigures.measures().stream().collect(Collectors.toMap(Measure::id, one -> one));
        return all.stream()
                .filter(one -> one.key().get(1).matches("(FFY|MFY)?[0-9]{4}"))
                .flatMap(one -> Optional.ofNullable(measures.get(one.key().get(0)))
                        .filter(measure -> measure.version()
                                .equals(one.content().path("measureVersion").asString("")))
                        .flatMap(measure -> outcome(measure, one))
                        .stream());
    }

    /** Nothing when a part is not stated, or the numerator is larger than what it is a part of. */
    private static Optional<Stated> outcome(Measure measure, Statement one) {
        var n = part(one.content(), measure.numerator());
        var of = part(one.content(), measure.denominator());
        if (n < 0 || of < 0 || StatedFigures.share(measure.id()) && n > of) {
            return Optional.empty();
        }
        return Optional.of(
                new Stated(StatedFigures.OUTCOMES, one.key().get(1), Map.of("measure", measure.id()), n, of));
    }

    private static long part(JsonNode content, Measure.Side side) {
        return content.path("parts")
                .valueStream()
                .filter(one -> one.path("part").asString("").equals(side.part()))
                .mapToLong(one -> one.path("value").asLong(-1))
                .findFirst()
                .orElse(-1);
    }

    /** A month that is observed for all units at once is not counted by its units, too. */
    private static Stream<Stated> bundles(List<Statement> all) {
        var whole = all.stream()
                .filter(one -> one.key().get(1).equals(WHOLE))
                .map(one -> one.key().get(0) + one.key().get(2))
                .collect(Collectors.toSet());
        var versions = StatedFigures.bundles().stream()
                .collect(Collectors.toMap(BundleVersion::bundle, BundleVersion::version));
        return all.stream()
                .filter(one -> one.key().get(1).equals(WHOLE)
                        || !whole.contains(one.key().get(0) + one.key().get(2)))
                .filter(one -> one.content()
                        .path("bundleVersion")
                        .asString("")
                        .equals(versions.get(one.key().get(0))))
                .flatMap(StatedCounts::bundle);
    }

    private static Stream<Stated> bundle(Statement one) {
        var bundle = one.key().get(0);
        var year = one.key().get(2).substring(0, 4);
        var content = one.content();
        var whole = element(
                bundle,
                year,
                StatedFigures.ALL_OR_NONE,
                content.path("allOrNoneMet").asLong(0),
                content.path("eligible").asLong(0));
        return Stream.concat(
                content.path("elements").valueStream().map(element -> {
                    long met = element.path("met").asLong(0);
                    return element(
                            bundle,
                            year,
                            element.path("element").asString(""),
                            met,
                            met
                                    + element.path("notMet").asLong(0)
                                    + element.path("notRecorded").asLong(0));
                }),
                Stream.of(whole));
    }

    private static Stated element(String bundle, String year, String element, long n, long of) {
        return new Stated(StatedFigures.BUNDLE, year, Map.of("bundle", bundle, "bundleElement", element), n, of);
    }

    private static Stream<Stated> learning(List<Statement> cohorts, List<Statement> counts) {
        var began = cohorts.stream().collect(Collectors.toMap(one -> one.key().get(0), one -> one.content()
                .path("startsOn")
                .asString("")));
        return counts.stream().flatMap(one -> {
            var day = began.getOrDefault(one.key().get(0), "");
            return day.isEmpty()
                    ? Stream.empty()
                    : one.content().path("rows").valueStream().flatMap(row -> Stream.of("first", "later")
                            .map(attempt -> new Stated(
                                    StatedFigures.LEARNING,
                                    day.substring(0, 4),
                                    Map.of("attempt", attempt),
                                    row.path(attempt + "Correct").asLong(0),
                                    row.path(attempt + "Answers").asLong(0))));
        });
    }

    private static List<Stated> together(Stream<Stated> all) {
        var sums = new LinkedHashMap<List<Object>, Stated>();
        all.forEach(one -> sums.merge(List.of(one.period(), one.codes()), one, Stated::and));
        return new ArrayList<>(sums.values());
    }
}
