package org.npcs.repository.server.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the time says of responses to a notice; it stands still when the notice ends.
 *
 * @param issuedAt when the notice was issued
 * @param respondBy day by which members respond, in UTC
 * @param now the instant that counts
 */
public record NoticeClock(Instant issuedAt, LocalDate respondBy, Instant now) {

    private static final Set<String> OPEN = Set.of(ResponseSteps.NOT_SEEN, "acknowledged", "assessing");
    private static final double SECONDS_A_DAY = 86_400;

    /** The clock of a notice that was issued. */
    static NoticeClock of(Notice notice, Instant now) {
        var ended = notice.endedAt();
        return new NoticeClock(
                Objects.requireNonNull(notice.issuedAt()),
                notice.respondBy(),
                ended != null && ended.isBefore(now) ? ended : now);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** Whole days since the notice was issued. */
    public int daysSinceIssue() {
        return (int) Duration.between(issuedAt, now).toDays();
    }

    /** Days from issue to an instant, with one decimal. */
    double days(Instant until) {
        return Math.round(Duration.between(issuedAt, until).toSeconds() / SECONDS_A_DAY * 10) / 10.0;
    }

    /** Whether a response in this state is overdue. */
    public boolean overdue(String state) {
        return OPEN.contains(state) && today().isAfter(respondBy);
    }

    /** Whether actions that were planned for a day are overdue. */
    public boolean actionOverdue(String state, @Nullable LocalDate plannedFor) {
        return state.equals("action-planned") && plannedFor != null && today().isAfter(plannedFor);
    }
}
