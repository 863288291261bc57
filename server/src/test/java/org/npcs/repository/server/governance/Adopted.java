package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.node.ObjectNode;

/** Decisions that were adopted by consensus. */
public final class Adopted {

    private Adopted() {}

    /**
     * Adopts a proposal that activates one thing; returns the reference of the decision.
     *
     * @param from first day, or empty for the day of the decision
     */
    public static String activating(String kind, String reference, String from) {
        var path = Seated.drafted("US-XA", proposal(kind, reference, from));
        assertThat(Seated.move("US-XA", path, "submitted").status()).isEqualTo(200);
        Seated.step(path, "consensus-called");
        var closed = Seated.step(path, "adopted-by-consensus");
        assertThat(closed.at("/state")).as(closed.body()).isEqualTo("adopted-by-consensus");
        return Seated.coordinator().get(path).at("/decision");
    }

    static ObjectNode proposal(String kind, String reference, String from) {
        var content = Samples.example("proposal");
        var thing = content.putArray("activates").addObject().put("kind", kind).put("reference", reference);
        if (!from.isEmpty()) {
            thing.put("from", from);
        }
        return content;
    }
}
