package org.npcs.repository.server.analytics.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.StatedFigures;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.analytics.disclosure.DisclosureRules;
import org.npcs.repository.server.analytics.disclosure.Printed;
import org.npcs.repository.server.analytics.statistics.CountRange;
import org.npcs.repository.server.analytics.table.Row;
import org.npcs.repository.server.analytics.table.RowKeys;
import org.npcs.repository.server.analytics.table.Series;
import org.npcs.repository.server.exchange.period.NamedCalendar;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the figures of a release, table by table, as they are told for ever: with labels, shares and status. */
final class Figures {

    private static final String DOMINANCE = "suppressed-dominance";

    /** Of a whole that may not be told, the parts are no cells. */
    private static final String SMALL = "suppressed-small";

    private final Edition edition;
    private final Series series;
    private final DisclosureRules rules;
    private final RowKeys keys;
    private final boolean tooFew;

    /**
     * The figures of an edition.
     *
     * @param rules the rules that the release follows
     * @param tooFew whether the pool as a whole has too few members, so that nothing is told
     */
    Figures(Edition edition, Series series, DisclosureRules rules, boolean tooFew) {
        this.edition = edition;
        this.series = series;
        this.rules = rules;
        this.keys = new RowKeys(series, true);
        this.tooFew = tooFew;
    }

    /** A table: its rows with the set of dimensions and the length of the period that each belongs to. */
    ObjectNode table(AnalysisTable table) {
        var rows = JsonNodeFactory.instance.arrayNode();
        for (String length : table.periods()) {
            for (Slab slab : slabs(table, length)) {
                for (String panel : table.panels() ? List.of("all", "fixed") : List.of("all")) {
                    for (List<String> set : table.pooled()) {
                        keys.of(table, set).forEach(codes -> {
                            var one = rows.addObject()
                                    .put("by", String.join(",", set))
                                    .put("length", length)
                                    .put("panel", panel);
                            if (slab.fiscal()) {
                                one.put("calendar", NamedCalendar.FEDERAL.id());
                            }
                            one.set("row", row(table, slab, panel, codes));
                            distribution(table, slab, panel, codes).ifPresent(told -> one.set("distribution", told));
                        });
                    }
                }
            }
        }
        var told = JsonNodeFactory.instance
                .objectNode()
                .put("table", table.id())
                .put("methodVersion", table.version())
                .put("name", table.name())
                .put("dateBasis", table.dateBasis());
        told.set("rows", rows);
        return told.put("digest", StrictJson.sha256(told));
    }

    private List<Slab> slabs(AnalysisTable table, String length) {
        return StatedFigures.tell(table)
                ? edition.stated().of(table.id())
                : edition.slabs().of(length);
    }

    /** Of rows that are told alone. */
    private Optional<ObjectNode> distribution(AnalysisTable table, Slab slab, String panel, Map<String, String> codes) {
        var cells = CellKeys.of(table, codes, panel);
        if (!StatedGroup.part(table, codes)
                || range(printed(cells.n(), slab)) == null
                || range(printed(cells.of(), slab)) == null) {
            return Optional.empty();
        }
        var counts = edition.counts();
        return Distribution.of(
                counts.getOrDefault(LeafKey.at(cells.n(), slab), Map.of()),
                counts.getOrDefault(LeafKey.at(cells.of(), slab), Map.of()),
                rules);
    }

    private ObjectNode row(AnalysisTable table, Slab slab, String panel, Map<String, String> codes) {
        var cells = CellKeys.of(table, codes, panel);
        var n = printed(cells.n(), slab);
        var of = printed(cells.of(), slab);
        var row = new Row(
                slab.id(), slab.label(), slab.start().toString(), slab.end().toString(), panel);
        if (codes.containsKey("item")) {
            row.version(series.version(codes.getOrDefault("item", "")));
        }
        return row.about(codes, keys)
                .ranged(
                        range(n),
                        range(of),
                        StatedGroup.part(table, codes),
                        tooFew ? DOMINANCE : n == null ? SMALL : n.status().code())
                .json();
    }

    private @Nullable Printed printed(String leaf, Slab slab) {
        return edition.controlled().printed().get(LeafKey.at(leaf, slab));
    }

    private @Nullable CountRange range(@Nullable Printed printed) {
        if (tooFew || printed == null || !printed.hasFigure()) {
            return null;
        }
        return new CountRange(
                java.util.Objects.requireNonNull(printed.lower()), java.util.Objects.requireNonNull(printed.upper()));
    }
}
