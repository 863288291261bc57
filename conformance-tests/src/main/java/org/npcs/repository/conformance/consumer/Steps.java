package org.npcs.repository.conformance.consumer;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.conformance.contract.ContractDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The steps that records of the stand-in take, by the contract. */
final class Steps {

    private static final List<String> PLAN =
            List.of("question", "measure", "expected", "expectedValue", "startsOn", "priorityId");
    private static final Set<String> CYCLE = Set.of("planned running", "running studied", "studied acted");
    private static final Set<String> REQUEST =
            Set.of("matched requested", "matched in-progress", "requested withdrawn", "matched withdrawn");

    /** Whether a PUT may make a record; a cycle is made by a POST. */
    boolean creates(ContractDocument.Operation operation) {
        return !operation.id().equals("putPdsaCycle");
    }

    /** Whether a change is refused: the plan of a cycle stays once it runs. */
    boolean forbids(ContractDocument.Operation operation, ObjectNode stored, JsonNode content) {
        return operation.id().equals("putPdsaCycle")
                && !stored.path("state").asString("").equals("planned")
                && PLAN.stream().anyMatch(name -> !stored.path(name).equals(content.path(name)));
    }

    /** Keeps what a change does not touch. */
    void keep(ContractDocument.Operation operation, @Nullable ObjectNode stored, ObjectNode made) {
        if (stored != null && operation.id().equals("putPdsaCycle")) {
            made.put("state", stored.path("state").asString(""));
        }
    }

    /** Moves a record on and says whether it may take the step. */
    boolean move(ContractDocument.Operation operation, ObjectNode stored, JsonNode step) {
        String to = step.path("to").asString("");
        if (operation.id().equals("transitionSupportRequest")) {
            match(stored);
        }
        String way = stored.path("state").asString("") + " " + to;
        boolean may =
                switch (operation.id()) {
                    case "transitionPdsaCycle" ->
                        CYCLE.contains(way) && (!to.equals("studied") || stored.has("result"));
                    case "transitionSupportRequest" ->
                        REQUEST.contains(way) || way.equals("in-progress closed") && step.has("whatHelped");
                    case "transitionSupportOffer" -> way.equals("offered declined");
                    case "transitionOutcomeObservation" -> way.equals("stated retracted") && step.has("reason");
                    default -> false;
                };
        if (may) {
            stored.put("state", to);
            if (step.has("whatHelped")) {
                stored.set("whatHelped", step.path("whatHelped"));
                stored.put("closedAt", Forms.AT);
            }
        }
        return may;
    }

    /** A request finds its helper as soon as it is looked at again. */
    void match(ObjectNode request) {
        if (request.path("state").asString("").equals("requested")) {
            request.put("state", "matched").put("helper", "US-XB").put("matchedAt", Forms.AT);
        }
    }
}
