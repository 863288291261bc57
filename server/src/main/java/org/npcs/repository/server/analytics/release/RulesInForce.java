package org.npcs.repository.server.analytics.release;

import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.DisclosureRuleSet;
import org.npcs.repository.contract.definition.ResearchRuleSet;
import org.npcs.repository.server.analytics.disclosure.DisclosureRules;
import org.npcs.repository.server.governance.Activations;
import org.npcs.repository.server.governance.VersionStanding;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The published rules of disclosure control and of research extracts, and which of them are in force: decisions of the Executive
 * Committee bring a version into force. What was begun under a version keeps to it.
 */
@Component
public final class RulesInForce {

    private static final String DISCLOSURE = "disclosure-rules";
    private static final String RESEARCH = "research-rules";

    private final Activations activations;

    RulesInForce(Activations activations) {
        this.activations = activations;
    }

    /** Where all versions of the rules of disclosure control stand today, the oldest first. */
    public Mono<List<VersionStanding<DisclosureRuleSet>>> disclosure() {
        return activations.standings(
                DISCLOSURE, Definitions.published().analysis().disclosureRules());
    }

    /** Where all versions of the rules of research extracts stand today, the oldest first. */
    public Mono<List<VersionStanding<ResearchRuleSet>>> research() {
        return activations.standings(
                RESEARCH, Definitions.published().analysis().researchRules());
    }

    /** The rules of disclosure control that are in force today. */
    public Mono<DisclosureRuleSet> disclosureToday() {
        return activations
                .inForce(DISCLOSURE, Definitions.published().analysis().disclosureRules())
                .map(VersionStanding::version);
    }

    /** The rules of research extracts that are in force today. */
    public Mono<ResearchRuleSet> researchToday() {
        return activations
                .inForce(RESEARCH, Definitions.published().analysis().researchRules())
                .map(VersionStanding::version);
    }

    /** The rules that are in force while no decision says otherwise, as numbers for the control. */
    public static DisclosureRules asPublished() {
        return numbers(Definitions.published().analysis().rulesInForce());
    }

    /** The rules of a version as numbers for the control. */
    static DisclosureRules numbers(String id) {
        return Definitions.published().analysis().disclosureRules().stream()
                .filter(set -> set.id().equals(id))
                .findFirst()
                .map(RulesInForce::numbers)
                .orElseThrow();
    }

    /** Rules as numbers for the control; their version is their identifier. */
    public static DisclosureRules numbers(DisclosureRuleSet set) {
        return new DisclosureRules(
                set.id(),
                set.number("hiddenUpTo"),
                set.number("otherContributors"),
                set.share("largestShare"),
                set.number("rangeWidth"),
                set.number("leastInterval"),
                set.number("doublings"),
                set.number("rounds"),
                set.number("coalition"),
                set.number("revisionRecords"),
                set.number("revisionMembers"));
    }
}
