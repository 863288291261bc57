package org.npcs.repository.server.governance;

import java.util.Locale;

/** A stage of a decision in which seats speak. */
public enum Stage {
    CONSENSUS("consensus-called", "position"),
    BALLOT("ballot", "vote");

    private final String state;
    private final String member;

    Stage(String state, String member) {
        this.state = state;
        this.member = member;
    }

    /** State of a proposal in which seats may speak. */
    String state() {
        return state;
    }

    /** Member of a document that has what a seat says. */
    public String member() {
        return member;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
