package org.npcs.repository.contract.validation;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.JsonNode;

/**
 * What a profile asks of one element.
 *
 * @param rule published rule that words a breach
 * @param codes the permitted codes, where the rule is about codes
 */
record ElementConstraint(String rule, Subject subject, String element, List<String> path, Set<String> codes) {

    static final String REQUIRED = "PRF-REQUIRED";
    static final String NOT_PERMITTED = "PRF-NOT-PERMITTED";
    static final String CODE = "PRF-CODE";

    static ElementConstraint of(String rule, Element element, Set<String> codes) {
        return new ElementConstraint(
                rule, element.subject(), element.id(), List.of(element.path().split("\\.")), Set.copyOf(codes));
    }

    /** Tells each place of the document that breaks the constraint. */
    void breaches(JsonNode document, BiConsumer<ElementConstraint, String> report) {
        if (!rule.equals(REQUIRED) || !absent(document.path("absences"))) {
            descend(document, 0, "", report);
        }
    }

    /** Whether a reason is given for the element or for what holds it. */
    private boolean absent(JsonNode reasons) {
        for (int steps = path.size(); steps > 0; steps--) {
            if (reasons.has(String.join(".", path.subList(0, steps)))) {
                return true;
            }
        }
        return false;
    }

    private void descend(JsonNode holder, int step, String place, BiConsumer<ElementConstraint, String> report) {
        if (holder.isArray() && step < path.size()) {
            for (int i = 0; i < holder.size(); i++) {
                descend(holder.get(i), step, place + '/' + i, report);
            }
        } else if (step == path.size()) {
            judge(holder, place, report);
        } else {
            descend(holder.path(path.get(step)), step + 1, place + '/' + path.get(step), report);
        }
    }

    private void judge(JsonNode value, String place, BiConsumer<ElementConstraint, String> report) {
        if (rule.equals(CODE)) {
            codes(value, place, report);
        } else if (given(value) == rule.equals(NOT_PERMITTED)) {
            report.accept(this, place);
        }
    }

    private void codes(JsonNode value, String place, BiConsumer<ElementConstraint, String> report) {
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                codes(value.get(i), place + '/' + i, report);
            }
        } else if (value.isString() && !codes.contains(value.stringValue())) {
            report.accept(this, place);
        }
    }

    private static boolean given(JsonNode value) {
        return !value.isMissingNode() && !(value.isContainer() && value.isEmpty());
    }
}
