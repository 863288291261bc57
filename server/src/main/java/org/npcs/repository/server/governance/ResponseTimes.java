package org.npcs.repository.server.governance;

import java.time.Duration;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How fast a member answers what it is asked; told to itself alone. */
@Component
public final class ResponseTimes {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final double HOURS_OF_A_DAY = 24;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlCommunications sql;

    ResponseTimes(UnitOfWork unitOfWork, RepositoryClock clock, SqlCommunications sql) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.sql = sql;
    }

    /**
     * How fast a member answered in the last year.
     *
     * @param asked communications that asked it something
     * @param answered those that it answered
     * @param medianDays median of the days from delivery to the first answer, to one decimal; null when it answered none
     */
    public record Told(int asked, int answered, @Nullable Double medianDays) {}

    /**
     * How fast the caller's member answers.
     *
     * @throws ProblemException {@code not-found} for another member
     */
    public Mono<Told> of(Caller caller, String member) {
        caller.own(member);
        return unitOfWork.run(transaction ->
                sql.asked(transaction, member, clock.now().minus(YEAR)).map(ResponseTimes::told));
    }

    static Told told(List<SqlCommunications.Asked> asked) {
        var days = asked.stream()
                .flatMapToDouble(one -> one.answeredAt() == null
                        ? java.util.stream.DoubleStream.empty()
                        : java.util.stream.DoubleStream.of(Duration.between(one.deliveredAt(), one.answeredAt())
                                        .toMinutes()
                                / 60.0
                                / HOURS_OF_A_DAY))
                .toArray();
        var median = days.length == 0 ? null : Math.round(Median.withDefaults().evaluate(days) * 10) / 10.0;
        return new Told(asked.size(), days.length, median);
    }
}
