package org.npcs.repository.client.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.model.Finding;
import org.npcs.repository.client.model.InstrumentVersion;
import org.npcs.repository.client.model.ValidationReport;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.json.InvalidJsonException;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.contract.measure.ObservationCheck;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContentValidator;
import org.npcs.repository.contract.validation.ContractSchemas;
import org.npcs.repository.contract.validation.JurisdictionProfile;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.contract.validation.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Keeps everything of the contract's engine in one class, so that nothing else needs it to load. */
final class Engine {

    private final ContentValidator validator;
    private final LocalRules local;

    private Engine(ContentValidator validator, LocalRules local) {
        this.validator = validator;
        this.local = local;
    }

    static Engine load() {
        return new Engine(ContentValidator.published(), LocalRules.NONE);
    }

    /** The same engine under what a jurisdiction adds to the rules. */
    Engine under(String jurisdiction, byte[] profile) {
        return new Engine(validator, JurisdictionProfile.rules(jurisdiction, parse(profile)));
    }

    String ruleSetVersion() {
        return Definitions.published().ruleSetVersion();
    }

    ValidationReport incident(byte[] json, LocalDate today, OfflineValidator.Step step, boolean lenient) {
        return report(validator.check(Subject.INCIDENT, parse(json), context(today, step, lenient)));
    }

    ValidationReport review(
            byte[] json,
            LocalDate today,
            OfflineValidator.Step step,
            boolean lenient,
            @Nullable InstrumentVersion instrument,
            byte @Nullable [] incident) {
        JsonNode content = parse(json);
        CheckContext context = context(today, step, lenient)
                .withInstrument(instrument(content, instrument))
                .withIncident(incident == null ? null : parse(incident));
        return report(validator.check(Subject.REVIEW, content, context));
    }

    ValidationReport observation(String measure, byte[] json, @Nullable LocalDate periodEnd, LocalDate today) {
        return report(new Verdict(
                Tier.ACCEPT,
                ObservationCheck.check(measure, parse(json), periodEnd, today),
                List.of(),
                ruleSetVersion()));
    }

    /**
     * What is said of one record of a submission.
     *
     * @param accepted whether it would be taken
     * @param findings breaches
     * @param codes for each finding the code that no list has, or empty
     */
    record Judged(boolean accepted, List<Finding> findings, List<String> codes) {}

    /** Judges a record as the repository does on intake: text, envelope, noun, then the rules of the noun. */
    Judged record(byte @Nullable [] json, LocalDate today, boolean lenient) {
        if (json == null) {
            return refused("body-too-large");
        }
        JsonNode record;
        try {
            record = StrictJson.nfc(StrictJson.parse(json));
        } catch (InvalidJsonException e) {
            return refused("malformed-json");
        }
        CheckContext context = context(today, OfflineValidator.Step.ACCEPT, lenient);
        List<org.npcs.repository.contract.validation.Finding> envelope =
                ContractSchemas.published().check("SubmissionRecord", record, CheckContext.of(today, Tier.ACCEPT));
        if (!envelope.isEmpty()) {
            return judged(false, record, envelope);
        }
        String noun = record.path("noun").asString("");
        JsonNode content = record.path("content");
        for (Subject subject : Subject.values()) {
            if (subject.code().equals(noun)) {
                Verdict verdict = validator.check(subject, content, context);
                return judged(verdict.accepted(), content, verdict.findings());
            }
        }
        return new Judged(false, List.of(strangeNoun()), List.of(noun));
    }

    private static Judged judged(
            boolean accepted, JsonNode document, List<org.npcs.repository.contract.validation.Finding> findings) {
        List<Finding> models = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (org.npcs.repository.contract.validation.Finding finding : findings) {
            models.add(Finding.fromJson(finding.toJson().toString().getBytes(StandardCharsets.UTF_8)));
            boolean unmapped = finding.rule().startsWith("STR-CODE") && finding.severity() != Severity.WARNING;
            codes.add(unmapped ? document.at(finding.pointer()).asString("") : "");
        }
        return new Judged(accepted, models, codes);
    }

    private static Finding strangeNoun() {
        Rule rule = Definitions.published().rule("STR-CODE").orElseThrow();
        return finding(rule.id(), "/noun", rule.message(), rule.fix(), rule.page());
    }

    private static Judged refused(String code) {
        for (JsonNode problem : Problems.ALL) {
            if (problem.path("code").asString("").equals(code)) {
                Finding finding = finding(
                        code,
                        "",
                        problem.path("title").asString(""),
                        problem.path("fix").asString(""),
                        "/v1/errors/" + code);
                return new Judged(false, List.of(finding), List.of(""));
            }
        }
        throw new IllegalStateException("the catalogue lacks " + code);
    }

    private static Finding finding(String rule, String pointer, String message, String fix, String page) {
        return Finding.builder()
                .rule(rule)
                .version("1")
                .severity("error")
                .tier("accept")
                .findingClass("invalid")
                .origin("conversion")
                .pointer(pointer)
                .message(message)
                .fix(fix)
                .page(page)
                .build();
    }

    /** The catalogue of problems, read on first use. */
    private static final class Problems {

        private static final JsonNode ALL = load();

        private static JsonNode load() {
            try (InputStream in = Contract.errors()) {
                JsonNode catalogue = new YAMLMapper().readTree(in);
                return catalogue.isArray() ? catalogue : catalogue.iterator().next();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static org.npcs.repository.contract.definition.@Nullable InstrumentVersion instrument(
            JsonNode content, @Nullable InstrumentVersion given) {
        if (given != null) {
            return org.npcs.repository.contract.definition.InstrumentVersion.of(StrictJson.parse(given.toJson()));
        }
        return Definitions.published()
                .instrumentVersion(
                        content.path("instrument").asString(""),
                        content.path("instrumentVersion").asString(""))
                .orElse(null);
    }

    private CheckContext context(LocalDate today, OfflineValidator.Step step, boolean lenient) {
        Tier tier = step == OfflineValidator.Step.FINAL ? Tier.FINAL : Tier.ACCEPT;
        return CheckContext.of(today, tier).withLocalRules(local).withUnknownMembersTolerated(lenient);
    }

    private static JsonNode parse(byte[] json) {
        try {
            // The same reader and the same Unicode form as at the door of the repository.
            return StrictJson.nfc(StrictJson.parse(json));
        } catch (InvalidJsonException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    private static ValidationReport report(Verdict verdict) {
        ObjectNode json = verdict.toJson();
        json.put("contractVersion", Contract.version());
        return ValidationReport.fromJson(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
