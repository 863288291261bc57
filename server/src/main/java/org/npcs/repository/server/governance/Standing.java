package org.npcs.repository.server.governance;

import java.time.LocalDate;
import org.npcs.repository.server.platform.record.StoredRecord;

/** Where terms, offices and roles stand on a day, by codes of the code system {@code term-state}; told from dates alone. */
public final class Standing {

    private Standing() {}

    /** Where a term or an office stands. */
    public static String held(StoredRecord held, LocalDate day) {
        return at(held, day, !Ending.day(held, "ends_on").isAfter(day));
    }

    /** Where a role stands; its last day is included. */
    public static String role(StoredRecord role, LocalDate day) {
        return at(role, day, role.facets().get("last_day") instanceof LocalDate last && last.isBefore(day));
    }

    private static String at(StoredRecord held, LocalDate day, boolean over) {
        return over ? "ended" : Ending.day(held, "starts_on").isAfter(day) ? "appointed" : "active";
    }
}
