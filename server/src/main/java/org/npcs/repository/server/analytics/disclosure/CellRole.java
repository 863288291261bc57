package org.npcs.repository.server.analytics.disclosure;

/** What a cell is to the readers of a release. */
public enum CellRole {
    /** A table tells it, or tells that it is hidden. */
    TOLD,
    /** No table tells it, not even that it is hidden; it is a count of records all the same, and protected. */
    UNTOLD,
    /**
     * It counts what is not known, such as records of which a dimension is not told. No table tells it, and that a count of them could be
     * worked out says nothing about a child.
     */
    ABSENCE
}
