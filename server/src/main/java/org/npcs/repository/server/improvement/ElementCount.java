package org.npcs.repository.server.improvement;

import tools.jackson.databind.JsonNode;

/**
 * How one element stood for the eligible children of a month.
 *
 * @param element key of the element
 * @param met children for whom it was done
 * @param notMet children for whom it was not done
 * @param notApplicable children whom it excludes
 * @param notRecorded children for whom nothing is recorded
 */
public record ElementCount(String element, long met, long notMet, long notApplicable, long notRecorded) {

    static ElementCount of(JsonNode one) {
        return new ElementCount(
                one.path("element").asString(""),
                one.path("met").asLong(0),
                one.path("notMet").asLong(0),
                one.path("notApplicable").asLong(0),
                one.path("notRecorded").asLong(0));
    }

    /** Children for whom it was not done, or nobody knows; a gap counts as not done. */
    public long notDone() {
        return notMet + notRecorded;
    }

    /** Children for whom it applies. */
    public long applies() {
        return met + notDone();
    }

    long all() {
        return applies() + notApplicable;
    }
}
