package org.npcs.repository.sandbox.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContentValidator;
import org.npcs.repository.contract.validation.Tier;
import tools.jackson.databind.JsonNode;

/** The published rules find nothing wrong with what is invented, at any step of its life. */
class ValidHistoryTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private final ContentValidator validator = ContentValidator.published();
    private final AtomicInteger judged = new AtomicInteger();

    @Test
    void everyVersionOfEveryRecordIsAcceptable() {
        for (Contributor member : Contributor.ALL) {
            InventedHistory.of(HistorySize.SMALL).each(member, one -> {
                one.incident().forEach(this::incident);
                one.review().forEach(version -> review(version, one.current().content()));
            });
        }
        assertThat(judged.get()).isGreaterThan(2_000);
    }

    private void incident(Version version) {
        accepted(
                Subject.INCIDENT,
                version,
                CheckContext.of(DAY, version.state().equals("finalised") ? Tier.FINAL : Tier.ACCEPT));
    }

    private void review(Version version, JsonNode incident) {
        var tier = List.of("submitted", "finalised").contains(version.state()) ? Tier.FINAL : Tier.ACCEPT;
        accepted(Subject.REVIEW, version, CheckContext.of(DAY, tier).withIncident(incident));
    }

    private void accepted(Subject subject, Version version, CheckContext context) {
        var verdict = validator.check(subject, version.content(), context);
        assertThat(verdict.accepted())
                .as("%s: %s", version.naturalKey(), verdict.findings())
                .isTrue();
        judged.incrementAndGet();
    }

    @Test
    void nothingThatIsKeptSealedIsInvented() {
        for (Contributor member : Contributor.ALL) {
            InventedHistory.of(HistorySize.SMALL).each(member, one -> {
                var incident = one.current().content();
                assertThat(incident.has("county")).isFalse();
                assertThat(incident.has("publicNoticeDate")).isFalse();
                assertThat(incident.path("child").has("ageDays")).isFalse();
                one.review().forEach(version -> assertThat(version.content().toString())
                        .doesNotContain("\"text\"", "\"lesson\""));
            });
        }
    }
}
