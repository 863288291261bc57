package org.npcs.repository.contract.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What tables of stated figures are about: their codes follow from the measures and bundles that are published. */
public final class StatedFigures {

    /** The table of measures. */
    public static final String OUTCOMES = "outcomes";

    /** The table of care bundles. */
    public static final String BUNDLE = "bundle";

    /** The table of spaced questions. */
    public static final String LEARNING = "learning";

    /** The element of a bundle that stands for all that apply. */
    public static final String ALL_OR_NONE = "all-or-none";

    private static final Set<String> OF_RECORDS = Set.of("incident", "review");

    private StatedFigures() {}

    /** Whether a table tells what members state, and not what the repository counts of records. */
    public static boolean tell(AnalysisTable table) {
        return !OF_RECORDS.contains(table.subject());
    }

    /** Returns the measures that members state, in the version in force; those that the repository computes are none of them. */
    public static List<Measure> measures() {
        return Definitions.published().outcomes().newest().stream()
                .filter(measure -> !measure.computed())
                .filter(measure -> measure.numerator().part() != null
                        && measure.denominator().part() != null)
                .toList();
    }

    /** Whether the numerator of a measure is a part of its denominator, so that there is a share. */
    public static boolean share(String measure) {
        return measures().stream()
                .anyMatch(one -> one.id().equals(measure) && one.kind().equals("proportion"));
    }

    /** Returns the newest version of each care bundle. */
    public static List<BundleVersion> bundles() {
        List<BundleVersion> newest = new ArrayList<>();
        for (BundleVersion one : Definitions.published().analysis().bundles()) {
            newest.removeIf(other -> other.bundle().equals(one.bundle()));
            newest.add(one);
        }
        return newest;
    }

    /** Returns the elements of a bundle in their order, and the one that stands for all of them last; none of an unknown bundle. */
    public static List<String> elements(String bundle) {
        List<String> elements = new ArrayList<>();
        for (BundleVersion one : bundles()) {
            if (one.bundle().equals(bundle)) {
                elements.addAll(one.elements());
                elements.add(ALL_OR_NONE);
            }
        }
        return elements;
    }

    /** Returns the label of a code of {@code measure}, {@code bundle} or {@code bundleElement}; the code itself where there is none. */
    public static String label(String dimension, String code) {
        return switch (dimension) {
            case "measure" ->
                Definitions.published()
                        .outcomes()
                        .measure(code)
                        .map(Measure::title)
                        .orElse(code);
            case "bundle" ->
                bundles().stream()
                        .filter(one -> one.bundle().equals(code))
                        .map(BundleVersion::name)
                        .findFirst()
                        .orElse(code);
            default -> element(code);
        };
    }

    private static String element(String code) {
        if (code.equals(ALL_OR_NONE)) {
            return "All elements that apply";
        }
        for (BundleVersion one : bundles()) {
            for (JsonNode element : one.json().path("elements")) {
                if (element.path("key").asString("").equals(code)) {
                    return element.path("name").asString(code);
                }
            }
        }
        return code;
    }
}
