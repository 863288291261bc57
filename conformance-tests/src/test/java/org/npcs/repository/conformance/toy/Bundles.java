package org.npcs.repository.conformance.toy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.npcs.repository.contract.definition.BundleVersion;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What members observe of care bundles. */
final class Bundles {

    private static final String NOUN = "bundle-observation";

    private final Archive archive;
    private final Charts charts;

    Bundles(Archive archive, Charts charts) {
        this.archive = archive;
        this.charts = charts;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("getBundleObservation", context -> {
            String owner = context.owner();
            Doc doc = archive.statement(owner, NOUN, key(context)).orElseThrow(() -> new Refusal("not-found"));
            return Legal.answer(200, doc, record(context, doc));
        });
        operations.put("putBundleObservation", this::put);
        operations.put("getBundleScores", this::scores);
        operations.put("getBundleChart", this::chart);
    }

    private static String key(Context context) {
        Map<String, String> path = context.path();
        return path.get("bundle") + "/" + path.get("unit") + "/" + path.get("month");
    }

    private Reply put(Context context) {
        String owner = context.owner();
        ObjectNode body = context.body();
        BundleVersion version = Definitions.published()
                .analysis()
                .bundle(
                        context.path().getOrDefault("bundle", ""),
                        body.path("bundleVersion").asString(""))
                .orElseThrow(() -> new Refusal("not-found"));
        List<Finding> findings = faults(version, body);
        Refusal.unlessSound(findings);
        boolean first = archive.statement(owner, NOUN, key(context)).isEmpty();
        archive.state(context, new Doc(owner, NOUN, key(context), 0), "stated", body);
        Doc doc = archive.statement(owner, NOUN, key(context)).orElseThrow();
        return Legal.answer(first ? 201 : 200, doc, record(context, doc))
                .header("Location", first ? context.request().path() : "");
    }

