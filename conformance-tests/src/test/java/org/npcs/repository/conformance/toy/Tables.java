package org.npcs.repository.conformance.toy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.AnalysisCatalogue;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Dimension;
import org.npcs.repository.contract.definition.DisclosureRuleSet;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The closed catalogue of tables, and what they answer. */
final class Tables {

    private static final AnalysisCatalogue CATALOGUE = Definitions.published().analysis();
    private static final List<String> MEMBERS = List.of("member", "jurisdiction", "owner");
    private static final List<String> BEFORE = List.of(
            "release",
            "asOf",
            "methodVersion",
            "members",
            "dateBasis",
            "calendar",
            "period",
            "periodLabel",
            "periodStart",
            "periodEnd",
            "panel");
    private static final List<String> FIGURES = List.of(
            "n",
            "nLower",
            "nUpper",
            "of",
            "ofLower",
            "ofUpper",
            "share",
            "shareLower",
            "shareUpper",
            "intervalLower",
            "intervalUpper");

    private final Archive archive;
    private final Releases releases;

    Tables(Archive archive, Releases releases) {
        this.archive = archive;
        this.releases = releases;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put(
                "listAnalyticsTables",
                context -> Words.tagged(
                        context,
                        archive.page(
                                context,
                                CATALOGUE.tables().stream().map(Tables::summary).toList())));
        operations.put("getAnalyticsColumns", context -> Words.tagged(context, dictionary(table(context))));
        operations.put(
                "listDisclosureRules",
                context -> Words.tagged(
                        context,
                        archive.page(
                                context,
                                CATALOGUE.disclosureRules().stream()
                                        .map(Tables::rules)
                                        .toList())));
        operations.put("getAnalyticsTable", this::answer);
        operations.put("getBenchmark", this::benchmark);
    }

    private static ObjectNode rules(DisclosureRuleSet set) {
        ObjectNode told = set.json();
        told.remove("version");
        return told;
    }

    private static AnalysisTable table(Context context) {
        return CATALOGUE
                .table(context.path().getOrDefault("table", ""))
                .orElseThrow(() -> new Refusal("unknown-table"));
    }

    private static ObjectNode summary(AnalysisTable table) {
        ObjectNode told = Reply.JSON
                .createObjectNode()
                .put("id", table.id())
                .put("version", table.version())
                .put("name", table.name())
                .put("definition", table.definition())
                .put("unit", table.unit());
        dimensions(told.putArray("keys"), table.keys());
        dimensions(told.putArray("dimensions"), table.dimensions());
        ArrayNode pooled = told.putArray("pooled");
        table.pooled().forEach(set -> pooled.add(String.join(",", set)));
        table.periods().forEach(told.putArray("periods")::add);
        return told.put("dateBasis", table.dateBasis()).put("panels", table.panels());
    }

    private static void dimensions(ArrayNode told, List<String> ids) {
        for (String id : ids) {
            Dimension dimension = CATALOGUE.dimension(id).orElseThrow();
            told.addObject()
                    .put("id", id)
                    .put("name", dimension.name())
                    .put("definition", dimension.definition())
                    .put("element", dimension.element())
                    .put("pooledOnly", dimension.pooledOnly());
        }
    }

    private static Reply dictionary(AnalysisTable table) {
        ObjectNode body = Reply.JSON.createObjectNode().put("table", table.id());
        ArrayNode columns = body.putArray("columns");
        columns(table, table.dimensions()).forEach(name -> columns.addObject()
                .put("name", name)
                .put("title", name)
                .put("definition", name)
                .put("type", FIGURES.contains(name) ? "decimal" : "text")
                .put("nullable", FIGURES.contains(name)));
        return Reply.json(200, body);
    }

