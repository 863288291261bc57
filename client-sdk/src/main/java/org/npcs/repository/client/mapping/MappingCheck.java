package org.npcs.repository.client.mapping;

import java.util.List;
import org.npcs.repository.client.local.Crosswalk;

/**
 * What is wrong with a worksheet, each list by frequency.
 *
 * @param unmapped local codes that nobody has decided on, suggested ones among them
 * @param notPublished lines whose national code is on no published list
 * @param outOfPeriod lines whose national code may not be used for events of the date
 * @param catchAll lines that somebody mapped to an "other" without a note that says why
 */
public record MappingCheck(
        List<Crosswalk.Entry> unmapped,
        List<Crosswalk.Entry> notPublished,
        List<Crosswalk.Entry> outOfPeriod,
        List<Crosswalk.Entry> catchAll) {

    /** Returns whether every line has a code that may be used. */
    public boolean clean() {
        return unmapped.isEmpty() && notPublished.isEmpty() && outOfPeriod.isEmpty() && catchAll.isEmpty();
    }

    /** Returns the figures, no code. */
    @Override
    public String toString() {
        return unmapped.size() + " unmapped, " + notPublished.size() + " not published, " + outOfPeriod.size()
                + " out of period, " + catchAll.size() + " mapped to other without a note";
    }
}
