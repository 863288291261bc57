package org.npcs.repository.server.incident;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.encryption.Sealing;
import org.npcs.repository.server.platform.record.RecordSelection;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.springframework.stereotype.Component;

/** The table of incidents. */
@Component
final class SqlIncidents {

    private final SqlRecords table;

    SqlIncidents(UnitOfWork unitOfWork, Sealing sealing) {
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("kind", String.class);
        facets.put("event_date", LocalDate.class);
        facets.put("state_before", String.class);
        facets.put("merged_into", UUID.class);
        facets.put("split_from", UUID.class);
        facets.put("split_into", String.class);
        facets.put("event_id", UUID.class);
        this.table = new SqlRecords(unitOfWork, sealing, "incident", facets);
    }

    SqlRecords table() {
        return table;
    }

    static List<Filter> filters(IncidentFilter wanted) {
        var filters = new ArrayList<Filter>();
        add(filters, "kind = ?", wanted.kind());
        add(filters, "state = ?", wanted.state());
        if (wanted.state() == null) {
            // Who does not ask for what was voided or merged does not get it.
            filters.add(new Filter("state <> ALL (?)", Incident.GONE.toArray(String[]::new)));
        }
        add(filters, "event_date >= ?", wanted.eventFrom());
        add(filters, "event_date <= ?", wanted.eventTo());
        add(filters, "stored_at >= ?", wanted.updatedSince());
        return filters;
    }

    static List<Filter> filters(RecordSelection wanted) {
        var filters = filters(new IncidentFilter(null, null, wanted.eventFrom(), wanted.eventTo(), null));
        add(filters, "natural_key = ANY (?)", array(wanted.incidentKeys(), String[]::new));
        add(filters, "id = ANY (?)", array(wanted.ids(), UUID[]::new));
        add(filters, "state = ANY (?)", array(wanted.states(), String[]::new));
        return filters;
    }

    private static <T> T @Nullable [] array(@Nullable List<T> values, IntFunction<T[]> made) {
        return values == null ? null : values.toArray(made);
    }

    private static void add(List<Filter> filters, String condition, @Nullable Object argument) {
        if (argument != null) {
            filters.add(new Filter(condition, argument));
        }
    }
}
