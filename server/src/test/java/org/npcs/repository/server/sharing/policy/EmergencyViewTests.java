package org.npcs.repository.server.sharing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EmergencyViewTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final EmergencyView nothingShared = new EmergencyView(new AccessPolicy(null, Choices.NONE, 0));

    @Test
    void everyElementIsAtMostWhatTheStewardMaySee() {
        for (ShareableElement element : ShareableElements.published().all()) {
            var seen = nothingShared.of(element.id());
            switch (element.kind()) {
                case DATE -> assertThat(seen.level()).as(element.id()).isNotEqualTo(Level.FULL);
                case AGE -> assertThat(seen.coarsening()).as(element.id()).isEqualTo(Coarsening.AGE_BAND);
                default -> {}
            }
            if (element.id().toLowerCase(Locale.ROOT).endsWith("key")) {
                assertThat(seen).as(element.id()).isEqualTo(Detail.NONE);
            }
        }
        assertThat(nothingShared.of("incident.shoeSize")).isEqualTo(Detail.NONE);
    }

    @Test
    void whatIsSealedIsNeverSeenWhateverIsShared() {
        var everything = new EmergencyView(everythingShared());
        for (Element element : Definitions.published().elements()) {
            if (element.sealed()) {
                assertThat(everything.of(element.id())).as(element.id()).isEqualTo(Detail.NONE);
            }
        }
        assertThat(everything.of("incident.localKey")).isEqualTo(Detail.NONE);
        assertThat(everything.of("review.ratings.rater")).isEqualTo(Detail.NONE);
        assertThat(everything.of("incident.eventDate"))
                .as("the owner shares the day with the steward")
                .isEqualTo(Detail.FULL);
        assertThat(nothingShared.of("incident.eventDate").coarsening()).isEqualTo(Coarsening.MONTH);
    }

    @Test
    void whatIsSeenIsListedForTheAccount() {
        assertThat(nothingShared.open(Subject.REVIEW))
                .contains("review.ratings.value", "review.opportunities.theme")
                .doesNotContain("review.lesson", "review.incidentLocalKey")
                .allMatch(id -> id.startsWith("review."));
    }

    private static AccessPolicy everythingShared() {
        var agreement = JSON.readTree("{\"purposes\":[\"quality-improvement\"],\"terms\":[{\"clause\":\"1\","
                + "\"elements\":[\"incident\",\"review\"],\"audience\":\"steward\",\"level\":\"full\"}]}");
        var profile = (ObjectNode)
                JSON.readTree("{\"choices\":[{\"elements\":[],\"audience\":\"steward\",\"level\":\"full\"}]}");
        var elements = profile.withArray("/choices/0/elements");
        ShareableElements.published().all().forEach(element -> elements.add(element.id()));
        return new AccessPolicy(
                Terms.of("1", Optional.empty(), agreement, Instant.EPOCH),
                Choices.ofProfile(profile, Instant.EPOCH),
                1);
    }
}
