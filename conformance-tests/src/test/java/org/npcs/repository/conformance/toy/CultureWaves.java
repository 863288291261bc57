package org.npcs.repository.conformance.toy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.npcs.repository.contract.definition.CultureInstrument;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.screening.TextScreening;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Culture instruments, waves, invitations, answers and uses. */
final class CultureWaves {

    private static final Map<String, Set<String>> STEPS =
            Map.of("planned", Set.of("open"), "open", Set.of("closed"), "closed", Set.of("results"));

    /** A wave with what is known while it is collected. */
    static final class Wave {
        final Doc doc;
        final Map<String, String> unitByToken = new HashMap<>();
        final Map<String, Integer> issued = new HashMap<>();
        final Map<String, List<Double>> scores = new TreeMap<>();
        final List<Doc> uses = new ArrayList<>();

        Wave(Doc doc) {
            this.doc = doc;
        }

        String state() {
            return doc.current().state();
        }

        JsonNode content() {
            return doc.current().content();
        }

        boolean told() {
            return Set.of("results", "use-recorded").contains(state());
        }

        boolean collectedHere() {
            return content().path("collection").asString("").equals("answers");
        }

        CultureInstrument instrument() {
            return CultureWaves.instrument(content());
        }

        int eligible(String unit) {
            return content()
                    .path("units")
                    .valueStream()
                    .filter(one -> one.path("unit").asString("").equals(unit))
                    .mapToInt(one -> one.path("eligible").asInt(0))
                    .sum();
        }

        List<String> units() {
            return content()
                    .path("units")
                    .valueStream()
                    .map(one -> one.path("unit").asString(""))
                    .sorted()
                    .toList();
        }
    }

    private final Archive archive;
    private final Map<String, Wave> waves = new TreeMap<>();

    CultureWaves(Archive archive) {
        this.archive = archive;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put(
                "listCultureInstruments",
                context -> Words.tagged(
                        context,
                        archive.page(
                                context,
                                Definitions.published().cultureInstruments().stream()
                                        .map(CultureWaves::told)
                                        .toList())));
        operations.put("getCultureInstrumentVersion", context -> {
            CultureInstrument found = Definitions.published()
                    .cultureInstrument(
                            context.path().getOrDefault("cultureInstrument", ""),
                            context.path().getOrDefault("version", ""))
                    .orElseThrow(() -> new Refusal("not-found"));
            return Words.tagged(context, Reply.json(200, told(found))).header("ETag", '"' + found.contentHash() + '"');
        });
        operations.put("listCultureWaves", context -> {
            String owner = context.owner();
            return Archive.guarded(archive.page(
                    context,
                    waves.values().stream()
                            .filter(wave -> wave.doc.owner.equals(owner))
                            .map(CultureWaves::record)
                            .toList()));
        });
        operations.put("getCultureWave", context -> answer(200, known(context)));
        operations.put("putCultureWave", this::put);
        operations.put("transitionCultureWave", this::move);
        operations.put("createCultureInvitations", this::invite);
        operations.put("createCultureAnswer", this::count);
        operations.put("createCultureUse", this::use);
        operations.put("listCultureUses", context -> {
            Wave wave = known(context);
            return Archive.guarded(archive.page(
                    context, wave.uses.stream().map(use -> use(wave, use)).toList()));
        });
    }

    private static ObjectNode told(CultureInstrument one) {
        return one.json().put("contentHash", one.contentHash());
    }

    static CultureInstrument instrument(JsonNode content) {
        return Definitions.published()
                .cultureInstrument(
                        content.path("instrument").asString(""),
                        content.path("instrumentVersion").asString(""))
                .orElseThrow(() -> Refusal.of("CUL-R-004", "/instrumentVersion"));
    }

    Wave known(Context context) {
        return wave(context.owner(), context.path().getOrDefault("year", ""));
    }

    Wave wave(String owner, String year) {
        Wave wave = waves.get(owner + ' ' + year);
        if (wave == null) {
            throw new Refusal("not-found");
        }
        return wave;
    }

    List<Wave> all() {
        return List.copyOf(waves.values());
    }

    private Reply put(Context context) {
        String owner = context.owner();
        String year = context.path().getOrDefault("year", "");
        ObjectNode body = context.body();
        instrument(body);
        Wave known = waves.get(owner + ' ' + year);
        if (known != null && !known.content().equals(body)) {
            if (context.request().header("If-None-Match").equals("*")) {
                throw new Refusal("already-exists");
            }
            Archive.requireCurrent(context, known.doc, body);
            if (!known.state().equals("planned")) {
                Archive.requireStep(known.state(), STEPS, "planned");
            }
        }
        Doc doc = new Doc(owner, "culture-wave", year, 0);
        archive.state(context, doc, "planned", body);
        if (known != null) {
            return answer(200, known);
        }
        Wave first = new Wave(doc);
        waves.put(owner + ' ' + year, first);
        return answer(201, first).header("Location", context.request().path());
    }

    private Reply move(Context context) {
        Wave wave = known(context);
        String to = context.body().path("to").asString("");
        Archive.requireStep(wave.state(), STEPS, to);
        String client = context.known().clientId();
        if (to.equals("results") && wave.collectedHere()) {
            Doc doc = new Doc(wave.doc.owner, "culture-result", wave.doc.key, 0);
            archive.state(context, doc, "stored", computed(wave));
            wave.scores.clear();
        } else if (to.equals("results")
                && archive.statement(wave.doc.owner, "culture-result", wave.doc.key)
                        .isEmpty()) {
            throw Refusal.of("CUL-R-001", "/to");
        }
        wave.unitByToken.clear();
        wave.doc.add(to, wave.content(), client, "");
        return answer(200, wave);
    }

