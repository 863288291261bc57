package org.npcs.repository.client;

import org.npcs.repository.client.model.Transition;

/** Builds steps of state machines; the reason travels in the body. */
final class Steps {

    private Steps() {}

    static Transition to(String state, CallOptions options) {
        return Transition.builder().to(state).reason(options.reason()).build();
    }
}
