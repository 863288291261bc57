package org.npcs.repository.server.membership.partnership;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a membership is judged by.
 *
 * @param from first day as a member, or null
 * @param until day from which it is no longer one, or null
 * @param agreed whether its agreement is executed
 * @param live whether it counts and is shown to others
 * @param roles roles that are filled on its team today
 */
record MembershipFacts(
        @Nullable LocalDate from, @Nullable LocalDate until, boolean agreed, boolean live, List<String> roles) {

    private static final List<String> NEEDED = List.of("leader", "executive");

    /** Roles that a team has at least, and this one does not. */
    List<String> missing() {
        return NEEDED.stream().filter(role -> !roles.contains(role)).toList();
    }
}
