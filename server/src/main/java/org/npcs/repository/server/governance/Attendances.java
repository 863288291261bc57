package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.Map;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Tells how seats attended the meetings of a committee. */
public interface Attendances {

    /**
     * Counts of attendance by the code of the member.
     *
     * @param from first day of the meetings that are counted
     * @param until day on which it is over
     */
    Mono<Map<String, AttendanceCounts>> counts(
            Transaction transaction, String committee, LocalDate from, LocalDate until);
}
