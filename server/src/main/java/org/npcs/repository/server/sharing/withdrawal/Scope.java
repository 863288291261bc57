package org.npcs.repository.server.sharing.withdrawal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/**
 * What is withdrawn.
 *
 * @param incident one incident with its reviews, or null
 * @param element one element of all records, or null
 */
record Scope(@Nullable UUID incident, @Nullable Element element) {

    static final String INCIDENT = "incident";
    static final String ELEMENT = "element";
    static final String MEMBER = "member";

    /** Decisions that are only ever appended to, and without which a record has no kind. */
    private static final List<String> KEPT = List.of("incident.determinations", "incident.findings");

    static Scope of(JsonNode request) {
        return switch (request.path("scope").asString("")) {
            case INCIDENT ->
                new Scope(UUID.fromString(request.path("incidentId").asString("")), null);
            case ELEMENT -> new Scope(null, element(request));
            default -> new Scope(null, null);
        };
    }

    private static @Nullable Element element(JsonNode request) {
        return Definitions.published()
                .element(request.path("element").asString(""))
                .orElse(null);
    }

    /**
     * Refuses a request whose parts do not fit.
     *
     * @throws ProblemException {@code validation-failed}
     */
    static void require(JsonNode request) {
        var findings = new ArrayList<Finding>();
        var scope = request.path("scope").asString("");
        if (scope.equals(INCIDENT) && !request.has("incidentId")) {
            findings.add(Faults.finding("STR-REQUIRED", "/incidentId"));
        }
        if (scope.equals(ELEMENT)) {
            if (!request.has("element")) {
                findings.add(Faults.finding("STR-REQUIRED", "/element"));
            } else if (!removable(element(request))) {
                findings.add(Faults.finding("STR-REFERENCE", "/element"));
            }
        }
        Faults.require(findings);
    }

    /** What a record may be sent without, because it is not permitted, may be taken back as well. */
    private static boolean removable(@Nullable Element element) {
        return element != null
                && (!element.usage().equals("mandatory")
                        || element.allowedAbsence().contains(Removal.REASON))
                && KEPT.stream().noneMatch(kept -> (element.id() + ".").startsWith(kept + "."));
    }

    /** All records of the member. */
    boolean everything() {
        return incident == null && element == null;
    }

    /** Path of SQL/JSON that finds the element where it is stored; arrays are looked through. */
    String path() {
        return element == null ? "" : "$." + element.path();
    }
}
