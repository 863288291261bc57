package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.npcs.repository.conformance.toy.CultureWaves.Wave;
import org.npcs.repository.contract.definition.CultureScale;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Results of culture waves and the editions in which members stand beside each other. */
final class CultureResults {

    private static final String NOUN = "culture-result";
    private static final int LEAST = 10;

    private final Archive archive;
    private final CultureWaves waves;
    private final Members members;
    private final Map<String, Instant> frozen = new TreeMap<>();

    CultureResults(Archive archive, CultureWaves waves, Members members) {
        this.archive = archive;
        this.waves = waves;
        this.members = members;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("putCultureResult", this::put);
        operations.put(
                "getCultureResult", context -> Archive.guarded(Reply.json(200, report(told(waves.known(context))))));
        operations.put("getCultureComparison", this::compare);
        operations.put("getCultureEdition", context -> Archive.guarded(Reply.json(200, edition(context))));
        operations.put("putCultureEdition", context -> {
            String year = context.path().getOrDefault("year", "");
            if (Integer.parseInt(year) > Year.now(ZoneOffset.UTC).getValue()) {
                throw new Refusal("not-found");
            }
            frozen.putIfAbsent(year, Instant.now());
            return Archive.guarded(Reply.json(200, edition(context)));
        });
    }

    private static Wave told(Wave wave) {
        if (!wave.told()) {
            throw new Refusal("not-found");
        }
        return wave;
    }

    private Reply put(Context context) {
        Wave wave = waves.known(context);
        if (!wave.state().equals("closed") || wave.collectedHere()) {
            Archive.requireStep(wave.state(), Map.of(), "closed");
        }
        ObjectNode body = context.body();
        requireWhole(wave, body);
        Doc made = new Doc(wave.doc.owner, NOUN, wave.doc.key, 0);
        String outcome = archive.state(context, made, "stored", body);
        Doc doc = stored(wave);
        ObjectNode receipt = Reply.JSON.createObjectNode();
        CultureWaves.begun(receipt, wave);
        receipt.put("cells", body.path("cells").size());
        boolean first = outcome.equals("created");
        return Archive.guarded(Reply.json(first ? 201 : 200, CultureWaves.versioned(receipt, doc))
                .header("ETag", doc.current().etag())
                .header("Location", first ? context.request().path() : ""));
    }

    private Doc stored(Wave wave) {
        return archive.statement(wave.doc.owner, NOUN, wave.doc.key).orElseThrow();
    }

    private static void requireWhole(Wave wave, ObjectNode body) {
        TreeSet<String> missing = new TreeSet<>();
        wave.units().forEach(unit -> wave.instrument().scales().forEach(scale -> missing.add(unit + ' ' + scale.id())));
        List<Finding> findings = new ArrayList<>();
        for (JsonNode cell : body.path("cells")) {
            String unit = cell.path("unit").asString("");
            int people = cell.path("respondents").asInt(0);
            double mean = cell.path("mean").asDouble(1);
            if (!missing.remove(unit + ' ' + cell.path("scale").asString(""))) {
                findings.add(Refusal.finding("CUL-R-001", "/cells"));
            } else if (people > wave.eligible(unit)) {
                findings.add(Refusal.finding("CUL-R-002", "/cells"));
            } else if (cell.has("mean") != people > 0
                    || mean < wave.instrument().least()
                    || mean > wave.instrument().most()) {
                findings.add(Refusal.finding("CUL-R-003", "/cells"));
            }
        }
        if (!missing.isEmpty()) {
            findings.add(Refusal.finding("CUL-R-001", "/cells"));
        }
        Refusal.unlessSound(findings);
    }

    private ObjectNode report(Wave wave) {
        ObjectNode body = Reply.JSON.createObjectNode();
        CultureWaves.begun(body, wave);
        body.put("state", wave.state());
        for (String member : List.of("instrument", "instrumentVersion", "mode")) {
            body.set(member, wave.content().path(member));
        }
        body.put("minimumRespondents", LEAST);
        TreeSet<String> hidden = hidden(wave);
        ArrayNode units = body.putArray("units");
        wave.units().forEach(unit -> wave.instrument().scales().forEach(scale -> {
            ObjectNode figure = units.addObject().put("unit", unit).put("scale", scale.id());
            JsonNode cell = cell(wave, unit, scale.id());
            if (hidden.contains(unit)) {
                figure.put("status", "suppressed-complementary");
            } else {
                figures(figure, List.of(cell), wave.eligible(unit));
            }
        }));
        body.set("whole", whole(wave));
        body.putArray("pool");
        return body.put("poolState", frozen.containsKey(wave.doc.key) ? "frozen" : "open");
    }

