package org.npcs.repository.server.analytics.research;

import java.util.List;
import org.npcs.repository.contract.definition.ResearchVariable;

/**
 * A table of extracts.
 *
 * @param id its name, as variables give it
 * @param title a name for readers
 * @param row what one row is
 */
record ExtractTable(String id, String title, String row) {

    static final ExtractTable INCIDENTS =
            new ExtractTable("incidents", "Incidents", "One incident. Numbers and order of the rows mean nothing.");

    static final ExtractTable REVIEWS =
            new ExtractTable("reviews", "Reviews", "One finalised review of an incident of the extract.");

    /** The tables whose rows are parts of a review; each has the name of the member of the review. */
    static final List<ExtractTable> BELOW_REVIEWS = List.of(
            new ExtractTable("ratings", "Ratings", "One rating of an item in a review of the extract."),
            new ExtractTable(
                    "opportunities",
                    "Improvement opportunities",
                    "One improvement opportunity of a review of the extract."),
            new ExtractTable("recommendations", "Recommendations", "One recommendation of a review of the extract."));

    /** Its variables among those that were asked for. */
    List<ResearchVariable> of(List<ResearchVariable> asked) {
        return asked.stream().filter(one -> one.table().equals(id)).toList();
    }
}
