package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.VersionedRules;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a version of published rules stands on a day: one is in force, others await a decision or their first day, or another
 * has taken their place.
 *
 * @param version the version as it is published
 * @param status code of the code system {@code rules-status}
 * @param from first day; of a version that awaits a decision, the earliest
 * @param decision the decision that activated it, or null
 */
public record VersionStanding<T extends VersionedRules>(
        T version, String status, LocalDate from, @Nullable String decision) {

    private static final String ACTIVE = "active";

    /** A first day of a version; a version that a later decision activates again has several. */
    private record Start<T>(
            T version, LocalDate from, @Nullable String decision) {}

    /**
     * Where all versions stand.
     *
     * @param list name of the list of versions, with which references begin
     * @param decided what decisions activated, the earliest decision first
     */
    static <T extends VersionedRules> List<VersionStanding<T>> of(
            String list, Collection<T> published, List<Activation> decided, LocalDate day) {
        var starts = starts(list, published, decided);
        var current = starts.stream()
                .filter(start -> !start.from().isAfter(day))
                .reduce((one, later) -> later)
                .orElseThrow();
        return published.stream().map(version -> of(version, starts, current)).toList();
    }

    private static <T extends VersionedRules> VersionStanding<T> of(
            T version, List<Start<T>> starts, Start<T> current) {
        if (current.version().id().equals(version.id())) {
            return standing(current, ACTIVE);
        }
        var own = starts.stream()
                .filter(start -> start.version().id().equals(version.id()))
                .toList();
        if (own.isEmpty()) {
            return new VersionStanding<>(
                    version, version.json().path("status").asString(""), version.effectiveFrom(), null);
        }
        var last = own.get(own.size() - 1);
        return standing(last, starts.indexOf(last) > starts.indexOf(current) ? "approved" : "retired");
    }

    private static <T extends VersionedRules> VersionStanding<T> standing(Start<T> start, String status) {
        return new VersionStanding<>(start.version(), status, start.from(), start.decision());
    }

    /** First days in their order; of two on one day, the one that was decided later counts. */
    private static <T extends VersionedRules> List<Start<T>> starts(
            String list, Collection<T> published, List<Activation> decided) {
        var starts = new ArrayList<Start<T>>();
        published.stream()
                .filter(VersionedRules::inForceAsPublished)
                .forEach(one -> starts.add(new Start<>(one, one.effectiveFrom(), null)));
        for (var one : decided) {
            published.stream()
                    .filter(version -> one.reference().equals(list + '/' + version.id()))
                    .forEach(version -> starts.add(
                            new Start<>(version, later(one.from(), version.effectiveFrom()), one.decision())));
        }
        starts.sort(Comparator.comparing(Start::from));
        return starts;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whether it is in force. */
    boolean inForce() {
        return status.equals(ACTIVE);
    }

    /** The document that the interface answers, without {@code meta}. */
    public ObjectNode json() {
        var told = version.json()
                .put("status", status)
                .put("effectiveFrom", from.toString())
                .put("contentHash", version.contentHash());
        told.remove("version");
        return decision == null ? told : told.put("decision", decision);
    }
}
