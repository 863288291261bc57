package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The role of an advisor, a backbone organisation or a coordinator.
 *
 * @param key key of the role
 * @param kind code of the code system {@code governance-role-kind}
 * @param organisation the organisation, or the code of a member
 * @param teamKey position within the organisation, or null
 * @param clientId client that acts for it, or null
 * @param startsOn first day
 * @param lastDay last day, or null while it is not known
 * @param alsoHolds positions in teams of members that the same person has
 */
public record RoleHolder(
        String key,
        String kind,
        String organisation,
        @Nullable String teamKey,
        @Nullable String clientId,
        LocalDate startsOn,
        @Nullable LocalDate lastDay,
        List<Holder> alsoHolds) {

    static final String ADVISOR = "advisor";
    static final String COORDINATOR = "coordinator";

    /** The days of the role. */
    public Span days() {
        return new Span(startsOn, lastDay == null ? LocalDate.MAX : lastDay.plusDays(1));
    }

    /** Whether whoever has the role is this holder, also by a second position. */
    public boolean is(Holder holder) {
        return organisation.equals(holder.code()) && (teamKey == null || teamKey.equals(holder.teamKey()))
                || alsoHolds.contains(holder);
    }
}
