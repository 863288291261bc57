package org.npcs.repository.client.mapping;

import java.util.List;

/**
 * A document with national codes in the place of local ones.
 *
 * @param content the document; what could not be mapped is left as it was, so send it only when {@link #complete}
 * @param unmapped elements whose local code nobody has decided on, one for each place
 * @param outOfPeriod elements whose national code may not be used for the date of the event
 * @param <T> kind of document
 */
public record Mapped<T>(T content, List<String> unmapped, List<String> outOfPeriod) {

    /** Returns whether every local code became a national one that may be used. */
    public boolean complete() {
        return unmapped.isEmpty() && outOfPeriod.isEmpty();
    }

    /** Returns the figures, nothing of the document. */
    @Override
    public String toString() {
        return "Mapped, " + unmapped.size() + " unmapped, " + outOfPeriod.size() + " out of period";
    }
}
