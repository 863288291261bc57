package org.npcs.repository.server.sharing.policy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one decision on who sees what of an owner's data: the lower of what the agreement allows and what the owner has chosen.
 *
 * @param terms the agreement, or null where none was ever executed
 * @param choices what the owner has chosen and what counts
 * @param profileVersion version of the sharing profile, 0 when there is none
 */
public record AccessPolicy(@Nullable Terms terms, Choices choices, int profileVersion) {

    /** Decides on an element for an audience and a purpose; what the audience belongs to counts, too. */
    public Decision decide(String element, Audience audience, String purpose) {
        if (terms == null) {
            return Decision.closed(Reason.NO_AGREEMENT, null);
        }
        if (terms.standing().isPresent()) {
            return Decision.closed(terms.standing().get(), terms.number());
        }
        if (!terms.purposes().contains(purpose)) {
            return Decision.closed(Reason.PURPOSE_NOT_COVERED, terms.number());
        }
        var best = alone(element, audience);
        for (Audience wider : audience.belongsTo()) {
            var decision = alone(element, wider);
            if (!decision.detail().atMost(best.detail())) {
                best = decision;
            }
        }
        return best;
    }

    /** The same for a purpose that is covered, whichever; for comparing what counts with what would count. */
    public Detail covered(String element, Audience audience) {
        return terms == null || terms.purposes().isEmpty()
                ? Detail.NONE
                : decide(element, audience, terms.purposes().get(0)).detail();
    }

    /** Purposes for which anything can be seen now. */
    public List<String> purposes() {
        return terms == null || terms.standing().isPresent() ? List.of() : terms.purposes();
    }

    /** What is open record by record below a subject for an audience: element by element, with the clause. */
    public Map<String, String> open(String subject, Audience audience) {
        var open = new LinkedHashMap<String, String>();
        for (String purpose : purposes().stream().limit(1).toList()) {
            for (ShareableElement element : ShareableElements.published().all()) {
                var decision = decide(element.id(), audience, purpose);
                if (element.within(subject) && decision.detail().readable()) {
                    open.put(
                            element.id(),
                            Objects.requireNonNull(decision.ceiling()).clause());
                }
            }
        }
        return open;
    }

    private Decision alone(String element, Audience audience) {
        var open = Objects.requireNonNull(terms);
        var ceiling = open.ceiling(element, audience).orElse(null);
        var choice = choices.of(element, audience).orElse(null);
        if (ceiling == null || ceiling.detail().level() == Level.NONE) {
            return new Decision(
                    Detail.NONE,
                    Reason.NOT_IN_AGREEMENT,
                    open.number(),
                    ceiling,
                    choice == null ? null : choice.detail(),
                    null);
        }
        if (choice == null) {
            return new Decision(Detail.NONE, Reason.NOT_CHOSEN, open.number(), ceiling, null, null);
        }
        var detail = ceiling.detail().lower(choice.detail());
        return new Decision(
                detail,
                detail.level() == Level.NONE ? Reason.CHOSEN_NONE : Reason.SHARED,
                open.number(),
                ceiling,
                choice.detail(),
                later(open.since(), choice.since()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
