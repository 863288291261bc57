package org.npcs.repository.client;

/** Ends an examination: what was seen and what to do. Never leaves the doctor. */
final class Diagnosis extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String nextAction;

    Diagnosis(String sentence, String nextAction) {
        super(sentence, null, false, false);
        this.nextAction = nextAction;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    String nextAction() {
        return nextAction;
    }
}
