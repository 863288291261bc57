package org.npcs.repository.server.sharing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The one decision: never above the agreement, never above the choice, and closed where one of them is silent. */
class AccessPolicyTests {

    private static final int DRAWS = 300;

    @Test
    void nobodySeesMoreThanTheAgreementAllowsOrTheOwnerChose() {
        var drawn = new Drawn(1);
        for (int i = 0; i < DRAWS; i++) {
            var policy = new AccessPolicy(drawn.terms(), drawn.choices(), 1);
            for (ShareableElement element : Drawn.ELEMENTS) {
                for (Audience audience : Audience.values()) {
                    var seen = policy.decide(element.id(), audience, "quality-improvement");
                    assertThat(justified(policy, element, audience, seen.detail()))
                            .as("%s for %s", element.id(), audience)
                            .isTrue();
                }
            }
        }
    }

    /** Whether an audience that it belongs to is allowed that much and was chosen for it. */
    private static boolean justified(AccessPolicy policy, ShareableElement element, Audience audience, Detail seen) {
        return seen.level() == Level.NONE
                || audience.belongsTo().stream().anyMatch(wider -> {
                    var ceiling = java.util.Objects.requireNonNull(policy.terms())
                            .ceiling(element.id(), wider)
                            .map(Terms.Ceiling::detail)
                            .orElse(Detail.NONE);
                    var choice = policy.choices()
                            .of(element.id(), wider)
                            .map(Choices.Choice::detail)
                            .orElse(Detail.NONE);
                    return seen.atMost(ceiling) && seen.atMost(choice);
                });
    }

    @Test
    void aPurposeThatIsNotCoveredOpensNothing() {
        var drawn = new Drawn(2);
        for (int i = 0; i < DRAWS; i++) {
            var policy = new AccessPolicy(drawn.terms(), drawn.choices(), 1);
            var decision = policy.decide(drawn.element().id(), drawn.audience(), "research");
            assertThat(decision.detail()).isEqualTo(Detail.NONE);
            assertThat(decision.reason()).isEqualTo(Reason.PURPOSE_NOT_COVERED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUSPENDED", "NOT_IN_FORCE", "NO_AGREEMENT"})
    void anAgreementThatDoesNotStandOpensNothing(String standing) {
        var drawn = new Drawn(3);
        for (int i = 0; i < DRAWS; i++) {
            var open = drawn.terms();
            var closed = new Terms(
                    open.number(),
                    Optional.of(Reason.valueOf(standing)),
                    open.purposes(),
                    open.ceilings(),
                    open.since());
            var decision = new AccessPolicy(closed, drawn.choices(), 1)
                    .decide(drawn.element().id(), drawn.audience(), "quality-improvement");
            assertThat(decision.detail()).isEqualTo(Detail.NONE);
            assertThat(decision.reason().name()).isEqualTo(standing);
        }
    }

    @Test
    void whatIsClosedCountsAtOnceAndWhatIsOpenedDoesNot() {
        var drawn = new Drawn(4);
        for (int i = 0; i < DRAWS; i++) {
            var before = drawn.choices();
            var wanted = drawn.choices();
            var effective = before.closedBy(wanted);
            for (ShareableElement element : Drawn.ELEMENTS) {
                for (Audience audience : Audience.values()) {
                    var now = detail(effective, element, audience);
                    assertThat(now.atMost(detail(before, element, audience))).isTrue();
                    assertThat(now.atMost(detail(wanted, element, audience))).isTrue();
                }
            }
            assertThat(effective.differences(wanted))
                    .allSatisfy(
                            open -> assertThat(open.from().atMost(open.to())).isTrue());
            assertThat(effective.replacedBy(wanted).differences(wanted)).isEmpty();
        }
    }

    @Test
    void choicesAreReadAsTheyWereWritten() {
        var drawn = new Drawn(5);
        for (int i = 0; i < DRAWS; i++) {
            var choices = drawn.choices();
            assertThat(Choices.ofText(choices.text()).text()).isEqualTo(choices.text());
            assertThat(Choices.ofProfile(choices.profile(), Drawn.AT).text()).isEqualTo(choices.text());
        }
    }

    @Test
    void aCoarseningThatDoesNotFitOpensCountsOnly() {
        var agreement = JsonMapper.builder().build().readTree("""
                {"purposes": ["quality-improvement"], "terms": [{"clause": "1", "elements": ["incident"],
                 "audience": "members", "level": "coarsened", "coarsening": "quarter"}]}
                """);
        var terms = Terms.of("1", Optional.empty(), agreement, Drawn.AT);
        assertThat(terms.ceiling("incident.eventDate", Audience.MEMBERS)
                        .orElseThrow()
                        .detail())
                .isEqualTo(new Detail(Level.COARSENED, Coarsening.QUARTER));
        assertThat(terms.ceiling("incident.child.sex", Audience.MEMBERS)
                        .orElseThrow()
                        .detail())
                .isEqualTo(new Detail(Level.AGGREGATE, null));
    }

    private static Detail detail(Choices choices, ShareableElement element, Audience audience) {
        return choices.of(element.id(), audience).map(Choices.Choice::detail).orElse(Detail.NONE);
    }
}
