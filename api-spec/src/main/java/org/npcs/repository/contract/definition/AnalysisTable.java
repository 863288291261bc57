package org.npcs.repository.contract.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A declared table of the closed catalogue: what is counted, and by what.
 *
 * @param id identifier, such as {@code item-prevalence}
 * @param version version of the method
 * @param name the question that it answers
 * @param definition what is counted of what
 * @param subject {@code incident} or {@code review}, or what members state: {@code outcome-observation},
 *     {@code bundle-observation} or {@code learning-counts}
 * @param unit what is counted
 * @param keys dimensions that every row has
 * @param dimensions dimensions that may be asked for, two at most
 * @param pooled the sets of dimensions that releases hold across members, each in alphabetical order
 * @param periods lengths of the periods that releases hold: {@code quarter}, {@code year}
 * @param panels whether releases tell members of a fixed panel apart
 * @param dateBasis date by which releases sort records into periods
 * @param note what must be said with it; null where nothing must
 */
public record AnalysisTable(
        String id,
        String version,
        String name,
        String definition,
        String subject,
        String unit,
        List<String> keys,
        List<String> dimensions,
        List<List<String>> pooled,
        List<String> periods,
        boolean panels,
        String dateBasis,
        @Nullable String note) {

    static AnalysisTable of(ObjectNode document) {
        return new AnalysisTable(
                Published.text(document, "id"),
                Published.text(document, "version"),
                Published.text(document, "name"),
                Published.text(document, "definition"),
                Published.text(document, "subject"),
                Published.text(document, "unit"),
                strings(document.required("keys")),
                strings(document.required("dimensions")),
                document.required("pooled")
                        .valueStream()
                        .map(AnalysisTable::strings)
                        .toList(),
                strings(document.required("periods")),
                document.path("panels").asBoolean(false),
                Published.text(document, "dateBasis"),
                document.has("note") ? Published.text(document, "note") : null);
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