    private static ObjectNode computed(Wave wave) {
        ObjectNode result = Reply.JSON.createObjectNode();
        wave.units().forEach(unit -> wave.instrument().scales().forEach(scale -> {
            List<Double> scores = wave.scores.getOrDefault(unit + ' ' + scale.id(), List.of());
            ObjectNode cell = result.withArray("/cells")
                    .addObject()
                    .put("unit", unit)
                    .put("scale", scale.id())
                    .put("respondents", scores.size());
            if (!scores.isEmpty()) {
                cell.put("mean", scores.stream().mapToDouble(one -> one).sum() / scores.size())
                        .put(
                                "shareAgreeing",
                                (double) scores.stream().filter(scale::agrees).count() / scores.size());
            }
        }));
        return result;
    }

    private Reply invite(Context context) {
        Wave wave = known(context);
        if (!wave.state().equals("open") || !wave.collectedHere()) {
            Archive.requireStep(wave.state(), Map.of(), "open");
        }
        String unit = context.body().path("unit").asString("");
        int count = context.body().path("count").asInt(0);
        int issued = wave.issued.getOrDefault(unit, 0) + count;
        if (issued > wave.eligible(unit)) {
            throw Refusal.of("CUL-R-007", "/count");
        }
        wave.issued.put(unit, issued);
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("jurisdiction", wave.doc.owner)
                .put("year", Integer.parseInt(wave.doc.key))
                .put("unit", unit)
                .put("issued", issued);
        body.putArray("tokens");
        for (int i = 0; i < count; i++) {
            String token = (UUID.randomUUID() + "-" + UUID.randomUUID()).substring(0, 43);
            wave.unitByToken.put(token, unit);
            body.withArray("/tokens").add(token);
        }
        return Archive.guarded(Reply.json(201, body));
    }

    private Reply count(Context context) {
        ObjectNode body = context.body();
        Wave wave = waves.get(
                body.path("jurisdiction").asString("") + ' ' + body.path("year").asInt(0));
        if (wave == null || !wave.state().equals("open")) {
            throw new Refusal("invitation-refused");
        }
        CultureInstrument instrument = wave.instrument();
        Map<String, Integer> values = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (JsonNode one : body.path("items")) {
            String item = one.path("item").asString("");
            int value = one.path("value").asInt(0);
            boolean sound = instrument.scales().stream().anyMatch(scale -> scale.has(item))
                    && value >= instrument.least()
                    && value <= instrument.most();
            if (!sound || values.put(item, value) != null) {
                findings.add(Refusal.finding("CUL-R-006", "/items"));
            }
        }
        Refusal.unlessSound(findings);
        String unit = wave.unitByToken.remove(body.path("token").asString(""));
        if (unit == null) {
            throw new Refusal("invitation-refused");
        }
        instrument.scores(values).forEach((scale, score) -> wave.scores
                .computeIfAbsent(unit + ' ' + scale, name -> new ArrayList<>())
                .add(score));
        return Archive.guarded(Reply.json(201, Reply.JSON.createObjectNode().put("counted", true)));
    }

    private Reply use(Context context) {
        Wave wave = known(context);
        ObjectNode body = context.body();
        if (!TextScreening.published()
                .suspicions(body.path("text").asString(""))
                .isEmpty()) {
            throw Refusal.of("CUL-R-005", "/text");
        }
        if (!wave.told()) {
            Archive.requireStep(wave.state(), STEPS, "use-recorded");
        }
        Doc doc = new Doc(wave.doc.owner, "culture-use", UUID.randomUUID().toString(), 0);
        archive.state(context, doc, "recorded", body);
        wave.uses.add(doc);
        if (wave.state().equals("results")) {
            wave.doc.add("use-recorded", wave.content(), context.known().clientId(), "");
        }
        return Archive.guarded(Reply.json(201, use(wave, doc))
                .header("ETag", doc.current().etag())
                .header("Location", context.request().path()));
    }

    private static ObjectNode use(Wave wave, Doc use) {
        ObjectNode body = Reply.JSON.createObjectNode().put("id", use.id);
        begun(body, wave);
        body.setAll((ObjectNode) use.current().content().deepCopy());
        return versioned(body, use);
    }

    static void begun(ObjectNode body, Wave wave) {
        body.put("jurisdiction", wave.doc.owner).put("year", Integer.parseInt(wave.doc.key));
    }

    static ObjectNode versioned(ObjectNode body, Doc doc) {
        return body.put("version", doc.current().number())
                .put("etag", doc.current().etag())
                .put("createdAt", doc.versions.get(0).at().toString())
                .put("updatedAt", doc.current().at().toString());
    }

    private static Reply answer(int status, Wave wave) {
        return Archive.guarded(Reply.json(status, record(wave))
                .header("ETag", wave.doc.current().etag()));
    }

    private static ObjectNode record(Wave wave) {
        ObjectNode body = Reply.JSON.createObjectNode();
        begun(body, wave);
        body.put("state", wave.state()).setAll((ObjectNode) wave.content().deepCopy());
        boolean overdue = false;
        for (Doc.Version version : wave.doc.versions) {
            if (version.state().equals("results")) {
                LocalDate due =
                        LocalDate.ofInstant(version.at(), ZoneOffset.UTC).plusMonths(6);
                body.put("resultsAt", version.at().toString()).put("useDueOn", due.toString());
                overdue = wave.state().equals("results")
                        && LocalDate.now(ZoneOffset.UTC).isAfter(due);
            }
        }
        return versioned(body.put("useOverdue", overdue), wave.doc);
    }
}
