package org.npcs.repository.server.governance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.VersionedRules;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.node.ObjectNode;

/** The versions of published rules that a decision can bring into force, by the kind of what is activated. */
final class PublishedVersions {

    private static final String RULE_SET = "rule-set";
    private static final String AGREEMENT_POLICY = "agreement-policy";

    static final Set<String> KINDS = Set.of(RULE_SET, AGREEMENT_POLICY);

    private PublishedVersions() {}

    /** A finding for each version that a proposal activates and that is not published. */
    static List<Finding> unknown(ObjectNode proposal) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < proposal.path("activates").size(); i++) {
            var one = proposal.path("activates").path(i);
            var known = of(one.path("kind").asString(""));
            if (!known.isEmpty() && !known.contains(one.path("reference").asString(""))) {
                findings.add(GovernanceRules.finding("GOV-R-062", "/activates/" + i + "/reference", known));
            }
        }
        return findings;
    }

    /** References of a kind; empty for kinds of things that are not published. */
    private static List<String> of(String kind) {
        var published = Definitions.published();
        return switch (kind) {
            case RULE_SET ->
                Stream.concat(
                                references(
                                        "disclosure-rules", published.analysis().disclosureRules()),
                                references(
                                        "research-rules", published.analysis().researchRules()))
                        .toList();
            case AGREEMENT_POLICY ->
                references("agreement-policies", published.agreementPolicies()).toList();
            default -> List.of();
        };
    }

    private static Stream<String> references(String list, Collection<? extends VersionedRules> versions) {
        return versions.stream().map(version -> list + '/' + version.id());
    }
}
