package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.CaseDefinition;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Run charts and c charts of incidents, and the invented figures of releases as ranges. */
final class Charts {

    private static final int LEAST_FOR_LIMITS = 12;
    private static final int MOST_VALUES = 500;
    private static final Map<String, Integer> MONTHS = Map.of("month", 1, "quarter", 3, "year", 12);

    private final Archive archive;
    private final Releases releases;
    private final Tables tables;

    Charts(Archive archive, Releases releases, Tables tables) {
        this.archive = archive;
        this.releases = releases;
        this.tables = tables;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("getSpcChart", context -> {
            if (!context.query().containsKey("member")) {
                throw Refusal.parameter("not-in-release", "member");
            }
            return own(context, context.query().getOrDefault("type", "auto"));
        });
        operations.put(
                "getRunChart",
                context -> context.query().containsKey("member") ? own(context, "run") : ranges(context));
        operations.put("getFunnelChart", this::funnel);
        operations.put("getBarChart", context -> {
            ObjectNode chart = chart("Bars").put("format", "number");
            ArrayNode cells = chart.putArray("cells");
            rows(context).forEach(row -> cells.add(cell(row, "n")));
            return told(context, chart);
        });
        operations.put("getHeatChart", context -> {
            ObjectNode chart = chart("Heat map").put("format", "percent");
            ArrayNode columns = chart.putArray("columns");
            ArrayNode lines = chart.putArray("rows");
            rows(context).stream()
                    .collect(Collectors.groupingBy(
                            row -> row.path("item").asString(""), TreeMap::new, Collectors.toList()))
                    .forEach((item, rows) -> {
                        ArrayNode cells = lines.addObject().put("label", item).putArray("cells");
                        rows.forEach(row -> cells.add(cell(row, "share")));
                        columns.removeAll();
                        rows.forEach(row -> columns.add(row.path("period").asString("")));
                    });
            return told(context, chart);
        });
    }

    private static ObjectNode chart(String title) {
        return Reply.JSON.createObjectNode().put("title", title).put("valueLabel", "Incidents");
    }

    /** The member that is asked for, which is the caller's own. */
    private static String member(Context context) {
        String member = context.query().getOrDefault("member", "");
        if (!member.equals(context.owner())) {
            throw new Refusal("not-found");
        }
        return member;
    }

    private static CaseDefinition cases(Context context) {
        String measure = context.query().getOrDefault("measure", "");
        return Definitions.published()
                .analysis()
                .caseDefinition(measure)
                .orElseThrow(() -> Refusal.parameter("unknown-case", "measure"));
    }

    private static Refusal unsuitable(String needs) {
        return new Refusal("unsuitable-chart", details -> details.put("detail", needs));
    }

    private static Instant asOf(Context context) {
        String asked = context.query().getOrDefault("asOf", "");
        return asked.isEmpty() ? Instant.now().truncatedTo(ChronoUnit.MICROS) : Instant.parse(asked);
    }

    private Reply own(Context context, String type) {
        String owner = member(context);
        CaseDefinition cases = cases(context);
        int months = MONTHS.getOrDefault(context.query().getOrDefault("period", "quarter"), 3);
        Instant asOf = asOf(context);
        LocalDate last = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
        String from = context.query().getOrDefault("from", "");
        if (!from.isEmpty() && ChronoUnit.MONTHS.between(LocalDate.parse(from), last) / months >= MOST_VALUES) {
            throw unsuitable("A chart has at most 500 values.");
        }
        TreeMap<LocalDate, Long> counts = counts(owner, cases, months, asOf);
        if (!from.isEmpty()) {
            counts.headMap(LocalDate.parse(from)).clear();
        }
        if (!List.of("auto", "run", "c").contains(type)) {
            throw unsuitable("Such a chart needs something else than counts.");
        }
        if (counts.isEmpty()) {
            throw unsuitable("A chart needs own records that count.");
        }
        String drawn = !type.equals("auto") ? type : counts.size() < LEAST_FOR_LIMITS ? "run" : "c";
        ObjectNode chart = chart(cases.name())
                .put("type", drawn)
                .put("source", "Montgomery")
                .put("why", "The values are counts.")
                .put("kind", "count");
        points(chart, counts, drawn);
        return told(context, chart);
    }

    /** Counts of the periods that are over, from the first record on. */
    private TreeMap<LocalDate, Long> counts(String owner, CaseDefinition cases, int months, Instant asOf) {
        TreeMap<LocalDate, Long> counts = new TreeMap<>();
        for (Doc doc : archive.docs) {
            boolean there = doc.owner.equals(owner)
                    && !doc.review
                    && doc.versions.stream().anyMatch(version -> !version.at().isAfter(asOf));
            String day = doc.current().content().path("eventDate").asString("");
            if (there && day.matches("[0-9-]{10}")) {
                LocalDate start = start(LocalDate.parse(day), months);
                String kind =
                        doc.current().content().at("/determinations/0/kind").asString("");
                counts.merge(start, cases.matches(kind, doc.current().content()) ? 1L : 0, Long::sum);
            }
        }
        if (!counts.isEmpty()) {
            LocalDate now = start(LocalDate.ofInstant(asOf, ZoneOffset.UTC), months);
            for (LocalDate start = counts.firstKey(); start.isBefore(now); start = start.plusMonths(months)) {
                counts.putIfAbsent(start, 0L);
            }
            counts.tailMap(now, true).clear();
        }
        return counts;
    }