    private static List<Finding> faults(BundleVersion version, ObjectNode body) {
        List<Finding> findings = new ArrayList<>();
        int eligible = body.path("eligible").asInt(0);
        int most = eligible;
        int notDone = 0;
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < body.path("elements").size(); i++) {
            JsonNode one = body.at("/elements/" + i);
            seen.add(one.path("element").asString(""));
            int not = number(one, "notMet") + number(one, "notRecorded");
            most = Math.min(most, eligible - not);
            notDone += not;
            if (not + number(one, "met") + number(one, "notApplicable") != eligible) {
                findings.add(Refusal.finding("IMP-R-001", "/elements/" + i));
            }
        }
        if (!seen.equals(Set.copyOf(version.elements()))) {
            findings.add(Refusal.finding("IMP-R-003", "/elements"));
        }
        int done = number(body, "allOrNoneMet");
        if (findings.isEmpty() && (done > most || done < eligible - notDone)) {
            findings.add(Refusal.finding("IMP-R-002", "/allOrNoneMet"));
        }
        return findings;
    }

    private static int number(JsonNode body, String member) {
        return body.path(member).asInt(0);
    }

    private static ObjectNode record(Context context, Doc doc) {
        ObjectNode body = Legal.begun(doc);
        body.remove("state");
        for (String name : List.of("bundle", "unit", "month")) {
            body.put(name, context.path().getOrDefault(name, ""));
        }
        ArrayNode warnings = body.putArray("warnings");
        for (int i = 0; i < body.path("elements").size(); i++) {
            if (number(body.at("/elements/" + i), "notRecorded") > 0) {
                warnings.add(Refusal.finding("IMP-R-009", "/elements/" + i + "/notRecorded")
                        .toJson());
            }
        }
        return Legal.ended(body, doc);
    }

    /** The observations of a unit in the order of their months. */
    private List<Doc> months(String owner, Context context) {
        String prefix = context.query().getOrDefault("bundle", "") + "/"
                + context.query().getOrDefault("unit", "all") + "/";
        String from = context.query().getOrDefault("from", "");
        String until = context.query().getOrDefault("until", "9999");
        return archive.statements.stream()
                .filter(doc -> doc.noun.equals(NOUN) && doc.owner.equals(owner) && doc.key.startsWith(prefix))
                .filter(doc -> month(doc).compareTo(from) >= 0 && month(doc).compareTo(until) <= 0)
                .sorted((one, other) -> one.key.compareTo(other.key))
                .toList();
    }

    private static String month(Doc doc) {
        return doc.key.substring(doc.key.lastIndexOf('/') + 1);
    }

    private Reply scores(Context context) {
        String owner = context.owner();
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("jurisdiction", owner)
                .put("bundle", context.query().getOrDefault("bundle", ""))
                .put("unit", context.query().getOrDefault("unit", "all"))
                .put("scoring", "all-or-none");
        body.putArray("notDone").add("not-met").add("not-recorded");
        ArrayNode months = body.putArray("months");
        months(owner, context)
                .forEach(doc ->
                        months.add(scored(month(doc), (ObjectNode) doc.current().content())));
        return Archive.guarded(Reply.json(200, body));
    }

    private static ObjectNode scored(String month, ObjectNode content) {
        int eligible = number(content, "eligible");
        ObjectNode told = Reply.JSON
                .createObjectNode()
                .put("month", month)
                .put("bundleVersion", content.path("bundleVersion").asString(""))
                .put("eligible", eligible)
                .put("status", eligible == 0 ? "none-eligible" : "scored");
        share(told, "allOrNone", number(content, "allOrNoneMet"), eligible);
        ArrayNode elements = told.putArray("elements");
        int gaps = 0;
        for (JsonNode one : content.path("elements")) {
            gaps += number(one, "notRecorded");
            int applies = number(one, "met") + number(one, "notMet") + number(one, "notRecorded");
            ObjectNode element =
                    elements.addObject().put("element", one.path("element").asString(""));
            for (String member : List.of("notMet", "notRecorded", "notApplicable")) {
                element.put(member, number(one, member));
            }
            element.put("status", applies == 0 ? "none-eligible" : "scored");
            share(element, "share", number(one, "met"), applies);
        }
        return told.put("notRecorded", gaps);
    }

    private static void share(ObjectNode told, String member, int part, int whole) {
        if (whole > 0) {
            double value = (double) part / whole;
            told.putObject(member)
                    .put("n", part)
                    .put("denominator", whole)
                    .put("value", value)
                    .put("lower", value)
                    .put("upper", value);
        }
    }

    /** A p chart; whatever else is asked for. */
    private Reply chart(Context context) {
        String owner = context.known().jurisdiction();
        if (!context.query().getOrDefault("member", "").equals(owner)) {
            throw new Refusal("not-found");
        }
        List<Doc> months = months(owner, context);
        String baseline = context.query().getOrDefault("baselineUntil", "9999");
        double parts = 0;
        double wholes = 0;
        for (Doc doc : months) {
            if ((month(doc) + "-01").compareTo(baseline) <= 0) {
                parts += number(doc.current().content(), "allOrNoneMet");
                wholes += number(doc.current().content(), "eligible");
            }
        }
        double centre = parts / wholes;
        ObjectNode chart = Reply.JSON
                .createObjectNode()
                .put("title", "Bundle, " + owner)
                .put("type", "p")
                .put("source", "Montgomery")
                .put("why", "It was asked for.")
                .put("valueLabel", "Share of eligible children")
                .put("kind", "proportion");
        ArrayNode points = chart.putArray("points");
        for (Doc doc : months) {
            int whole = number(doc.current().content(), "eligible");
            int part = number(doc.current().content(), "allOrNoneMet");
            double three = 3 * Math.sqrt(centre * (1 - centre) / whole);
            points.addObject()
                    .put("position", points.size())
                    .put("label", month(doc))
                    .put("periodStart", month(doc) + "-01")
                    .put("n", part)
                    .put("denominator", whole)
                    .put("value", (double) part / whole)
                    .put("centre", centre)
                    .put("lower", Math.max(0, centre - three))
                    .put("upper", Math.min(1, centre + three))
                    .put("phase", 1)
                    .putArray("signals");
        }
        List.of("phases", "signals", "rules", "annotations").forEach(chart::putArray);
        return charts.told(context, chart);
    }
}
