package org.npcs.repository.server.support;

/**
 * A figure across members.
 *
 * @param name what is counted
 * @param records how many records
 * @param members how many members stand behind them
 */
record SupportFigure(String name, long records, long members) {

    /** Members that must stand behind a figure, as in figures across members; fewer would tell of single ones. */
    static final int LEAST_MEMBERS = 5;

    /** Whether a member may be told. */
    boolean told() {
        return members >= LEAST_MEMBERS;
    }

    /** The figure for members: a multiple of five, so that no single request can be noticed. */
    long rounded() {
        return records / LEAST_MEMBERS * LEAST_MEMBERS;
    }
}
