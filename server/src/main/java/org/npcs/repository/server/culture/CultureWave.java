package org.npcs.repository.server.culture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.CultureInstrument;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.node.ObjectNode;

/**
 * The culture wave of a member in one year.
 *
 * @param stored as it is stored
 */
public record CultureWave(StoredRecord stored) {

    static final String PLANNED = "planned";
    static final String OPEN = "open";
    static final String CLOSED = "closed";
    static final String RESULTS = "results";
    static final String USED = "use-recorded";

    /** The steps that can be asked for; a use of the results is recorded by the use itself. */
    static final StateMachine STATES =
            new StateMachine(Map.of(PLANNED, List.of(OPEN), OPEN, List.of(CLOSED), CLOSED, List.of(RESULTS)));

    private static final int MONTHS_UNTIL_USE = 6;

    /** The year, which is its key. */
    public int year() {
        return Integer.parseInt(stored.naturalKey());
    }

    /** What was planned. */
    public ObjectNode content() {
        return stored.content();
    }

    /** The instrument version; published versions stay. */
    CultureInstrument instrument() {
        return instrument(content()).orElseThrow();
    }

    static java.util.Optional<CultureInstrument> instrument(ObjectNode content) {
        return Definitions.published()
                .cultureInstrument(
                        content.path("instrument").asString(""),
                        content.path("instrumentVersion").asString(""));
    }

    /** How many are eligible, by the alias of the unit, in the order of aliases. */
    Map<String, Integer> units() {
        var units = new LinkedHashMap<String, Integer>();
        content()
                .path("units")
                .valueStream()
                .sorted(java.util.Comparator.comparing(one -> one.path("unit").asString("")))
                .forEach(one -> units.put(
                        one.path("unit").asString(""), one.path("eligible").asInt()));
        return units;
    }

    /** Whether answers are collected here. */
    boolean collectedHere() {
        return content().path("collection").asString("").equals("answers");
    }

    /** Whether its results were told. */
    boolean told() {
        return resultsAt() != null;
    }

    /** When its results were told, or null. */
    public @Nullable Instant resultsAt() {
        return stored.facets().get("results_at") instanceof Instant at ? at : null;
    }

    /** Day by which a use of the results is expected, or null before there are any. */
    public @Nullable LocalDate useDueOn() {
        var at = resultsAt();
        return at == null ? null : LocalDate.ofInstant(at, ZoneOffset.UTC).plusMonths(MONTHS_UNTIL_USE);
    }

    /** Whether that day has passed without a use. */
    public boolean useOverdue(Instant now) {
        var due = useDueOn();
        return stored.state().equals(RESULTS)
                && due != null
                && LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(due);
    }
}
