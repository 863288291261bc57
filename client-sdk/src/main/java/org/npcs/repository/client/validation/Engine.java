package org.npcs.repository.client.validation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.model.InstrumentVersion;
import org.npcs.repository.client.model.ValidationReport;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.json.InvalidJsonException;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContentValidator;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.contract.validation.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps everything of the contract's engine in one class, so that nothing else needs it to load. */
final class Engine {

    private final ContentValidator validator;

    private Engine(ContentValidator validator) {
        this.validator = validator;
    }

    static Engine load() {
        return new Engine(ContentValidator.published());
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

    private static CheckContext context(LocalDate today, OfflineValidator.Step step, boolean lenient) {
        Tier tier = step == OfflineValidator.Step.FINAL ? Tier.FINAL : Tier.ACCEPT;
        return CheckContext.of(today, tier).withUnknownMembersTolerated(lenient);
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