    private static List<String> columns(AnalysisTable table, List<String> by) {
        List<String> columns = new ArrayList<>(BEFORE);
        Stream.concat(table.keys().stream(), by.stream()).forEach(id -> {
            columns.add(id);
            columns.add(id + "Label");
        });
        columns.addAll(FIGURES);
        columns.add("status");
        return columns;
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

    private Reply answer(Context context) {
        AnalysisTable table = table(context);
        String member = context.query().getOrDefault("member", "");
        boolean own = !member.isEmpty();
        List<String> by = by(context, table, own);
        if (own && !member.equals(context.owner())) {
            throw new Refusal("not-found");
        }
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
                query.put(bound, context.query().get(bound));
            }
        }
        query.put("panel", own ? "own" : context.query().getOrDefault("panel", table.panels() ? "fixed" : "all"));
        query.forEach(body.putObject("query")::put);
        body.put("asOf", asOf).put("members", own ? 1 : Releases.MEMBERS);
        if (!own) {
            body.put("rules", Releases.RULES);
        }
        body.put("intervalMethod", "wilson-score");
        List<String> columns = columns(table, by);
        List<ObjectNode> rows = own
                ? ownRows(table, by, query, asOf)
                : Figures.rows(table, by, query.get("period"), query.get("panel"));
        rows.forEach(row -> {
            if (!own) {
                row.put("release", query.get("release"));
            }
            row.put("asOf", asOf).put("methodVersion", table.version());
            row.put("members", own ? 1 : Releases.MEMBERS)
                    .put("dateBasis", table.dateBasis())
                    .put("calendar", "calendar");
        });
        return inForm(context, body, columns, rows, query);
    }

    private Reply inForm(
            Context context, ObjectNode body, List<String> columns, List<ObjectNode> rows, Map<String, String> query) {
        String accept = context.request().header("Accept");
        String form = context.query()
                .getOrDefault(
                        "format",
                        accept.startsWith("text/csv")
                                ? "csv"
                                : accept.startsWith("application/x-ndjson")
                                        ? "ndjson"
                                        : accept.startsWith("application/vnd") ? "xlsx" : "json");
        String digest = StrictJson.sha256(Reply.JSON.createArrayNode().addAll(rows));
        Reply reply =
                switch (form) {
                    case "csv" -> Sheets.csv(sheet(columns, rows));
                    case "xlsx" -> Sheets.workbook(sheet(columns, rows));
                    case "ndjson" ->
                        new Reply(
                                        200,
                                        rows.stream()
                                                .map(row -> row + "\n")
                                                .collect(Collectors.joining())
                                                .getBytes(StandardCharsets.UTF_8))
                                .header("Content-Type", "application/x-ndjson");
                    default -> page(context, body, columns, rows, query, digest);
                };
        return Archive.guarded(reply.header("ETag", '"' + digest + '"'));
    }

    private Reply page(
            Context context,
            ObjectNode body,
            List<String> columns,
            List<ObjectNode> rows,
            Map<String, String> query,
            String digest) {
        columns.forEach(body.putArray("columns")::add);
        Map<String, String> limited = new TreeMap<>(context.query());
        limited.putIfAbsent("limit", "500");
        ObjectNode page = archive.page(
                        new Context(
                                context.request(),
                                context.caller(),
                                context.path(),
                                limited,
                                context.content(),
                                context.monitor()),
                        rows)
                .json();
        body.set("rows", page.remove("items"));
        body.put("rowCount", rows.size());
        body.setAll(page);
        body.putArray("notes");
        body.put("digest", digest)
                .put("citation", "Toy repository. " + body.path("table").asString("") + ".");
        String self = query.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .filter(one -> !one.getKey().equals("panel") || !one.getValue().equals("own"))
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&"));
        String at = query.containsKey("member") ? "&asOf=" + body.path("asOf").asString("") : "";
        body.putArray("links")
                .addObject()
                .put("rel", "self")
                .put("href", context.request().path() + "?" + self + at);
        return Reply.json(200, body);
    }

    private static List<List<String>> sheet(List<String> columns, List<ObjectNode> rows) {
        List<List<String>> sheet = new ArrayList<>(List.of(columns));
        rows.forEach(row -> sheet.add(
                columns.stream().map(column -> row.path(column).asString("")).toList()));
        return sheet;
    }

    /** Incidents by kind are counted, of everything else nothing is collected here. */
    List<ObjectNode> ownRows(AnalysisTable table, List<String> by, Map<String, String> query, String asOf) {
        LocalDate from = LocalDate.parse(query.getOrDefault("from", "2025-01-01"));
        LocalDate until = LocalDate.parse(query.getOrDefault("until", "2025-12-31"));
        List<ObjectNode> rows = new ArrayList<>();
        for (Map<String, String> codes : Figures.codes(table, by)) {
            ObjectNode row = Reply.JSON.createObjectNode();
            row.put("period", from.toString().substring(0, 7))
                    .put("periodLabel", from.toString().substring(0, 7));
            row.put("periodStart", from.toString())
                    .put("periodEnd", until.toString())
                    .put("panel", "own");
            codes.forEach((dimension, code) -> row.put(dimension, code).put(dimension + "Label", code));
            if (table.id().equals("incidents")) {
                long n = counted(query.getOrDefault("member", ""), from, until, asOf, codes.getOrDefault("kind", ""));
                row.put("n", n).put("nLower", n).put("nUpper", n);
                row.put("status", n == 0 ? "zero" : "shown");
            } else {
                row.put("status", "not-collected");
            }
            rows.add(row);
        }
        return rows;
    }

    private long counted(String owner, LocalDate from, LocalDate until, String asOf, String kind) {
        return archive.docs.stream()
                .filter(doc -> doc.owner.equals(owner) && !doc.review)
                .filter(doc -> doc.versions.stream()
                        .anyMatch(version -> version.state().equals("accepted")
                                && !version.at().isAfter(Instant.parse(asOf))))
                .filter(doc -> {
                    LocalDate day = LocalDate.parse(
                            doc.current().content().path("eventDate").asString("1900-01-01"));
                    return !day.isBefore(from) && !day.isAfter(until);
                })
                .filter(doc -> kind.isEmpty()
                        || doc.current()
                                .content()
                                .at("/determinations/0/kind")
                                .asString("")
                                .equals(kind))
                .count();
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
