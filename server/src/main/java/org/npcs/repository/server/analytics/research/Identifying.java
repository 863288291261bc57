package org.npcs.repository.server.analytics.research;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.ResearchVariable;
import org.npcs.repository.server.analytics.anonymity.Attribute;
import org.npcs.repository.server.analytics.export.ElementColumns;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.JsonNode;

/** The identifying variables: their finest values, and how each published level coarsens them. */
final class Identifying {

    /** The level that makes all values alike. */
    static final String ALL = "all";

    private static final int THREE = 3;

    private Identifying() {}

    /** A variable with its levels. */
    static Attribute attribute(ResearchVariable variable) {
        return new Attribute(
                variable.name(),
                variable.levels().stream()
                        .map(level -> new Attribute.Level(level, coarsening(level)))
                        .toList());
    }

    private static UnaryOperator<@Nullable String> coarsening(String level) {
        return switch (level) {
            case "code", "year" -> value -> value;
            case "three-years" -> value -> value == null ? null : threeYears(Integer.parseInt(value));
            case "age-band", "age-stage" -> value -> value == null ? null : stage(level, Integer.parseInt(value));
            case ALL -> value -> null;
            default -> throw new IllegalStateException("no level " + level);
        };
    }

    private static String threeYears(int year) {
        int first = year - year % THREE;
        return first + "-" + (first + THREE - 1);
    }

    /** The code of a system of ages in which a number of completed years lies. */
    static String stage(String system, int years) {
        return Definitions.published().codeSystem(system).orElseThrow().codes().stream()
                .map(Code::code)
                .filter(code -> begins(code) <= years)
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    /** The first year of age of a code such as {@code 4-5}, {@code LT1} or {@code 55-UP}. */
    private static int begins(String code) {
        return code.equals("LT1") ? 0 : Integer.parseInt(code.substring(0, code.indexOf('-')));
    }

    /** The finest value of a variable. */
    static @Nullable String value(ResearchVariable variable, StoredRecord incident) {
        return switch (variable.name()) {
            case "eventYear" -> {
                var day = incident.facets().get("event_date");
                yield day == null
                        ? null
                        : day.toString().substring(0, day.toString().indexOf('-'));
            }
            case "kind" -> incident.facet("kind");
            default -> {
                Element element =
                        Definitions.published().element(variable.element()).orElseThrow();
                var cell = ElementColumns.value(node(incident.content(), element), ElementColumns.type(element));
                yield cell == null ? null : cell.toString();
            }
        };
    }

    /** The value of an element in a content. */
    static JsonNode node(JsonNode content, Element element) {
        JsonNode node = content;
        for (String member : element.path().split("\\.")) {
            node = node.path(member);
        }
        return node;
    }
}
