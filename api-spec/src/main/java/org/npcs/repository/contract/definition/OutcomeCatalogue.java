package org.npcs.repository.contract.definition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures of outcomes in all their versions, and published tables that observe them. */
public final class OutcomeCatalogue {

    private final Map<String, Measure> measures;
    private final Map<String, ReferenceSeries> series;

    OutcomeCatalogue(Map<String, Measure> measures, Map<String, ReferenceSeries> series) {
        this.measures = measures;
        this.series = series;
    }

    /** Returns all versions of all measures in the order of identifier and version. */
    public Collection<Measure> measures() {
        return measures.values();
    }

    /** Returns one version of one measure. */
    public Optional<Measure> measure(String id, String version) {
        return Optional.ofNullable(measures.get(Definitions.key(id, version)));
    }

    /** Returns the newest version of one measure. */
    public Optional<Measure> measure(String id) {
        return newest().stream().filter(measure -> measure.id().equals(id)).findFirst();
    }

    /** Returns the newest version of each measure in the order of their identifiers. */
    public List<Measure> newest() {
        return measures.values().stream()
                .filter(measure -> measures.values().stream()
                        .noneMatch(other -> other.id().equals(measure.id())
                                && other.effectiveFrom().isAfter(measure.effectiveFrom())))
                .toList();
    }

    /** Returns all reference series in the order of their identifiers. */
    public Collection<ReferenceSeries> series() {
        return series.values();
    }

    /** Returns one reference series. */
    public Optional<ReferenceSeries> series(String id) {
        return Optional.ofNullable(series.get(id));
    }
}
