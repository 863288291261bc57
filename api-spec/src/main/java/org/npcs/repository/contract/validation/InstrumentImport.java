package org.npcs.repository.contract.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.npcs.repository.contract.definition.Definitions;
import tools.jackson.databind.JsonNode;

/** Judges an instrument version that a deployment wants to import, before it is published for good. */
public final class InstrumentImport {

    private static final String SCHEMA = "InstrumentVersion";

    private InstrumentImport() {}

    /**
     * Checks a document against the schema {@code InstrumentVersion} and for what a schema cannot say: item keys are
     * unique, places on the form are unique, scale values rise, codes are unique.
     *
     * @return all faults; when there is none, {@code InstrumentVersion.of} accepts the document
     */
    public static List<Finding> check(JsonNode document, CheckContext context) {
        List<Finding> findings = new ArrayList<>(ContractSchemas.published().check(SCHEMA, document, context));
        if (findings.isEmpty()) {
            items(document, findings);
            scale(document, findings);
            unique(document.path("missingValues"), "code", "/missingValues", findings, new HashSet<>());
        }
        findings.sort(Finding.ORDER);
        return List.copyOf(findings);
    }

    private static void items(JsonNode document, List<Finding> findings) {
        JsonNode domains = document.path("domains");
        Set<String> keys = new HashSet<>();
        Set<String> places = new HashSet<>();
        unique(domains, "id", "/domains", findings, new HashSet<>());
        for (int i = 0; i < domains.size(); i++) {
            String at = "/domains/" + i + "/items";
            unique(domains.get(i).path("items"), "id", at, findings, keys);
            unique(domains.get(i).path("items"), "order", at, findings, places);
        }
    }

    private static void scale(JsonNode document, List<Finding> findings) {
        JsonNode values = document.path("scale").path("values");
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i).path("value").asInt()
                    <= values.get(i - 1).path("value").asInt()) {
                findings.add(finding("STR-ORDER", "/scale/values/" + i + "/value"));
            }
        }
    }

    private static void unique(JsonNode entries, String member, String at, List<Finding> findings, Set<String> seen) {
        for (int i = 0; i < entries.size(); i++) {
            if (!seen.add(entries.get(i).path(member).asString(""))) {
                findings.add(finding("STR-DUPLICATE", at + '/' + i + '/' + member));
            }
        }
    }

    private static Finding finding(String id, String pointer) {
        return Finding.of(Definitions.published().rule(id).orElseThrow(), pointer, List.of());
    }
}
