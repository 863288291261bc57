package org.npcs.repository.server.analytics.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Column}, whose components say what each part means. */
public final class ColumnBuilder {

    private static final int USUAL_SCALE = 12;

    private String name;
    private String title;
    private final String definition;
    private ColumnType type;
    private @Nullable String unit;
    private @Nullable String universe;
    private @Nullable String codeSystem;
    private List<CodeLabel> codes = List.of();
    private boolean nullable = true;
    private boolean suppressible;
    private int scale = USUAL_SCALE;
    private @Nullable String status;
    private List<String> comparability = List.of();
    private List<String> breaks = List.of();
    private @Nullable String example;
    private @Nullable String source;

    ColumnBuilder(String name, ColumnType type, String title, String definition) {
        this.name = name;
        this.type = type;
        this.title = title;
        this.definition = definition;
    }

    static ColumnBuilder from(Column column) {
        var builder = new ColumnBuilder(column.name(), column.type(), column.title(), column.definition());
        builder.unit = column.unit();
        builder.universe = column.universe();
        builder.codeSystem = column.codeSystem();
        builder.codes = column.codes();
        builder.nullable = column.nullable();
        builder.suppressible = column.suppressible();
        builder.scale = column.scale();
        builder.status = column.status();
        builder.comparability = column.comparability();
        builder.breaks = column.breaks();
        builder.example = column.example();
        builder.source = column.source();
        return builder;
    }

    ColumnBuilder name(String text) {
        name = text;
        return this;
    }

    /** The column that holds the labels of the codes; it is empty for a code that is in no list. */
    ColumnBuilder labels(String text) {
        name = text;
        title = title + " (label)";
        type = ColumnType.TEXT;
        codes = List.of();
        nullable = true;
        example = null;
        return this;
    }

    /** The unit of the number. */
    public ColumnBuilder unit(String text) {
        unit = text;
        return this;
    }

    /** Which records can have a value here. */
    public ColumnBuilder universe(String text) {
        universe = text;
        return this;
    }

    /** The codes that may stand here, and the published system they belong to. */
    public ColumnBuilder codes(@Nullable String system, List<CodeLabel> list) {
        codeSystem = system;
        codes = list;
        return this;
    }

    /** No cell is null. */
    public ColumnBuilder required() {
        nullable = false;
        return this;
    }

    /** Disclosure control may hide cells. */
    public ColumnBuilder suppressible() {
        suppressible = true;
        return this;
    }

    /** The digits after the point of a decimal. */
    public ColumnBuilder scale(int digits) {
        scale = digits;
        return this;
    }

    /** The name of the column that says why a cell is null. */
    public ColumnBuilder status(@Nullable String column) {
        status = column;
        return this;
    }

    /** When not to compare. */
    public ColumnBuilder comparability(String... notes) {
        comparability = List.of(notes);
        return this;
    }

    /** Where the series breaks. */
    public ColumnBuilder breaks(String... notes) {
        breaks = List.of(notes);
        return this;
    }

    /** An example of a cell. */
    public ColumnBuilder example(String text) {
        example = text;
        return this;
    }

    /** The rule that makes the value. */
    public ColumnBuilder source(String rule) {
        source = rule;
        return this;
    }

    /** The column. */
    public Column build() {
        return new Column(
                name,
                title,
                definition,
                type,
                unit,
                universe,
                codeSystem,
                codes,
                nullable,
                suppressible,
                scale,
                status,
                comparability,
                breaks,
                example,
                source);
    }
}
