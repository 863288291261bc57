package org.npcs.repository.cli;

import java.util.List;
import org.npcs.repository.client.model.GoLive;

/** Shows how far a member is on its way to live data. */
final class GateScreen {

    private GateScreen() {}

    static void tell(Screen screen, GoLive gate) {
        screen.say(gate.jurisdiction() + " is at " + gate.state() + "; " + gate.missing() + " steps are missing.");
        screen.table(
                List.of("step", "done", "who acts", "what is reached, or next"),
                gate.steps().stream()
                        .map(step -> List.of(
                                step.id(),
                                step.done() ? "yes" : "no",
                                step.done() ? "" : step.actor(),
                                step.done() || step.next() == null ? step.title() : step.next()))
                        .toList());
        screen.answer(gate);
    }
}
