package org.npcs.repository.server.analytics.research;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident that may stand in an extract, in the variables that were asked for. Nothing else of it is kept.
 *
 * @param owner whose it is; it is never told
 * @param id its identifier; it is never told
 * @param event the event of which it is a copy, or null
 * @param identifying finest values of the identifying variables, in their order
 * @param told cells of the other variables of incidents, in their order
 * @param reviews its finalised reviews
 */
record Candidate(
        String owner,
        UUID id,
        @Nullable UUID event,
        List<@Nullable String> identifying,
        List<@Nullable Object> told,
        List<Review> reviews) {

    /**
     * A review.
     *
     * @param told cells of the variables of reviews
     * @param rows rows of each table below reviews, in the order of {@link ExtractTable#BELOW_REVIEWS}
     */
    record Review(List<@Nullable Object> told, List<List<List<@Nullable Object>>> rows) {}
}
