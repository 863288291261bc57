package org.npcs.repository.server.analytics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.security.Caller;
import reactor.core.publisher.Mono;

/** What a member observed of a care bundle by month, for charts; whoever keeps observations tells it. */
public interface BundleMonths {

    /**
     * What is asked for.
     *
     * @param member owner of the observations
     * @param bundle identifier of the bundle
     * @param element key of an element; null for children for whom everything was done
     * @param unit alias of a unit of the owner, or {@code all}
     * @param from first month, such as {@code 2026-01}, or null
     * @param until last month, or null
     * @param asOf observations count as they were stored then
     */
    record Asked(
            String member,
            String bundle,
            @Nullable String element,
            String unit,
            @Nullable String from,
            @Nullable String until,
            Instant asOf) {}

    /**
     * One month.
     *
     * @param month the month, such as {@code 2026-01}
     * @param done children for whom it was done
     * @param applies children for whom it applies; what was not recorded is among them
     */
    record Month(String month, long done, long applies) {}

    /**
     * What was observed.
     *
     * @param name name of the bundle or of its element
     * @param months the months that were observed, in their order
     */
    record Observed(String name, List<Month> months) {}

    /** What the caller's own member observed; {@code not-found} for another's, and for a bundle or element that is not published. */
    Mono<Observed> of(Caller caller, Asked asked);
}
