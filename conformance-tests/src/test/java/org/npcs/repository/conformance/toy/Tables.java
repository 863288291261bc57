package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.AnalysisCatalogue;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.StatedFigures;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What tables answer: invented figures across members, and counts of the own incidents. */
final class Tables {

    private static final AnalysisCatalogue CATALOGUE = Definitions.published().analysis();
    private static final List<String> MEMBERS = List.of("member", "jurisdiction", "owner");
    private final Archive archive;
    private final Releases releases;
    private final TableForms forms;
    private final OwnCounts owns;

    Tables(Archive archive, Releases releases) {
        this.archive = archive;
        this.releases = releases;
        forms = new TableForms(archive);
        owns = new OwnCounts(archive);
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("getAnalyticsTable", this::answer);
        operations.put("getBenchmark", this::benchmark);
    }

    static AnalysisTable table(Context context) {
        return CATALOGUE
                .table(context.path().getOrDefault("table", ""))
                .orElseThrow(() -> new Refusal("unknown-table"));
    }

    static List<String> by(Context context, AnalysisTable table, boolean own) {
        String asked = context.query().getOrDefault("by", "");
        List<String> by = asked.isEmpty()
                ? List.of()
                : Stream.of(asked.split(",")).sorted().toList();
        if (by.stream().anyMatch(MEMBERS::contains)) {
            throw Refusal.parameter("members-not-named", "by");
        }
        if (by.size() > 2) {
            throw Refusal.parameter("too-many-dimensions", "by");
        }
        if (!table.dimensions().containsAll(by)) {
            throw Refusal.allowed("unknown-dimension", table.dimensions());
        }
        if (!own && !table.pooled().contains(by)) {
            throw Refusal.allowed(
                    "not-in-release",
                    table.pooled().stream().map(set -> String.join(",", set)).toList());
        }
        return by;
    }

    OwnCounts owns() {
        return owns;
    }

    private Reply answer(Context context) {
        AnalysisTable table = table(context);
        String member = context.query().getOrDefault("member", "");
        boolean own = !member.isEmpty();
        List<String> by = by(context, table, own);
        if (own && !member.equals(context.owner())) {
            throw new Refusal("not-found");
        }
        if (StatedFigures.tell(table)) {
            onlyYears(context, table, own);
        }
        boolean fiscal =
                context.query().getOrDefault("calendar", "").equals("federal-fiscal") && StatedFigures.tell(table);
        Map<String, String> query = new LinkedHashMap<>();
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("table", table.id())
                .put("methodVersion", table.version())
                .put("name", table.name());
        String asOf;
        if (own) {
            asOf = context.query()
                    .getOrDefault(
                            "asOf", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
            query.put("member", member);
        } else {
            Releases.Release release =
                    releases.answering(context, context.query().getOrDefault("release", ""));
            asOf = release.asOf.toString();
            query.put("release", release.id());
        }
        query.put("by", String.join(",", by));
        query.put(
                "period", context.query().getOrDefault("period", table.periods().get(0)));
        query.put("calendar", "calendar");
        query.put("dateBasis", table.dateBasis());
        for (String bound : List.of("from", "until")) {
            if (context.query().containsKey(bound)) {
                query.put(bound, context.query().getOrDefault(bound, ""));
            }
        }
        query.put("panel", own ? "own" : context.query().getOrDefault("panel", table.panels() ? "fixed" : "all"));
        query.forEach(body.putObject("query")::put);
        body.put("asOf", asOf).put("members", own ? 1 : Releases.MEMBERS);
        if (!own) {
            body.put("rules", Releases.RULES);
        }
        body.put("intervalMethod", "wilson-score");
        List<String> columns = TableCatalogue.columns(table, by);
        List<ObjectNode> rows = own
                ? owns.rows(table, by, query, asOf)
                : Figures.rows(
                        table,
                        by,
                        fiscal ? "fiscal" : query.getOrDefault("period", ""),
                        query.getOrDefault("panel", ""));
        rows.forEach(row -> {
            if (!own) {
                row.put("release", query.getOrDefault("release", ""));
            }
            row.put("asOf", asOf).put("methodVersion", table.version());
            row.put("members", own ? 1 : Releases.MEMBERS)
                    .put("dateBasis", table.dateBasis())
                    .put("calendar", "calendar");
        });
        return forms.of(context, body, columns, rows, query);
    }

    private static void onlyYears(Context context, AnalysisTable table, boolean own) {
        boolean year = context.query().getOrDefault("period", "year").equals("year");
        boolean calendar = table.id().equals(StatedFigures.OUTCOMES)
                || context.query().getOrDefault("calendar", "calendar").equals("calendar");
        if (!year || !calendar) {
            throw own
                    ? Refusal.parameter("invalid-parameter", year ? "calendar" : "period")
                    : Refusal.allowed("not-in-release", List.of(year ? "calendar" : "year"));
        }
    }

    private Reply benchmark(Context context) {
        String owner = context.owner();
        AnalysisTable table = table(context);
        List<String> by = by(context, table, false);
        Releases.Release release = releases.answering(context, context.query().getOrDefault("release", ""));
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("jurisdiction", owner)
                .put("table", table.id())
                .put("release", release.id())
                .put("otherMembers", Releases.MEMBERS - 1)
                .put("rules", Releases.RULES);
        List<ObjectNode> rows = new ArrayList<>();
        String length = context.query().getOrDefault("period", table.periods().get(0));
        for (ObjectNode told : Figures.rows(table, by, length, "all")) {
            ObjectNode row = Reply.JSON
                    .createObjectNode()
                    .put("period", told.path("period").asString(""));
            ArrayNode keys = row.putArray("keys");
            Stream.concat(table.keys().stream(), by.stream()).forEach(dimension -> {
                String code = told.path(dimension).asString("");
                keys.addObject().put("dimension", dimension).put("code", code).put("label", code);
            });
            row.put("ownN", Figures.OWN).put("ownOf", 4 * Figures.OWN);
            if (told.has("nLower")) {
                row.put("othersNLower", told.path("nLower").asLong() - Figures.OWN)
                        .put("othersNUpper", told.path("nUpper").asLong() - Figures.OWN);
                row.put("membersCompared", Releases.MEMBERS)
                        .put("quartileLower", 0.15)
                        .put("quartileMiddle", 0.25)
                        .put("quartileUpper", 0.4);
            }
            rows.add(row.put("status", told.path("status").asString("")));
        }
        ObjectNode page = archive.page(context, rows).json();
        body.set("rows", page.remove("items"));
        body.setAll(page);
        body.putArray("notes");
        return Archive.guarded(Reply.json(200, body));
    }
}
