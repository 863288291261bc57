package org.npcs.repository.contract.build.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.npcs.repository.contract.build.bundle.ContractVersion;
import org.npcs.repository.contract.build.bundle.Pointers;
import org.npcs.repository.contract.build.bundle.SchemaUse;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Rules on what a schema says about itself. */
final class SchemaRules {

    static final List<LintRule> ALL = List.of(
            new LintRule(
                    "property-description",
                    "A property, unless it is a reference, has a description.",
                    "Google AIP-192",
                    SchemaRules::description),
            new LintRule(
                    "property-example",
                    "A property with a value of its own, so neither a reference nor made of such, has an example.",
                    "digitalocean/openapi property examples",
                    SchemaRules::example),
            new LintRule(
                    "since-present",
                    "An operation and a component schema say in x-since since which version they exist.",
                    "Adyen x-addedInVersion",
                    SchemaRules::since),
            new LintRule(
                    "open-output",
                    "A schema of a response does not close itself with additionalProperties: false.",
                    "Zalando 111",
                    SchemaRules::openOutput),
            new LintRule(
                    "code-is-no-enum",
                    "A property with a published list (x-code-system, x-extensible-enum) has no enum.",
                    "Zalando 107 and 112",
                    SchemaRules::codeIsNoEnum),
            new LintRule(
                    "code-system-exists",
                    "An x-code-system names a published code system: definition/code-systems/{id}.yaml.",
                    "FHIR R4, bindings to published value sets",
                    SchemaRules::codeSystemExists),
            new LintRule(
                    "nullable-form",
                    "A type is one word, or one word and 'null'.",
                    "own measurement: several scalar types give generated Java that does not compile",
                    SchemaRules::nullableForm),
            new LintRule(
                    "no-person-field",
                    "No property and no dictionary element is made to hold a person: no name, contact, birth date or number of one, no worker.",
                    "feature union NEW-15; users PC-9",
                    PersonFields::check));

    private SchemaRules() {}

    private static void description(Subject subject, LintRule.Report report) {
        for (SchemaSite site : subject.schemas()) {
            boolean isNamed = site.isProperty() || site.keyword().equals("schemas");
            if (isNamed
                    && !site.isReference()
                    && Yaml.text(site.schema().get("description")).isBlank()) {
                report.at(site.pointer(), "no description");
            }
        }
    }

    private static void example(Subject subject, LintRule.Report report) {
        for (SchemaSite site : subject.schemas()) {
            Map<String, Object> schema = site.schema();
            boolean isMadeOfOthers = site.isReference()
                    || schema.containsKey("properties")
                    || Yaml.map(schema.get("items")).containsKey("$ref")
                    || Yaml.map(schema.get("items")).containsKey("properties")
                    || Yaml.map(schema.get("additionalProperties")).containsKey("$ref");
            boolean hasExample = schema.containsKey("example") || schema.containsKey("examples");
            if (site.isProperty() && !isMadeOfOthers && !hasExample) {
                report.at(site.pointer(), "no example");
            }
        }
    }

    private static void since(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            since(operation.body(), operation.pointer(), subject, report);
        }
        subject.components("schemas")
                .forEach((name, schema) ->
                        since(Yaml.map(schema), Pointers.child("/components/schemas", name), subject, report));
    }

    private static void since(Map<String, Object> node, String pointer, Subject subject, LintRule.Report report) {
        String since = Yaml.text(node.get("x-since"));
        boolean isKnown = ContractVersion.isVersion(since)
                && ContractVersion.parse(since)
                                .compareTo(
                                        ContractVersion.parse(subject.bundle().version()))
                        <= 0;
        if (!isKnown) {
            report.at(
                    pointer,
                    "x-since \"" + since + "\" (expected: at most "
                            + subject.bundle().version() + ")");
        }
    }

    private static void openOutput(Subject subject, LintRule.Report report) {
        SchemaUse use = SchemaUse.of(subject.bundle().document());
        for (SchemaSite site : subject.schemas()) {
            boolean isClosed = Boolean.FALSE.equals(site.schema().get("additionalProperties"));
            if (isClosed && use.isInResponse(site.pointer())) {
                report.at(site.pointer(), "additionalProperties: false in an answer");
            }
        }
    }

    private static void codeIsNoEnum(Subject subject, LintRule.Report report) {
        for (SchemaSite site : subject.schemas()) {
            Set<String> keys = site.schema().keySet();
            if (keys.contains("enum") && (keys.contains("x-code-system") || keys.contains("x-extensible-enum"))) {
                report.at(site.pointer(), "enum beside a published list");
            }
        }
    }

    private static void codeSystemExists(Subject subject, LintRule.Report report) {
        Set<String> published = subject.tree().referenceData();
        for (SchemaSite site : subject.schemas()) {
            Object id = site.schema().get("x-code-system");
            if (id != null && !published.contains("definition/code-systems/" + id + ".yaml")) {
                report.at(site.pointer(), "x-code-system " + id + " is not published");
            }
        }
    }

    private static void nullableForm(Subject subject, LintRule.Report report) {
        for (SchemaSite site : subject.schemas()) {
            List<Object> types = Yaml.list(site.schema().get("type"));
            if (!types.isEmpty()
                    && !(types.size() == 2 && "null".equals(types.get(1)) && !"null".equals(types.get(0)))) {
                report.at(site.pointer(), "type " + types);
            }
        }
    }
}
