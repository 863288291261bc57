package org.npcs.repository.cli;

/** A command cannot go on, for a reason that the person before it can mend. The text repeats no value of a record. */
final class Stop extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String next;

    Stop(int exitCode, String sentence, String next) {
        super(sentence);
        this.exitCode = exitCode;
        this.next = next;
    }

    /** Returns a stop because of what was typed or of a file. */
    static Stop usage(String sentence, String next) {
        return new Stop(ExitCode.USAGE, sentence, next);
    }

    int exitCode() {
        return exitCode;
    }

    String next() {
        return next;
    }
}
