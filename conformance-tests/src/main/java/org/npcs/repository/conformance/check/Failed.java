package org.npcs.repository.conformance.check;

/** The product under test breaks the requirement that is checked. */
public final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String found;

    /** Makes a failure from what was expected and what was found. */
    public Failed(String expected, String found) {
        super("expected " + expected + ", found " + found);
        this.expected = expected;
        this.found = found;
    }

    /** Returns what was expected. */
    public String expected() {
        return expected;
    }

    /** Returns what was found. */
    public String found() {
        return found;
    }
}
