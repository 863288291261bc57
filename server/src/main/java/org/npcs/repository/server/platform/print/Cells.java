package org.npcs.repository.server.platform.print;

/** Cells of sheets. */
public final class Cells {

    private static final String FORMULA = "=+-@\t\r";

    private Cells() {}

    /** The cell, with an apostrophe before what a spreadsheet would take for a formula. */
    public static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
