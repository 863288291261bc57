package org.npcs.repository.conformance.contract;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Compares bodies of requests with the contract, as a server does: members that it does not name are refused, too. */
public final class RequestSchemas {

    private final ContractDocument contract = ContractDocument.published();
    private final ContractSchemas schemas = ContractSchemas.published();

    private RequestSchemas() {}

    /** Returns the validator of the packaged contract. */
    public static RequestSchemas published() {
        return Holder.PUBLISHED;
    }

    /**
     * Returns the places (RFC 6901) at which a body breaks the contract.
     *
     * @param operation the operation that the body was sent to
     * @param mayBeNewer whether members that the contract does not name pass, as in a server that is newer
     */
    public List<String> violations(ContractDocument.Operation operation, JsonNode body, boolean mayBeNewer) {
        String reference = operation
                .definition()
                .at("/requestBody/content/application~1json/schema/$ref")
                .asString("");
        if (reference.isEmpty()) {
            return List.of();
        }
        List<String> places = new ArrayList<>();
        schemas.errors(reference, body)
                .forEach(error -> places.add(error.getInstanceLocation().toString()));
        if (!mayBeNewer) {
            unnamed(contract.root().at(reference.substring(1)), body, "", places);
        }
        return places;
    }

    private void unnamed(JsonNode schema, JsonNode value, String place, List<String> places) {
        JsonNode reference = schema.path("$ref");
        if (!reference.isMissingNode()) {
            unnamed(contract.root().at(reference.asString("").substring(1)), value, place, places);
            return;
        }
        if (value.isObject() && schema.has("properties")) {
            value.properties().forEach(member -> {
                JsonNode named = schema.path("properties").path(member.getKey());
                if (named.isMissingNode()) {
                    places.add(place + "/" + member.getKey());
                } else {
                    unnamed(named, member.getValue(), place + "/" + member.getKey(), places);
                }
            });
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            unnamed(schema.path("items"), value.get(i), place + "/" + i, places);
        }
    }

    private static final class Holder {
        static final RequestSchemas PUBLISHED = new RequestSchemas();
    }
}