    private static LocalDate start(LocalDate day, int months) {
        return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / months * months + 1, 1);
    }

    private static void points(ObjectNode chart, TreeMap<LocalDate, Long> counts, String type) {
        double centre = type.equals("c")
                ? counts.values().stream().mapToLong(Long::longValue).average().orElse(0)
                : counts.values().stream()
                        .sorted()
                        .skip(counts.size() / 2)
                        .findFirst()
                        .orElse(0L);
        ArrayNode points = chart.putArray("points");
        counts.forEach((start, n) -> {
            ObjectNode point = points.addObject()
                    .put("position", points.size())
                    .put("label", start.toString())
                    .put("periodStart", start.toString())
                    .put("value", n)
                    .put("centre", centre);
            if (type.equals("c")) {
                point.put("lower", Math.max(0, centre - 3 * Math.sqrt(centre)))
                        .put("upper", centre + 3 * Math.sqrt(centre));
            }
            point.put("phase", 1).putArray("signals");
        });
        chart.putArray("phases")
                .addObject()
                .put("number", 1)
                .put("start", counts.firstKey().toString())
                .put("points", counts.size())
                .put("basis", counts.size())
                .put("provisional", counts.size() < LEAST_FOR_LIMITS);
        chart.putArray("signals");
        chart.putArray("rules")
                .addObject()
                .put("rule", "beyond-limits")
                .put("name", "point beyond the limits")
                .put("source", "Shewhart 1931");
        chart.putArray("annotations");
    }

    private Reply ranges(Context context) {
        CaseDefinition cases = cases(context);
        ObjectNode chart = chart(cases.name())
                .put("type", "run")
                .put("source", "Anhøj and Olesen 2014")
                .put("why", "Releases tell ranges.")
                .put("kind", "count");
        ArrayNode points = chart.putArray("points");
        AnalysisTable trend = Definitions.published().analysis().table("trend").orElseThrow();
        for (ObjectNode row : Figures.rows(trend, List.of("kind"), "quarter", "all")) {
            if (row.path("kind").asString("").equals(cases.id())) {
                ObjectNode point = points.addObject()
                        .put("position", points.size())
                        .put("label", row.path("period").asString(""))
                        .put("periodStart", row.path("periodStart").asString(""));
                if (row.has("nLower")) {
                    point.set("valueLower", row.path("nLower"));
                    point.set("valueUpper", row.path("nUpper"));
                }
                point.put("status", row.path("status").asString(""))
                        .put("phase", 1)
                        .putArray("signals");
            }
        }
        List.of("phases", "signals", "rules", "annotations").forEach(chart::putArray);
        return told(context, chart);
    }

    private List<ObjectNode> rows(Context context) {
        AnalysisTable table = Definitions.published()
                .analysis()
                .table(context.query().getOrDefault("table", ""))
                .orElseThrow(() -> new Refusal("unknown-table"));
        boolean own = context.query().containsKey("member");
        List<String> by = Tables.by(context, table, own);
        if (!own) {
            return Figures.rows(
                    table,
                    by,
                    context.query().getOrDefault("period", table.periods().get(0)),
                    "all");
        }
        Map<String, String> query = new LinkedHashMap<>(context.query());
        query.put("member", member(context));
        return tables.owns().rows(table, by, query, asOf(context).toString());
    }

    private static ObjectNode cell(ObjectNode row, String figure) {
        ObjectNode cell = Reply.JSON
                .createObjectNode()
                .put("label", row.path("kind").asString("") + row.path("period").asString(""));
        if (row.has("n")) {
            cell.set("value", row.path("n"));
        } else if (row.has(figure + "Lower")) {
            cell.set("lower", row.path(figure + "Lower"));
            cell.set("upper", row.path(figure + "Upper"));
        }
        return cell.put("status", row.path("status").asString(""));
    }

    private Reply funnel(Context context) {
        member(context);
        ObjectNode chart = chart("Funnel").put("why", "Exact limits.").put("sizeLabel", "Incidents");
        chart.put("kind", "proportion").put("targetLower", 0.1).put("targetUpper", 0.5);
        ArrayNode points = chart.putArray("points");
        Figures.periods(context.query().getOrDefault("period", "year")).forEach(period -> points.addObject()
                .put("label", period.id())
                .put("n", Figures.OWN)
                .put("denominator", 4 * Figures.OWN)
                .put("value", 0.25)
                .put("z", 0)
                .put("beyond95", false)
                .put("beyond998", false));
        chart.putArray("limits");
        return told(context, chart);
    }

    Reply told(Context context, ObjectNode chart) {
        chart.putArray("cautions").add("The numbers are not incidence.");
        String digest = StrictJson.sha256(chart);
        if (context.query().getOrDefault("format", "").equals("svg")
                || context.request().header("Accept").startsWith("image/svg+xml")) {
            String picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"><title>"
                    + chart.path("title").asString("") + "</title><desc>" + figures(chart) + "</desc></svg>";
            Reply reply = new Reply(200, picture.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return Archive.guarded(reply.header("Content-Type", "image/svg+xml").header("ETag", '"' + digest + '"'));
        }
        ObjectNode query = chart.putObject("query");
        context.query().forEach((name, value) -> {
            if (!List.of("format", "theme", "asOf").contains(name)) {
                query.put(name, value);
            }
        });
        if (!query.has("period")) {
            query.put("period", "quarter");
        }
        if (context.query().containsKey("member")) {
            chart.put("asOf", asOf(context).toString());
        } else {
            Releases.Release release =
                    releases.answering(context, context.query().getOrDefault("release", ""));
            query.put("release", release.id());
            chart.put("asOf", release.asOf.toString()).put("disclosureRules", Releases.RULES);
        }
        chart.put("digest", digest).put("citation", "Toy repository. Chart.");
        return Archive.guarded(Reply.json(200, chart).header("ETag", '"' + digest + '"'));
    }

    private static String figures(ObjectNode chart) {
        return (chart.path("points").toString() + chart.path("cells") + chart.path("rows")).replaceAll("[<>&\"]", " ");
    }
}
