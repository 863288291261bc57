package org.npcs.repository.contract.build.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Rules on the numbered requirements and their trace to operations. */
final class RequirementRules {

    static final List<LintRule> ALL = List.of(
            new LintRule(
                    "requirement-form",
                    "A requirement has id, level, sentence, intent, source and binds, and no unknown member.",
                    "reactive-streams-jvm rule and intent rows",
                    RequirementRules::form),
            new LintRule(
                    "requirement-id",
                    "A requirement id is PREFIX-nnn with the prefix of its noun, and occurs once.",
                    "reactive-streams-jvm rule numbers, never used twice",
                    RequirementRules::id),
            new LintRule(
                    "requirement-sentence",
                    "A requirement is one sentence that ends with a full stop and contains its level in capitals.",
                    "RFC 2119 and RFC 8174; one sentence per id as in reactive-streams-jvm",
                    RequirementRules::sentence),
            new LintRule(
                    "requirement-operations",
                    "The operations of a requirement exist.",
                    "OpenID conformance suite, requirement ids on every check",
                    RequirementRules::operationsExist),
            new LintRule(
                    "requirement-covered",
                    "A MUST names at least one operation, or says why it is untestable.",
                    "reactive-streams-jvm untested rules, which say why",
                    RequirementRules::covered),
            new LintRule(
                    "requirements-exist",
                    "The ids in x-requirements exist.",
                    "OpenID conformance suite, requirement ids on every check",
                    RequirementRules::idsExist),
            new LintRule(
                    "operation-has-requirement",
                    "An operation names at least one requirement.",
                    "OpenID conformance suite, requirement ids on every check",
                    RequirementRules::operationHasRequirement));

    private static final Set<String> MANDATORY = Set.of("id", "level", "sentence", "intent", "source", "binds");

    private static final Set<String> KNOWN = Set.of(
            "id", "level", "sentence", "intent", "source", "binds", "operations", "untestable", "since", "withdrawn");

    /** A noun may own more than one prefix: those of the foundations live with the platform. */
    private static final Map<String, Set<String>> PREFIXES = Map.ofEntries(
            Map.entry("platform", Set.of("PLT", "SEC")),
            Map.entry("membership", Set.of("MEM")),
            Map.entry("definition", Set.of("DEF")),
            Map.entry("incident", Set.of("INC")),
            Map.entry("review", Set.of("REV")),
            Map.entry("exchange", Set.of("EXC")),
            Map.entry("sharing", Set.of("SHR")),
            Map.entry("audit", Set.of("AUD")),
            Map.entry("analytics", Set.of("ANA")),
            Map.entry("notice", Set.of("NTC")),
            Map.entry("outcome", Set.of("OUT")),
            Map.entry("support", Set.of("SUP")),
            Map.entry("culture", Set.of("CUL")),
            Map.entry("improvement", Set.of("IMP")),
            Map.entry("governance", Set.of("GVN")));

    private static final Pattern SECOND_SENTENCE = Pattern.compile("[.!?]\\s+[A-Z`]");

    private RequirementRules() {}

    @FunctionalInterface
    private interface Visitor {
        void visit(String folder, Map<String, Object> requirement, String place);
    }

    private static void each(Subject subject, Visitor visitor) {
        subject.tree()
                .requirements()
                .forEach((folder, list) -> list.forEach(item -> {
                    Map<String, Object> requirement = Yaml.map(item);
                    visitor.visit(folder, requirement, folder + "/requirements.yaml " + requirement.get("id"));
                }));
    }

    private static void form(Subject subject, LintRule.Report report) {
        each(subject, (folder, requirement, place) -> {
            MANDATORY.stream()
                    .filter(key -> Yaml.text(requirement.get(key)).isBlank())
                    .sorted()
                    .forEach(key -> report.at(place, "no " + key));
            requirement.keySet().stream()
                    .filter(key -> !KNOWN.contains(key))
                    .forEach(key -> report.at(place, "unknown member " + key));
            if (!List.of("server", "client", "both").contains(Yaml.text(requirement.get("binds")))) {
                report.at(place, "binds " + requirement.get("binds") + " (expected: server, client or both)");
            }
        });
    }

    private static void id(Subject subject, LintRule.Report report) {
        Set<String> seen = new HashSet<>();
        each(subject, (folder, requirement, place) -> {
            String id = Yaml.text(requirement.get("id"));
            Set<String> prefixes = PREFIXES.getOrDefault(folder, Set.of(folder.toUpperCase(Locale.ROOT)));
            if (!id.matches("[A-Z]+-\\d{3}") || !prefixes.contains(id.split("-")[0])) {
                report.at(place, "id " + id + " (expected: prefix " + prefixes + ")");
            }
            if (!seen.add(id)) {
                report.at(place, "id occurs twice");
            }
        });
    }

    private static void sentence(Subject subject, LintRule.Report report) {
        each(subject, (folder, requirement, place) -> {
            String sentence = Yaml.text(requirement.get("sentence"));
            String level = Yaml.text(requirement.get("level"));
            boolean isLevel = List.of("MUST", "SHOULD", "MAY").contains(level);
            if (!isLevel || !sentence.matches("(?s).*\\b" + level + "\\b.*")) {
                report.at(place, "level " + level + " is unknown or not in the sentence");
            }
            if (!sentence.endsWith(".") || SECOND_SENTENCE.matcher(sentence).find()) {
                report.at(place, "not exactly one sentence");
            }
        });
    }

    private static void operationsExist(Subject subject, LintRule.Report report) {
        Set<String> ids = subject.operationIds();
        each(subject, (folder, requirement, place) -> Yaml.list(requirement.get("operations")).stream()
                .filter(operation -> !ids.contains(Yaml.text(operation)))
                .forEach(operation -> report.at(place, "operation " + operation + " does not exist")));
    }

    private static void covered(Subject subject, LintRule.Report report) {
        each(subject, (folder, requirement, place) -> {
            boolean isNamed = !Yaml.list(requirement.get("operations")).isEmpty();
            boolean isExplained = !Yaml.text(requirement.get("untestable")).isBlank();
            if ("MUST".equals(requirement.get("level")) && !isNamed && !isExplained) {
                report.at(place, "neither operations nor untestable");
            }
        });
    }

    private static void idsExist(Subject subject, LintRule.Report report) {
        Set<String> known = subject.tree().requirements().values().stream()
                .flatMap(List::stream)
                .map(requirement -> Yaml.text(Yaml.map(requirement).get("id")))
                .collect(Collectors.toSet());
        Map<String, List<Object>> named = new HashMap<>();
        subject.operations()
                .forEach(o -> named.put(o.pointer(), Yaml.list(o.body().get("x-requirements"))));
        subject.schemas()
                .forEach(s -> named.put(s.pointer(), Yaml.list(s.schema().get("x-requirements"))));
        named.forEach((pointer, ids) -> ids.stream()
                .filter(id -> !known.contains(Yaml.text(id)))
                .forEach(id -> report.at(pointer, "requirement " + id + " does not exist")));
    }

    private static void operationHasRequirement(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            if (Yaml.list(operation.body().get("x-requirements")).isEmpty()) {
                report.at(operation.pointer(), operation.id() + " has no x-requirements");
            }
        }
    }
}
