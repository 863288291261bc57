package org.npcs.repository.server.analytics.table;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Dimension;

/** The dimensions of the catalogue as expressions of SQL over the rows of a unit. None of them is ever null. */
final class SqlDimensions {

    private static final String WITHHELD = "'withheld-by-owner'";
    private static final String NOT_GIVEN = "'not-given'";

    private SqlDimensions() {}

    /** The expression of a dimension, or that its owner withholds it. */
    static String of(Dimension dimension, boolean withheld) {
        if (withheld) {
            return WITHHELD;
        }
        var path = dimension.path();
        return switch (dimension.form()) {
            case "kind" -> "coalesce(i.kind, " + NOT_GIVEN + ")";
            case "code" -> "coalesce(" + at(path) + ", " + absent(path) + ")";
            case "age-band" -> "coalesce(age_band((" + at(path) + ")::int), " + absent(path) + ")";
            case "cause-group" ->
                "coalesce(cause_group(i.c ->> 'suidCategory', i.c ->> 'causeExternal', i.c ->> 'causeMedical'), "
                        + absent(path) + ")";
            case "many" ->
                "CASE jsonb_array_length(" + value(path) + ") WHEN 1 THEN " + value(path)
                        + " ->> 0 WHEN 0 THEN " + NOT_GIVEN + " ELSE CASE WHEN " + value(path) + " IS NULL THEN "
                        + absent(path) + " ELSE 'multiple' END END";
            case "item" -> dimension.id().equals("otherItem") ? item("h") : item("g");
            case "outcome" ->
                "CASE WHEN g -> 'value' IS NULL THEN 'not-rated' WHEN " + actionable("g")
                        + " THEN 'actionable' ELSE 'not-actionable' END";
            case "theme" -> "coalesce(o.theme, " + NOT_GIVEN + ")";
            case "strength" -> "coalesce(x ->> 'strength', " + NOT_GIVEN + ")";
            case "recommendation-status" -> "coalesce(x ->> 'status', " + NOT_GIVEN + ")";
            case "workload-effect" -> "coalesce(x ->> 'workloadEffect', " + NOT_GIVEN + ")";
            case "step" -> "s.step";
            case "band" -> "interval_band(s.days)";
            case "element" -> "e.id";
            case "answer" ->
                "CASE WHEN i.c #> string_to_array(e.id, '.') IS NOT NULL THEN 'given' WHEN i.c -> 'absences' ? e.id"
                        + " THEN CASE WHEN i.c -> 'absences' ->> e.id = 'not-permitted' THEN " + WITHHELD
                        + " ELSE 'reasoned' END ELSE 'missing' END";
            case "agreement" ->
                "CASE abs((g ->> 'value')::int - (h ->> 'value')::int) WHEN 0 THEN 'equal' WHEN 1 THEN 'adjacent' ELSE 'apart' END";
            default -> throw new IllegalArgumentException("no expression for " + dimension.form());
        };
    }

    /** Whether the instrument version says that the value of a rating asks for action; $ACTIONABLE is values by version. */
    static String actionable(String rating) {
        return "coalesce($ACTIONABLE::jsonb -> r.instrument_version @> (" + rating + " -> 'value'), false)";
    }

    /** Items of the version in which they were rated; whoever joins versions needs to know which. */
    private static String item(String rating) {
        return "(" + rating + " ->> 'item') || '@' || r.instrument_version";
    }

    private static String at(@Nullable String path) {
        return value(path).replaceFirst("#>", "#>>");
    }

    private static String value(@Nullable String path) {
        return "(i.c #> '{" + Objects.requireNonNull(path).replace('.', ',') + "}')";
    }

    /** An element that may not be shared is a complete answer, and another one than a missing one. */
    private static String absent(@Nullable String path) {
        return "CASE WHEN i.c -> 'absences' ->> '" + path + "' = 'not-permitted' THEN " + WITHHELD + " ELSE "
                + NOT_GIVEN + " END";
    }
}
