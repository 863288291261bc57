package org.npcs.repository.server.analytics.table;

import java.util.List;
import org.npcs.repository.contract.definition.Definitions;

/** The elements whose answers are counted: those of an incident that are asked for, at most one level down. */
public final class Elements {

    private static final String SUBJECT = "incident.";

    private static final List<String> COUNTED = Definitions.published().elements().stream()
            .filter(element -> element.id().startsWith(SUBJECT))
            .filter(element -> element.json().path("allowedAbsence").size() > 0)
            .map(element -> element.id().substring(SUBJECT.length()))
            .filter(path -> path.matches("[A-Za-z]+|(child|involvement)\\.[A-Za-z]+"))
            .toList();

    private Elements() {}

    /** Dotted paths in the content of an incident, in alphabetical order. */
    public static List<String> counted() {
        return COUNTED;
    }
}
