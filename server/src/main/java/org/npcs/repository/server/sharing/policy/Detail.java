package org.npcs.repository.server.sharing.policy;

import org.jspecify.annotations.Nullable;

/**
 * In which detail an element is seen.
 *
 * @param level the level
 * @param coarsening how values are coarsened, for the level {@code coarsened} alone
 */
public record Detail(Level level, @Nullable Coarsening coarsening) {

    /** Nothing is seen. */
    public static final Detail NONE = new Detail(Level.NONE, null);

    /** Everything is seen. */
    public static final Detail FULL = new Detail(Level.FULL, null);

    /** The detail that two codes say; what does not fit the kind of value opens counts only. */
    static Detail of(String level, String coarsening, Kind kind) {
        var said = Level.of(level);
        if (said != Level.COARSENED) {
            return new Detail(said, null);
        }
        var how = coarsening.isEmpty() ? null : Coarsening.of(coarsening);
        return how == null || how == Coarsening.DROPPED || !how.fits(kind)
                ? new Detail(Level.AGGREGATE, null)
                : new Detail(said, how);
    }

    /** The one of two that shows less. */
    public Detail lower(Detail other) {
        return atMost(other) ? this : other;
    }

    /** The one of two that shows more. */
    public Detail higher(Detail other) {
        return atMost(other) ? other : this;
    }

    /** Whether it shows no more than another. */
    public boolean atMost(Detail other) {
        if (level != other.level || coarsening == null || other.coarsening == null) {
            return level.compareTo(other.level) <= 0;
        }
        return coarsening.compareTo(other.coarsening) >= 0;
    }

    /** Whether anything is seen record by record. */
    public boolean readable() {
        return level.compareTo(Level.COARSENED) >= 0;
    }
}