    private ArrayNode whole(Wave wave) {
        ArrayNode whole = Reply.JSON.createArrayNode();
        wave.instrument().scales().forEach(scale -> {
            List<JsonNode> cells = wave.units().stream()
                    .map(unit -> cell(wave, unit, scale.id()))
                    .toList();
            ObjectNode figure = whole.addObject().put("scale", scale.id());
            if (people(cells) < LEAST) {
                figure.put("status", "suppressed-small");
            } else {
                figures(
                        figure,
                        cells,
                        wave.units().stream().mapToInt(wave::eligible).sum());
            }
        });
        return whole;
    }

    /** Units that are too small, and the next ones until what is left of the whole is large enough. */
    private TreeSet<String> hidden(Wave wave) {
        Map<String, Integer> people = new TreeMap<>();
        wave.units()
                .forEach(unit -> people.put(
                        unit,
                        wave.instrument().scales().stream()
                                .map(CultureScale::id)
                                .mapToInt(scale -> people(List.of(cell(wave, unit, scale))))
                                .min()
                                .orElse(0)));
        TreeSet<String> hidden = new TreeSet<>();
        people.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(one -> {
            int rest = hidden.stream().mapToInt(people::get).sum();
            if (one.getValue() < LEAST || !hidden.isEmpty() && (hidden.size() < 2 || rest < 2 * LEAST)) {
                hidden.add(one.getKey());
            }
        });
        return hidden;
    }

    private static int people(List<JsonNode> cells) {
        return cells.stream()
                .mapToInt(cell -> cell.path("respondents").asInt(0))
                .sum();
    }

    private static void figures(ObjectNode figure, List<JsonNode> cells, int eligible) {
        figure.put("status", "shown").put("respondents", people(cells)).put("eligible", eligible);
        for (String member : List.of("mean", "shareAgreeing")) {
            double sum = cells.stream()
                    .mapToDouble(cell -> cell.path(member).asDouble(0)
                            * cell.path("respondents").asInt(0))
                    .sum();
            double places = member.equals("mean") ? 10 : 100;
            figure.put(member, Math.round(sum / people(cells) * places) / places);
        }
    }

    private JsonNode cell(Wave wave, String unit, String scale) {
        return stored(wave)
                .current()
                .content()
                .path("cells")
                .valueStream()
                .filter(one -> one.path("unit").asString("").equals(unit)
                        && one.path("scale").asString("").equals(scale))
                .findFirst()
                .orElseThrow();
    }

    private Reply compare(Context context) {
        Wave wave = told(waves.known(context));
        String asked = context.query().getOrDefault("earlier", "");
        Wave earlier = waves.all().stream()
                .filter(one -> one.doc.owner.equals(wave.doc.owner) && one.told())
                .filter(one -> asked.isEmpty() ? one.doc.key.compareTo(wave.doc.key) < 0 : one.doc.key.equals(asked))
                .reduce((one, later) -> later)
                .orElseThrow(() -> new Refusal("not-found"));
        if (!wave.instrument().comparableWith(earlier.instrument())) {
            throw new Refusal("versions-not-comparable");
        }
        ObjectNode body = Reply.JSON.createObjectNode();
        CultureWaves.begun(body, wave);
        body.put("earlier", Integer.parseInt(earlier.doc.key));
        body.set("instrumentVersion", wave.content().path("instrumentVersion"));
        body.set("earlierInstrumentVersion", earlier.content().path("instrumentVersion"));
        ArrayNode scales = body.putArray("scales");
        ArrayNode before = whole(earlier);
        whole(wave).forEach(now -> before.valueStream()
                .filter(one -> one.path("scale").equals(now.path("scale")))
                .forEach(one -> {
                    ObjectNode change = scales.addObject();
                    change.set("scale", now.path("scale"));
                    change.set("status", now.path("status"));
                    change.set("statusBefore", one.path("status"));
                    for (String member : List.of("mean", "shareAgreeing")) {
                        if (now.has(member)) {
                            change.set(member, now.path(member));
                        }
                        if (one.has(member)) {
                            change.set(member + "Before", one.path(member));
                        }
                    }
                }));
        return Archive.guarded(Reply.json(200, body));
    }

    private ObjectNode edition(Context context) {
        String year = context.path().getOrDefault("year", "");
        ObjectNode body = Reply.JSON.createObjectNode().put("year", Integer.parseInt(year));
        Instant at = frozen.get(year);
        body.put("state", at == null ? "open" : "frozen");
        if (at != null) {
            body.put("frozenAt", at.toString());
        }
        if (context.known().scopes().contains("culture:manage")) {
            ArrayNode rows = body.putArray("rows");
            members.jurisdictions.keySet().forEach(code -> rows.addObject()
                    .put("jurisdiction", code)
                    .put(
                            "state",
                            waves.all().stream()
                                    .filter(wave -> wave.doc.owner.equals(code) && wave.doc.key.equals(year))
                                    .map(Wave::state)
                                    .findFirst()
                                    .orElse("none")));
        }
        return body;
    }
}
