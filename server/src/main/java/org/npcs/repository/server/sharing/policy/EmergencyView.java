package org.npcs.repository.server.sharing.policy;

import java.util.List;
import java.util.Set;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.Subject;

/**
 * What the operator sees of an element in an emergency: the level of the steward (Users part B, column S) for codes, ratings,
 * ages and dates, or what the owner shares with the steward where that is more. What could name a case, a family or a person,
 * and what is sealed, is not seen, whatever the owner shares: no key is opened for it.
 *
 * @param policy the one decision on what the owner shares
 */
public record EmergencyView(AccessPolicy policy) {

    /** Keys of the owner, and who rated. */
    private static final Set<String> NEVER =
            Set.of("incident.localKey", "incident.occurrenceKey", "review.incidentLocalKey", "review.ratings.rater");

    /** In which detail an element is seen. */
    public Detail of(String id) {
        var sealed = Definitions.published().element(id).filter(Element::sealed).isPresent();
        return sealed || NEVER.contains(id) ? Detail.NONE : least(id).higher(policy.covered(id, Audience.STEWARD));
    }

    private static Detail least(String id) {
        return ShareableElements.published()
                .find(id)
                .map(element -> switch (element.kind()) {
                    case DATE -> new Detail(Level.COARSENED, Coarsening.MONTH);
                    case AGE -> new Detail(Level.COARSENED, Coarsening.AGE_BAND);
                    case OWNER, OTHER -> Detail.FULL;
                })
                .orElse(Detail.NONE);
    }

    /** The elements of a subject that are seen. */
    public List<String> open(Subject subject) {
        return ShareableElements.published().all().stream()
                .filter(element -> element.within(subject.code()))
                .map(ShareableElement::id)
                .filter(id -> of(id).readable())
                .toList();
    }
}
