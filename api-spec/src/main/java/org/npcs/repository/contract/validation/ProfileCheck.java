package org.npcs.repository.contract.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.npcs.repository.contract.definition.CodeSystem;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.JsonNode;

/** Judges the profile of a jurisdiction before it may judge records. */
public final class ProfileCheck {

    private static final String SCHEMA = "JurisdictionProfile";

    private final Definitions published = Definitions.published();
    private final List<Finding> findings = new ArrayList<>();
    private final String jurisdiction;
    private final JsonNode profile;
    private final CheckContext context;

    private ProfileCheck(String jurisdiction, JsonNode profile, CheckContext context) {
        this.jurisdiction = jurisdiction;
        this.profile = profile;
        this.context = context;
    }

    /**
     * Checks a profile against its schema and for what a schema cannot say: what it names is published, no severity is
     * lowered, its rules compile and judge their own cases as stated.
     *
     * @return all faults; when there is none, {@link JurisdictionProfile#rules} compiles the profile
     */
    public static List<Finding> check(String jurisdiction, JsonNode profile, CheckContext context) {
        ProfileCheck check = new ProfileCheck(jurisdiction, profile, context);
        check.findings.addAll(ContractSchemas.published().check(SCHEMA, profile, context));
        if (check.findings.isEmpty()) {
            check.elements("requiredElements");
            check.elements("notPermittedElements");
            check.contradictions();
            check.codes();
            check.severities();
            check.rules();
        }
        check.findings.sort(Finding.ORDER);
        return List.copyOf(check.findings);
    }

    private void elements(String member) {
        JsonNode ids = profile.path(member);
        for (int i = 0; i < ids.size(); i++) {
            if (published.element(ids.get(i).asString()).isEmpty()) {
                report("STR-REFERENCE", "/" + member + "/" + i);
            }
        }
    }

    /** What must be given cannot be forbidden, and what may not be absent as not permitted neither. */
    private void contradictions() {
        Set<String> required = new HashSet<>();
        profile.path("requiredElements").forEach(id -> required.add(id.asString()));
        JsonNode forbidden = profile.path("notPermittedElements");
        for (int i = 0; i < forbidden.size(); i++) {
            String id = forbidden.get(i).asString();
            boolean indispensable = published
                    .element(id)
                    .map(element -> !element.allowedAbsence().contains("not-permitted"))
                    .orElse(false);
            if (indispensable || required.contains(id)) {
                report("PRF-CONFLICT", "/notPermittedElements/" + i);
            }
        }
    }

    private void codes() {
        JsonNode entries = profile.path("permittedCodes");
        for (int i = 0; i < entries.size(); i++) {
            String at = "/permittedCodes/" + i;
            CodeSystem system = published
                    .element(entries.get(i).path("element").asString())
                    .map(Element::codeSystem)
                    .flatMap(published::codeSystem)
                    .orElse(null);
            if (system == null) {
                report("STR-REFERENCE", at + "/element");
                continue;
            }
            JsonNode codes = entries.get(i).path("codes");
            for (int j = 0; j < codes.size(); j++) {
                if (system.find(codes.get(j).asString()).isEmpty()) {
                    report("STR-REFERENCE", at + "/codes/" + j);
                }
            }
        }
    }

    private void severities() {
        JsonNode entries = profile.path("severities");
        for (int i = 0; i < entries.size(); i++) {
            Rule rule = published.rule(entries.get(i).path("rule").asString()).orElse(null);
            if (rule == null) {
                report("STR-REFERENCE", "/severities/" + i + "/rule");
            } else if (Severity.of(entries.get(i).path("severity").asString()).compareTo(rule.severity()) < 0) {
                report("PRF-LOWERED", "/severities/" + i + "/severity");
            }
        }
    }

    private void rules() {
        JsonNode rules = profile.path("rules");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            String id = rules.get(i).path("id").asString();
            if (!id.startsWith(jurisdiction + "-R-") || !ids.add(id)) {
                report("PRF-RULE-ID", "/rules/" + i + "/id");
            } else {
                rule(rules.get(i), "/rules/" + i);
            }
        }
    }

    private void rule(JsonNode document, String at) {
        LocalRules compiled;
        Rule rule;
        try {
            rule = JurisdictionProfile.rule(document, LocalDate.EPOCH.toString());
            compiled = LocalRules.of(List.of(rule), Map.of());
        } catch (RuntimeException doesNotCompile) {
            report("PRF-EXPRESSION", at + "/assert");
            return;
        }
        cases(document.path("pass"), at + "/pass/", false, rule, compiled);
        cases(document.path("fail"), at + "/fail/", true, rule, compiled);
    }

    private void cases(JsonNode cases, String at, boolean broken, Rule rule, LocalRules compiled) {
        Tier tier = Tier.valueOf(rule.tier().code().toUpperCase(java.util.Locale.ROOT));
        for (int i = 0; i < cases.size(); i++) {
            JsonNode incident = cases.get(i).path("context").get("incident");
            CheckContext judged = CheckContext.of(context.today(), tier)
                    .withIncident(incident)
                    .withLocalRules(compiled);
            Subject subject = java.util.Objects.requireNonNull(rule.subject());
            boolean found =
                    ContentValidator.published()
                            .check(subject, cases.get(i).path("content"), judged)
                            .findings()
                            .stream()
                            .anyMatch(finding -> finding.rule().equals(rule.id()));
            if (found != broken) {
                report("PRF-CASE", at + i);
            }
        }
    }

    private void report(String id, String pointer) {
        findings.add(Finding.of(published.rule(id).orElseThrow(), pointer, List.of()));
    }
}
