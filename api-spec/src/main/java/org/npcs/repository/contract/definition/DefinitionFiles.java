package org.npcs.repository.contract.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the reference data files that the build lists in {@code index.yaml}. */
final class DefinitionFiles {

    private static final String ROOT = "/org/npcs/repository/contract/definition/";

    /** The file among the rules that holds no rule but the version of them all. */
    private static final String RULE_SET = "rule-set";

    private final YAMLMapper yaml = new YAMLMapper();
    private final JsonNode index = yaml.readTree(text("index.yaml"));

    Definitions load() {
        Map<String, CodeSystem> codeSystems = new TreeMap<>();
        each("code-systems", (file, document) -> {
            CodeSystem system = CodeSystem.of(document);
            put(codeSystems, system.id(), system, file);
        });
        Map<String, InstrumentVersion> instruments = new TreeMap<>();
        each("instruments", (file, document) -> {
            InstrumentVersion version = InstrumentVersion.of(document);
            put(instruments, Definitions.key(version.instrument(), version.version()), version, file);
        });
        Map<String, Element> elements = new TreeMap<>();
        eachOf("elements", (file, document) -> {
            Element element = Element.of(document);
            put(elements, element.id(), element, file);
        });
        Map<String, Rule> rules = new TreeMap<>();
        eachOf("rules", (file, document) -> {
            Rule rule = Rule.of(document);
            put(rules, rule.id(), rule, file);
        });
        Map<String, Crosswalk> crosswalks = new TreeMap<>();
        each("crosswalks", (file, document) -> {
            Crosswalk crosswalk = Crosswalk.of(document);
            put(crosswalks, crosswalk.id(), crosswalk, file);
        });
        Map<String, CultureInstrument> culture = new TreeMap<>();
        each("culture-instruments", (file, document) -> {
            CultureInstrument version = CultureInstrument.of(document);
            put(culture, Definitions.key(version.instrument(), version.version()), version, file);
        });
        Map<String, AgreementPolicy> policies = new TreeMap<>();
        each("agreement-policies", (file, document) -> {
            AgreementPolicy policy = AgreementPolicy.of(document);
            put(policies, policy.id(), policy, file);
        });
        return new Definitions(
                Published.text(yaml.readTree(text(file("rules", RULE_SET))), "version"),
                Collections.unmodifiableMap(codeSystems),
                Collections.unmodifiableMap(instruments),
                Collections.unmodifiableMap(elements),
                Collections.unmodifiableMap(rules),
                Collections.unmodifiableMap(crosswalks),
                Collections.unmodifiableMap(culture),
                Collections.unmodifiableMap(policies),
                analysis(),
                outcomes());
    }

    private OutcomeCatalogue outcomes() {
        Map<String, Measure> measures = new TreeMap<>();
        each("measures", (file, document) -> {
            Measure measure = Measure.of(document);
            put(measures, Definitions.key(measure.id(), measure.version()), measure, file);
        });
        Map<String, ReferenceSeries> series = new TreeMap<>();
        each("reference-series", (file, document) -> {
            ReferenceSeries one = ReferenceSeries.of(document);
            put(series, one.id(), one, file);
        });
        return new OutcomeCatalogue(Collections.unmodifiableMap(measures), Collections.unmodifiableMap(series));
    }

    private AnalysisCatalogue analysis() {
        Map<String, Dimension> dimensions = new TreeMap<>();
        eachOf("dimensions", (file, document) -> {
            Dimension dimension = Dimension.of(document);
            put(dimensions, dimension.id(), dimension, file);
        });
        Map<String, AnalysisTable> tables = new TreeMap<>();
        eachOf("tables", (file, document) -> {
            AnalysisTable table = AnalysisTable.of(document);
            put(tables, table.id(), table, file);
        });
        Map<String, CaseDefinition> cases = new TreeMap<>();
        eachOf("case-definitions", (file, document) -> {
            CaseDefinition one = CaseDefinition.of(document);
            put(cases, one.id(), one, file);
        });
        Map<String, DisclosureRuleSet> disclosure = new TreeMap<>();
        each("disclosure-rules", (file, document) -> {
            DisclosureRuleSet rules = DisclosureRuleSet.of(document);
            put(disclosure, rules.id(), rules, file);
        });
        Map<String, ResearchRuleSet> research = new TreeMap<>();
        each("research-rules", (file, document) -> {
            ResearchRuleSet rules = ResearchRuleSet.of(document);
            put(research, rules.id(), rules, file);
        });
        Map<String, BundleVersion> bundles = new TreeMap<>();
        each("bundles", (file, document) -> {
            BundleVersion version = BundleVersion.of(document);
            put(bundles, Definitions.key(version.bundle(), version.version()), version, file);
        });
        Map<String, LearningRuleSet> learning = new TreeMap<>();
        each("learning-rules", (file, document) -> {
            LearningRuleSet rules = LearningRuleSet.of(document);
            put(learning, rules.id(), rules, file);
        });
        return new AnalysisCatalogue(
                Collections.unmodifiableMap(dimensions),
                Collections.unmodifiableMap(tables),
                Collections.unmodifiableMap(cases),
                Collections.unmodifiableMap(disclosure),
                Collections.unmodifiableMap(research),
                Collections.unmodifiableMap(bundles),
                Collections.unmodifiableMap(learning));
    }

    private void each(String folder, BiConsumer<String, ObjectNode> reader) {
        for (String file : below(folder)) {
            accept(reader, file, yaml.readTree(text(file)));
        }
    }

    private void eachOf(String folder, BiConsumer<String, ObjectNode> reader) {
        for (String file : below(folder)) {
            yaml.readTree(text(file)).forEach(document -> accept(reader, file, document));
        }
    }

    private List<String> below(String folder) {
        return index.required(folder)
                .valueStream()
                .map(JsonNode::asString)
                .filter(name -> !name.equals(RULE_SET))
                .map(name -> file(folder, name))
                .toList();
    }

    private static String file(String folder, String name) {
        return folder + '/' + name + ".yaml";
    }

    private static void accept(BiConsumer<String, ObjectNode> reader, String file, JsonNode document) {
        try {
            reader.accept(file, (ObjectNode) document);
        } catch (RuntimeException unusable) {
            throw new IllegalStateException(file + " is not usable: " + unusable.getMessage(), unusable);
        }
    }

    private static String text(String file) {
        try (InputStream in = DefinitionFiles.class.getResourceAsStream(ROOT + file)) {
            if (in == null) {
                throw new IllegalStateException(ROOT + file + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static <T> void put(Map<String, T> all, String id, T one, String file) {
        if (all.put(id, one) != null) {
            throw new IllegalStateException(file + " defines " + id + " a second time");
        }
    }
}
