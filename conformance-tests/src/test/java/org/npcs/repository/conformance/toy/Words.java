package org.npcs.repository.conformance.toy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.BundleVersion;
import org.npcs.repository.contract.definition.CaseDefinition;
import org.npcs.repository.contract.definition.CodeSystem;
import org.npcs.repository.contract.definition.Crosswalk;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.InstrumentVersion;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.measure.SeriesFigures;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.contract.validation.InstrumentImport;
import org.npcs.repository.contract.validation.Tier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The published words, and instrument versions that were imported. */
final class Words {

    private final Definitions definitions = Definitions.published();
    private final TokenDesk desk = new TokenDesk("words");
    private final Map<String, InstrumentVersion> versions = new TreeMap<>();

    Words() {
        definitions.instrumentVersions().forEach(version -> versions.put(key(version), version));
    }

    @Nullable
    InstrumentVersion version(String instrument, String version) {
        return versions.get(instrument + "/" + version);
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        list(
                operations,
                "listCodeSystems",
                definitions.codeSystems().stream().map(CodeSystem::summary).toList());
        list(
                operations,
                "listCrosswalks",
                definitions.crosswalks().stream().map(Crosswalk::json).toList());
        operations.put(
                "getCrosswalk",
                context -> one(
                        context,
                        definitions
                                .crosswalk(context.path().getOrDefault("crosswalk", ""))
                                .map(Crosswalk::json)
                                .orElse(null)));
        list(
                operations,
                "listBundles",
                definitions.analysis().bundles().stream()
                        .map(BundleVersion::json)
                        .toList());
        operations.put(
                "getBundleVersion",
                context -> one(
                        context,
                        definitions
                                .analysis()
                                .bundle(
                                        context.path().getOrDefault("bundle", ""),
                                        context.path().getOrDefault("version", ""))
                                .map(BundleVersion::json)
                                .orElse(null)));
        list(
                operations,
                "listCaseDefinitions",
                definitions.analysis().caseDefinitions().stream()
                        .map(CaseDefinition::json)
                        .toList());
        operations.put(
                "getCaseDefinition",
                context -> one(
                        context,
                        definitions
                                .analysis()
                                .caseDefinition(context.path().getOrDefault("caseDefinition", ""))
                                .map(CaseDefinition::json)
                                .orElse(null)));
        list(
                operations,
                "listMeasures",
                definitions.outcomes().measures().stream().map(Measure::json).toList());
        operations.put(
                "getMeasure",
                context -> one(
                        context,
                        definitions
                                .outcomes()
                                .measure(
                                        context.path().getOrDefault("measure", ""),
                                        context.path().getOrDefault("version", ""))
                                .map(Measure::json)
                                .orElse(null)));
        list(
                operations,
                "listReferenceSeries",
                definitions.outcomes().series().stream().map(SeriesFigures::of).toList());
        operations.put(
                "getReferenceSeries",
                context -> one(
                        context,
                        definitions
                                .outcomes()
                                .series(context.path().getOrDefault("series", ""))
                                .map(SeriesFigures::of)
                                .orElse(null)));
        list(
                operations,
                "listElements",
                definitions.elements().stream().map(Element::json).toList());
        list(
                operations,
                "listRules",
                definitions.rules().stream().map(Rule::summary).toList());
        operations.put("listInstruments", context -> tagged(context, Paging.page(desk, context, instruments())));
        operations.put("listInstrumentVersions", context -> {
            List<ObjectNode> found = of(context.path().getOrDefault("instrument", "")).stream()
                    .map(InstrumentVersion::summary)
                    .toList();
            if (found.isEmpty()) {
                throw new Refusal("not-found");
            }
            return tagged(context, Paging.page(desk, context, found));
        });
        operations.put("getInstrumentVersion", context -> {
            InstrumentVersion found = version(
                    context.path().getOrDefault("instrument", ""),
                    context.path().getOrDefault("version", ""));
            return one(context, found == null ? null : found.json());
        });
        operations.put(
                "getCodeSystem",
                context -> one(
                        context,
                        definitions
                                .codeSystem(context.path().getOrDefault("codeSystem", ""))
                                .map(CodeSystem::json)
                                .orElse(null)));
        operations.put(
                "getElement",
                context -> one(
                        context,
                        definitions
                                .element(context.path().getOrDefault("element", ""))
                                .map(Element::json)
                                .orElse(null)));
        operations.put(
                "getRule",
                context -> one(
                        context,
                        definitions
                                .rule(context.path().getOrDefault("rule", ""))
                                .map(Rule::json)
                                .orElse(null)));
        operations.put("importInstrumentVersion", this::imported);
    }

    private Reply imported(Context context) {
        ObjectNode body = context.body();
        CheckContext check = CheckContext.of(LocalDate.now(ZoneOffset.UTC), Tier.ACCEPT);
        List<Finding> findings = InstrumentImport.check(body, check);
        Refusal.unlessSound(findings);
        InstrumentVersion made = InstrumentVersion.of(body);
        InstrumentVersion known = versions.putIfAbsent(key(made), made);
        if (known != null && !known.contentHash().equals(made.contentHash())) {
            throw new Refusal("append-only");
        }
        return Reply.json(201, made.json()).header("Location", made.page());
    }

    private void list(Map<String, Function<Context, Reply>> operations, String id, List<ObjectNode> items) {
        operations.put(id, context -> tagged(context, Paging.page(desk, context, items)));
    }

    private List<ObjectNode> instruments() {
        List<ObjectNode> instruments = new ArrayList<>();
        versions.values().stream().map(InstrumentVersion::instrument).distinct().forEach(name -> {
            List<InstrumentVersion> all = of(name);
            InstrumentVersion last = all.get(all.size() - 1);
            instruments.add(Reply.JSON
                    .createObjectNode()
                    .put("instrument", name)
                    .put("name", last.json().path("name").asString(""))
                    .put("latestVersion", last.version())
                    .put("versionCount", all.size())
                    .put("fixture", last.json().path("fixture").asBoolean(false)));
        });
        return instruments;
    }

    private List<InstrumentVersion> of(String instrument) {
        return versions.values().stream()
                .filter(version -> version.instrument().equals(instrument))
                .toList();
    }

    static Reply one(Context context, @Nullable JsonNode entry) {
        if (entry == null) {
            throw new Refusal("not-found");
        }
        return tagged(context, Reply.json(200, entry));
    }

    static Reply tagged(Context context, Reply reply) {
        String tag = "\"" + org.npcs.repository.contract.json.StrictJson.sha256(reply.json()) + "\"";
        return (context.request().header("If-None-Match").equals(tag) ? new Reply(304, new byte[0]) : reply)
                .header("ETag", tag)
                .header("Cache-Control", "public, max-age=300");
    }

    private static String key(InstrumentVersion version) {
        return version.instrument() + "/" + version.version();
    }
}
