package org.npcs.repository.server.analytics.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.BundleVersion;
import org.npcs.repository.contract.definition.CodeSystem;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Dimension;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.contract.definition.StatedFigures;

/** The rows that a table has in one period: all codes of its keys and dimensions, each with each, in their published order. */
public final class RowKeys {

    private static final Map<String, String> NOT_TOLD = Map.of(
            "not-given",
            "Not given",
            "withheld-by-owner",
            "Withheld by its owner",
            Dimension.NOT_TOLD,
            "Not given, or withheld by its owner",
            "multiple",
            "Several answers");

    /** Dimensions whose codes follow from what is published. */
    private static final Set<String> STATED = Set.of("measure", "bundle", "bundleElement");

    private final Items items;
    private final boolean pooled;

    /** The items of an instrument. */
    public interface Items {

        /** All of them in the order of the instrument. */
        List<String> all();

        /** The label of one. */
        String label(String item);
    }

    /**
     * The rows of tables about an instrument.
     *
     * @param pooled whether they are of figures across members
     */
    public RowKeys(Items items, boolean pooled) {
        this.items = items;
        this.pooled = pooled;
    }

    /** Code by dimension, keys first, of every row. */
    public List<Map<String, String>> of(AnalysisTable table, List<String> by) {
        List<Map<String, String>> rows = List.of(Map.of());
        var dimensions = new ArrayList<>(table.keys());
        dimensions.addAll(by);
        for (String dimension : dimensions) {
            var next = new ArrayList<Map<String, String>>();
            for (Map<String, String> row : rows) {
                for (String code : codes(dimension, row)) {
                    var more = new LinkedHashMap<>(row);
                    more.put(dimension, code);
                    next.add(more);
                }
            }
            rows = next;
        }
        return rows;
    }

    private List<String> codes(String dimension, Map<String, String> row) {
        return switch (dimension) {
            case "item" -> items.all();
            // A pair is told once, the item that stands first in the instrument first.
            case "otherItem" ->
                items.all()
                        .subList(
                                items.all().indexOf(row.get("item")) + 1,
                                items.all().size());
            case "element" -> Elements.counted();
            case "measure" -> StatedFigures.measures().stream().map(Measure::id).toList();
            case "bundle" ->
                StatedFigures.bundles().stream().map(BundleVersion::bundle).toList();
            case "bundleElement" -> StatedFigures.elements(row.getOrDefault("bundle", ""));
            default -> {
                var known =
                        Definitions.published().analysis().dimension(dimension).orElseThrow();
                yield pooled ? known.toldCodes() : known.codes();
            }
        };
    }

    /** The label of a code. */
    public String label(String dimension, String code) {
        return dimension.equals("item") || dimension.equals("otherItem")
                ? items.label(code)
                : published(dimension, code);
    }

    /** The published label of a code of a dimension that has a code system; the code itself where there is none. */
    static String published(String dimension, String code) {
        var definitions = Definitions.published();
        if (dimension.equals("element")) {
            return definitions
                    .element("incident." + code)
                    .map(element -> element.json().path("definition").asString(code))
                    .orElse(code);
        }
        if (STATED.contains(dimension)) {
            return StatedFigures.label(dimension, code);
        }
        var told = NOT_TOLD.get(code);
        if (told != null) {
            return told;
        }
        var system = definitions.analysis().dimension(dimension).orElseThrow().codeSystem();
        return system == null
                ? code
                : definitions
                        .codeSystem(system)
                        .flatMap((CodeSystem found) -> found.find(code))
                        .map(found -> found.label())
                        .orElse(code);
    }
}
