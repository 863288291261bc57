package org.npcs.repository.contract.build.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.npcs.repository.contract.build.bundle.Position;

/** The portable subset: keywords that some generator, gateway or validator reads wrongly, and our own that all must know. */
final class KeywordRules {

    private record Banned(String rule, Set<String> keywords, String source) {}

    private static final List<Banned> BANNED = List.of(
            new Banned("no-one-of", Set.of("oneOf"), "openapi-generator#24959"),
            new Banned("no-any-of", Set.of("anyOf"), "own: one flat type with a kind, which every generator reads"),
            new Banned("no-all-of", Set.of("allOf"), "own: one flat type, no composition in resources"),
            new Banned("no-discriminator", Set.of("discriminator"), "openapi-generator#22177"),
            new Banned("no-prefix-items", Set.of("prefixItems"), "own: no generator in use reads them"),
            new Banned(
                    "no-if-then",
                    Set.of("if", "then", "else"),
                    "own: rules across members are published data, not schema"),
            new Banned(
                    "no-unevaluated",
                    Set.of("unevaluatedProperties", "unevaluatedItems"),
                    "Zalando 111; inputs are closed by the server"),
            new Banned(
                    "no-dynamic-ref",
                    Set.of("$dynamicRef", "$dynamicAnchor", "$recursiveRef"),
                    "own: no generator in use reads them"),
            new Banned(
                    "no-unique-items",
                    Set.of("uniqueItems"),
                    "own: becomes a Set, which merges duplicates before anyone can refuse them"),
            new Banned(
                    "no-untranslatable",
                    Set.of(
                            "not",
                            "patternProperties",
                            "propertyNames",
                            "dependentRequired",
                            "dependentSchemas",
                            "contains"),
                    "own: the 3.0 form cannot express them"));

    static final List<LintRule> ALL = rules();

    private KeywordRules() {}

    private static List<LintRule> rules() {
        List<LintRule> rules = new ArrayList<>();
        for (Banned banned : BANNED) {
            rules.add(new LintRule(
                    banned.rule(),
                    "A schema does not use "
                            + String.join(
                                    ", ", banned.keywords().stream().sorted().toList()) + ".",
                    banned.source(),
                    (subject, report) -> keywords(subject, banned.keywords(), report)));
        }
        rules.add(new LintRule(
                "extension-known",
                "Each x- keyword is in the table of extensions with its consumer.",
                "Plaid, table of extensions with consumers",
                KeywordRules::extensionKnown));
        return rules;
    }

    /** Whether another rule already tells the author about a keyword outside the subset. */
    static boolean isOutsideSubset(Subject subject) {
        return BANNED.stream()
                .flatMap(banned -> banned.keywords().stream())
                .anyMatch(keyword -> subject.schemas().stream()
                        .anyMatch(site -> site.schema().containsKey(keyword)));
    }

    private static void keywords(Subject subject, Set<String> banned, LintRule.Report report) {
        for (SchemaSite site : subject.schemas()) {
            site.schema().keySet().stream().filter(banned::contains).forEach(key -> report.at(site.pointer(), key));
        }
    }

    private static void extensionKnown(Subject subject, LintRule.Report report) {
        SchemaWalk.keywords(subject.bundle().document(), "", Position.OBJECT, (keyword, value, pointer) -> {
            if (keyword.startsWith("x-") && !ExtensionKeyword.names().contains(keyword)) {
                report.at(pointer, keyword);
            }
        });
    }
}
