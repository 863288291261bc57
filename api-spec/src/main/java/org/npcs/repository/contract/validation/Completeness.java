package org.npcs.repository.contract.validation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.JsonNode;

/** Tells how a content answers the elements of the dictionary. An element with a reason for its absence is answered. */
public final class Completeness {

    private static final Set<String> ASKED = Set.of("mandatory", "required", "recommended");

    /** How one element is answered. */
    public enum Answer {
        /** With a value. */
        GIVEN,
        /** Unknown, not collected or pending, with that reason. */
        REASONED,
        /** It may not be shared. */
        WITHHELD,
        /** It does not apply. */
        NOT_APPLICABLE,
        /** Not at all. */
        MISSING
    }

    private Completeness() {}

    /** The elements that a record of this kind is asked for as a whole; members of list entries are not among them. */
    public static List<Element> asked(Subject subject) {
        Set<String> lists = Definitions.published().elements().stream()
                .filter(element -> element.json().path("type").asString("").equals("array"))
                .map(Element::id)
                .collect(Collectors.toSet());
        return Definitions.published().elements().stream()
                .filter(element -> element.subject() == subject && ASKED.contains(element.usage()))
                .filter(element -> lists.stream().noneMatch(list -> element.id().startsWith(list + ".")))
                .filter(element -> !element.json().path("type").asString("").equals("object"))
                .toList();
    }

    /** How a content answers an element. */
    public static Answer of(Element element, JsonNode content) {
        JsonNode value = content;
        for (String member : element.path().split("\\.")) {
            value = value.path(member);
        }
        if (!value.isMissingNode() && !(value.isArray() && value.isEmpty())) {
            return Answer.GIVEN;
        }
        JsonNode absences = content.path("absences");
        String reason = absences.path(element.path()).asString("");
        int parent = element.path().lastIndexOf('.');
        if (reason.isEmpty() && parent > 0) {
            reason = absences.path(element.path().substring(0, parent)).asString("");
        }
        return switch (reason) {
            case "" -> Answer.MISSING;
            case "not-permitted" -> Answer.WITHHELD;
            case "not-applicable" -> Answer.NOT_APPLICABLE;
            default -> Answer.REASONED;
        };
    }
}
