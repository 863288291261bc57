package org.npcs.repository.server.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.InstrumentVersion;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContentValidator;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.contract.validation.Verdict;
import org.npcs.repository.server.definition.Instruments;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The published rules, applied to reviews with the instrument version and the incident that they name. */
final class ReviewRules {

    private final ContentValidator validator = ContentValidator.published();
    private final Instruments instruments;
    private final RepositoryClock clock;

    ReviewRules(Instruments instruments, RepositoryClock clock) {
        this.instruments = instruments;
        this.clock = clock;
    }

    Mono<Verdict> verdict(JsonNode content, @Nullable JsonNode incident, Tier tier, LocalRules local, boolean lenient) {
        return instrument(content)
                .map(version -> judge(content, version, incident, tier, local, lenient))
                .switchIfEmpty(Mono.fromSupplier(() -> judge(content, null, incident, tier, local, lenient)));
    }

    /** The warnings of an acceptable content. */
    Mono<List<ObjectNode>> require(
            JsonNode content, @Nullable JsonNode incident, Tier tier, LocalRules local, boolean lenient) {
        return verdict(content, incident, tier, local, lenient).map(verdict -> {
            if (!verdict.accepted()) {
                throw ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(verdict.findings()));
            }
            return verdict.previewed().warnings().stream().map(Finding::toJson).toList();
        });
    }

    /** The instrument version that a content names, or empty. */
    Mono<InstrumentVersion> instrument(JsonNode content) {
        var instrument = content.path("instrument").asString("");
        var version = content.path("instrumentVersion").asString("");
        return instrument.isEmpty() || version.isEmpty() ? Mono.empty() : instruments.find(instrument, version);
    }

    private Verdict judge(
            JsonNode content,
            @Nullable InstrumentVersion instrument,
            @Nullable JsonNode incident,
            Tier tier,
            LocalRules local,
            boolean lenient) {
        var context = CheckContext.of(clock.today(), tier)
                .withInstrument(instrument)
                .withIncident(incident)
                .withLocalRules(local)
                .withUnknownMembersTolerated(lenient);
        return validator.check(Subject.REVIEW, content, context);
    }
}
